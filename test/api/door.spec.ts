import { auditServer } from 'graphql-http';
import request from 'supertest';
import { JsonLogger } from '../../src/kernel/json-logger.js';
import { testApp, type TestApp } from '../support/app.js';

let t: TestApp;
let origin: string;
beforeAll(async () => {
  t = await testApp('demo');
  await t.app.listen(0, '127.0.0.1');
  origin = await t.app.getUrl();
});
afterAll(() => t.close());

/** Audits named in docs/adr/0003: a request that cannot be executed gets 400, for every media type that it asks for. */
const NAMED_IN_THE_ADR = ['572B', 'FDE2', '7B9B'];

it('speaks GraphQL over HTTP: the audits find no error, and no warning beyond those of ADR 3', async () => {
  const results = await auditServer({ url: `${origin}/graphql` });
  const found = results.filter(({ status }) => status === 'error' || status === 'warn');
  expect(results.length).toBeGreaterThan(50);
  expect(found.map(({ id }) => id).toSorted()).toEqual(NAMED_IN_THE_ADR.toSorted());
});

it('writes nothing to the log of the server when somebody is refused', async () => {
  const logged = jest.spyOn(JsonLogger.prototype, 'error');
  const { body } = await post('{ commitments(after: "nada") { nodes { id } } }');
  expect(body).toContain('CURSOR_INVALID');
  expect(logged).not.toHaveBeenCalled();
  logged.mockRestore();
});

const json = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
const send = async (headers: Record<string, string>, body: string) => {
  const { status, text } = await request(origin).post('/graphql').set(headers).send(body);
  return { status, body: text };
};
const post = (query: string, variables = {}) => send(json, JSON.stringify({ query, variables }));
const get = async (path: string) => {
  const { status, text, body } = await request(origin).get(path);
  return { status, text, body: body as unknown };
};

/** Signs of internals, which no response may contain. */
const INSIDE =
  /stack(trace)?"|at .*\.(js|ts):\d+|node_modules|QueryFailedError|pg_|SELECT .* FROM|ECONNREFUSED|relation \\?"|duplicate key/;
const times = (n: number, text: string) =>
  Array.from({ length: n }, (_, i) => text.replaceAll('$i', String(i)).replaceAll('$j', String(i + 1))).join(' ');

it.each([
  [
    'ten thousand batched requests',
    () => send(json, `[${times(10_000, '{"query":"{__typename}"}').replaceAll(' ', ',')}]`),
  ],
  [
    'fragments that fan out 2^22 times',
    () =>
      post(
        `query{commitments(first:1){nodes{...F0}}} ${times(22, 'fragment F$i on Commitment{...F$j ...F$j}')} fragment F22 on Commitment{id}`,
      ),
  ],
  ['an alias called __proto__', () => post('{ plans { nodes { __proto__: id } } }')],
  [
    'fragments in a circle',
    () => post('query{commitments{nodes{...A}}} fragment A on Commitment{id ...B} fragment B on Commitment{id ...A}'),
  ],
  [
    'fifty mutations in a document',
    () => post(`mutation{${times(50, 'm$i:commitmentEdit(id:"x",expectedVersion:1,input:{}){userErrors{code}}')}}`),
  ],
  ['ten thousand directives', () => post(`{__typename ${times(10_000, '@a')}}`)],
  ['a few unknown directives', () => post(`{__typename ${times(10, '@aa')}}`)],
  ['five thousand fields', () => post(`{${times(5000, '__typename')}}`)],
  ['nine thousand nested lists', () => post(`{node(id:${'['.repeat(9000)}${']'.repeat(9000)}){id}}`)],
  [
    'pages of pages of pages',
    () => post('{commitments(first:100){nodes{milestones(first:100){nodes{reports{evidence{id}}}}}}}'),
  ],
  ['no page and less than none', () => post('{a:commitments(first:-1){nodes{id}} b:commitments(first:0){nodes{id}}}')],
  ['a page of 101', () => post('{commitments(first:101){nodes{id}}}')],
  [
    'a charset nobody uses',
    () => send({ 'content-type': 'application/json; charset=ibm864' }, '{"query":"{__typename}"}'),
  ],
  ['JSON that says it is text', () => send({ 'content-type': 'text/plain' }, '{"query":"{__typename}"}')],
  ['a form from another site', () => send({ 'content-type': 'multipart/form-data; boundary=x' }, '--x--')],
  [
    'a GET without the preflight header',
    async () => {
      const { status, text } = await get('/graphql?query=%7B__typename%7D');
      return { status, body: text };
    },
  ],
  ['a body that is no JSON', () => send(json, '{"query":')],
  ['a body of a megabyte', () => send(json, JSON.stringify({ query: `{__typename ${'#'.repeat(1_000_000)}` }))],
  ['a file system path', () => post('{plan(slug:"x"){nothing}}')],
])('refuses %s without telling anything', async (_, attack) => {
  const { status, body } = await attack();
  expect([400, 405, 413, 415, 422]).toContain(status);
  expect(body).not.toMatch(INSIDE);
  expect(body.length).toBeLessThan(16_384);
});

