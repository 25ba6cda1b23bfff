import { testApp, type TestApp } from '../support/app.js';
import { coCreation, proposer } from '../support/co-creation.js';
import { cookieOf, FROM_HERE } from '../support/sign-in.js';

/** No form of a browser makes these bodies: each is refused with a sentence, and none makes the server fail. */
let t: TestApp;
let own: Record<string, string>;
let page: string;
beforeAll(async () => {
  t = await testApp();
  const at = await coCreation(t);
  const author = await at.citizen();
  own = { ...FROM_HERE, cookie: await cookieOf(t, author) };
  page = `/es/proponer/${(await proposer(t, author).draft(at.plan)).proposal.id}`;
});
afterAll(() => t.close());

const post = (url: string, type: string, payload: string) =>
  t.app.inject({ method: 'POST', url, headers: { ...own, 'content-type': type }, payload });

const NO_TEXT: unknown[] = [
  { toString: 1 },
  { toString: null, valueOf: null },
  { toJSON: 1 },
  { constructor: { name: 1 } },
  [{ toString: 1 }],
  [['x']],
  null,
  true,
  7,
];

it('refuses values of a page’s form that are no text, and says what to send', async () => {
  for (const body of NO_TEXT) {
    const sent = { form: 'proposalEdit', body };
    const { statusCode, body: html } = await post(page, 'application/json', JSON.stringify(sent));
    expect([sent, statusCode]).toEqual([sent, 400]);
    expect(html).toContain('Esto no es un formulario de esta página');
    expect(html).toContain(`href="${page}"`);
  }
  const english = await post('/en/propose', 'application/json', '{"form":{"toString":1}}');
  expect([english.statusCode, english.body.includes('This is no form of this page')]).toEqual([400, true]);
});

it('refuses bodies that have no fields', async () => {
  for (const [type, payload] of [
    ['application/json', '[]'],
    ['application/json', '["form"]'],
    ['application/json', '"form"'],
    ['application/json', '7'],
    ['text/plain', 'form=proposalEdit'],
  ] as const)
    expect([payload, (await post(page, type, payload)).statusCode]).toEqual([payload, 400]);
});

it('refuses a part of a form with a file that is JSON and no text', async () => {
  const part = (name: string, head: string, value: string) =>
    `--x\r\ncontent-disposition: form-data; name="${name}"\r\n${head}\r\n${value}\r\n`;
  const json = 'content-type: application/json\r\n';
  for (const url of [page, '/files']) {
    for (const value of ['{"toString":1}', '[[{"toString":1}]]', '{"a":"b"}', '7', 'null']) {
      const payload = `${part('form', '', 'proposalAttach')}${part('description', json, value)}--x--\r\n`;
      const { statusCode } = await post(url, 'multipart/form-data; boundary=x', payload);
      expect([url, value, [303, 422].includes(statusCode)]).toEqual([url, value, true]);
    }
  }
});

it('reads what the doors are sent as text or not at all', async () => {
  for (const value of NO_TEXT) {
    for (const [url, names] of [
      ['/sign-in/request', ['email', 'returnTo', 'language']],
      ['/sign-in/confirm', ['token', 'code', 'notice', 'publicName']],
      ['/sign-in/second-factor', ['code', 'returnTo']],
      ['/sign-out/everywhere', ['language']],
    ] as const) {
      const sent = Object.fromEntries(names.map((name) => [name, value]));
      const { statusCode } = await post(url, 'application/json', JSON.stringify(sent));
      expect([url, value, statusCode]).toEqual([url, value, 303]);
    }
  }
});

it('refuses requests of GraphQL whose parts are no text', async () => {
  for (const value of NO_TEXT.filter((each) => each !== null)) {
    for (const sent of [
      { query: value },
      { query: '{ __typename }', operationName: value },
      { query: '{ __typename }', extensions: { persistedQuery: value } },
      { query: 'query ($id: ID!) { node(id: $id) { id } }', variables: { id: value } },
      { query: 'query ($t: String) { commitments(filter: { text: $t }) { totalCount } }', variables: { t: value } },
      { query: 'query ($a: DateTime) { plan(slug: "joint", asOf: $a) { id } }', variables: { a: value } },
    ]) {
      const { statusCode, body } = await post('/graphql', 'application/json', JSON.stringify(sent));
      expect([sent, statusCode < 500, body.includes('INTERNAL')]).toEqual([sent, true, false]);
    }
  }
});

const HTML = { accept: 'text/html,application/xhtml+xml' };
const LONG = `form=signIn&email=${'a'.repeat(300_000)}`;

it.each([
  ['/es/entrar', {}, LONG, 413, 'Lo que envió es demasiado largo'],
  ['/en/sign-in', {}, LONG, 413, 'What you sent is too long'],
  ['/sign-in/request', { cookie: 'lang=en' }, LONG, 413, 'What you sent is too long'],
  ['/es/entrar', { origin: 'https://evil.example' }, 'email=a', 403, 'Esto no se envió desde este sitio'],
  ['/en/sign-in', { 'content-type': 'text/weird' }, 'email=a', 415, 'This is no form of this page'],
  ['/es/entrar', { 'content-type': 'application/json' }, '{', 400, 'Esto no es un formulario de esta página'],
])('shows people on %s with %j a page in their language', async (url, more, payload, status, title) => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const sent = { method: 'POST' as const, url, payload };
  const shown = await t.app.inject({ ...sent, headers: { ...HTML, ...form, ...more } });
  expect([shown.statusCode, shown.headers['content-type']]).toEqual([status, 'text/html; charset=utf-8']);
  expect(shown.body).toContain(`<h1>${title}</h1>`);
  expect(shown.body).toContain('<header class="top">');
  expect(shown.body).not.toMatch(/statusCode|\{"/);
  const program = await t.app.inject({ ...sent, headers: { ...form, ...more, accept: 'application/json' } });
  expect([program.statusCode, program.headers['content-type']]).toEqual([status, 'application/json; charset=utf-8']);
});