it('says of a packed body that none is unpacked', async () => {
  const answer = await request(origin)
    .post('/graphql')
    .set({ 'content-type': 'application/json', 'content-encoding': 'gzip' })
    .send('{"query":"{__typename}"}');
  expect([answer.status, answer.headers['accept-encoding']]).toEqual([415, 'identity']);
  expect(answer.text).toContain('Send the body as it is');
});

it.each([
  "' or 1=1 --",
  "a & | ! ( <-> :* ' \\",
  '%_'.repeat(90),
  '"unclosed',
  '$1::text',
  '\u{1F600}'.repeat(50),
  '-',
])('finds nothing wrong with searching for %s', async (text) => {
  const { status, body } = await post('query($t:String){commitments(filter:{text:$t}){totalCount}}', { t: text });
  expect(status).toBe(200);
  expect(JSON.parse(body).errors).toBeUndefined();
});

it.each([['\u0000'], ['\ud800']])('does not fall over characters that cannot be stored', async (text) => {
  const { status, body } = await post(
    'query($t:String!){plan(slug:$t){id} commitment(reference:$t){id} commitments(filter:{text:$t}){totalCount}}',
    { t: text },
  );
  expect(status).toBeLessThan(500);
  expect(body).not.toMatch(INSIDE);
  expect(body).not.toContain('INTERNAL');
});

it('never says what another id or a draft would have been', async () => {
  const { body } = await post(
    '{a:node(id:"com_00000000000070008000000000000000"){id} b:node(id:"nonsense"){id} c:node(id:"acc_00000000000070008000000000000000"){id}}',
  );
  expect(JSON.parse(body)).toEqual({ data: { a: null, b: null, c: null } });
});

it('gives contact data to nobody but its owner: only the viewer has an address', async () => {
  const { body } = await post('{__schema{types{name fields{name type{name ofType{name ofType{name ofType{name}}}}}}}}');
  type Ref = { name: string | null; ofType?: Ref } | null | undefined;
  const nameOf = (type: Ref): string | null => (type ? (type.name ?? nameOf(type.ofType)) : null);
  const fields: { owner: string; name: string; type: string | null }[] = JSON.parse(body).data.__schema.types.flatMap(
    (owner: { name: string; fields: { name: string; type: Ref }[] | null }) =>
      (owner.fields ?? []).map(({ name, type }) => ({ owner: owner.name, name, type: nameOf(type) })),
  );
  const contact = fields.filter(({ name }) => /email|phone|password/i.test(name));
  expect(contact.map(({ owner, name }) => `${owner}.${name}`)).toEqual(['Viewer.email']);
  const ways = fields.filter(({ type, owner }) => type === 'Viewer' && !owner.endsWith('Payload'));
  expect(ways.map(({ owner, name }) => `${owner}.${name}`)).toEqual(['Query.viewer']);
});

it('tells a balancer and Prometheus how it is', async () => {
  expect((await get('/live')).body).toEqual({ live: true });
  expect((await get('/ready')).body).toEqual({ ready: true, logProtectedFromItsServer: true });
  expect((await get('/metrics')).text).toContain('tequio_http_request_duration_seconds_bucket');
});

it('serves GraphiQL from its own files only', async () => {
  const page = await get('/graphiql');
  expect(page.status).toBe(200);
  expect(page.text).not.toMatch(/https?:/);
  for (const [, path] of page.text.matchAll(/(?:src|href)="([^"]+)"/g)) expect((await get(path!)).status).toBe(200);
  expect((await get('/graphiql/..%2fpackage.json')).status).toBe(404);
});
