import { testApp, type TestApp } from '../support/app.js';
import { signedIn } from '../support/browsing.js';
import { jointPlan } from '../support/builders.js';

let t: TestApp;
let plan: string;
beforeAll(async () => {
  t = await testApp();
  plan = `pln_${(await jointPlan(t)).planId.replaceAll('-', '')}`;
});
afterAll(() => t.close());

const CREATE = `mutation ($scopes: [TokenScope!]!) { tokenCreate(input: { name: "Guion", scopes: $scopes, days: 7 }) {
  secret viewer { tokens { id name scopes } } userErrors { code } } }`;
const DRAFT = `mutation ($plan: ID!) { commitmentDraft(input: { plan: $plan, title: { language: ES, text: "Datos" },
  origin: CO_CREATED, members: ["15"] }) { commitment { id } userErrors { code } } }`;

const create = async (handle: string, scopes: string[]) =>
  (await (await signedIn(t, handle)).ask(CREATE, { scopes })).tokenCreate;
const withToken = async (token: string, query: string) =>
  t.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    payload: { query, variables: { plan } },
  });
const codes = (answer: { json(): { data: Record<string, { userErrors: { code: string }[] }> } }) =>
  Object.values(answer.json().data)[0]!.userErrors.map(({ code }) => code);

it('lets a program act as its owner, and keeps only a hash of the token', async () => {
  const { secret, viewer } = await create('secretariat', ['READ', 'WRITE']);
  expect(secret).toMatch(/^tq_[\w-]{43}$/);
  expect(viewer.tokens).toMatchObject([{ name: 'Guion', scopes: ['READ', 'WRITE'] }]);
  expect(codes(await withToken(secret, DRAFT))).toEqual([]);
  const [{ dump }] = await t.db.query('select json_agg(k)::text as dump from api_token k');
  expect(dump).not.toContain(secret.slice(3));
});

it('does with a token that only reads nothing else', async () => {
  const { secret } = await create('secretariat', ['READ']);
  expect(codes(await withToken(secret, DRAFT))).toEqual(['SCOPE_MISSING']);
  expect((await withToken(secret, '{ viewer { publicName } }')).json().data.viewer.publicName).toBe('secretariat');
});

it('lets no token make another, nor end its owner’s sessions', async () => {
  const { secret } = await create('secretariat', ['READ', 'WRITE', 'ADMIN']);
  for (const mutation of [
    'tokenCreate(input: { name: "x", scopes: [READ], days: 1 })',
    'sessionsRevokeAll(input: {})',
    'secondFactorStart',
    'accountErase(input: { publicName: "secretariat", texts: false })',
  ]) {
    expect(codes(await withToken(secret, `mutation { ${mutation} { userErrors { code } } }`))).toEqual([
      'SCOPE_MISSING',
    ]);
  }
  const refused = (await withToken(secret, '{ accountExport }')).json();
  expect(refused.data.accountExport).toBeNull();
  expect(refused.errors[0].message).not.toMatch(/solo permite leer|only allows reading/);
});

it('answers 401 to a token that is wrong, ended or over, whatever is asked', async () => {
  const { secret, viewer } = await create('liaison', ['READ']);
  await (
    await signedIn(t, 'liaison')
  ).ask('mutation ($id: ID!) { tokenRevoke(id: $id) { userErrors { code } } }', {
    id: viewer.tokens[0].id,
  });
  const over = await create('liaison', ['READ']);
  await t.db.query(
    `update api_token set expires_at = now() - interval '1 second' where account_id = (select id from account where handle = 'liaison')`,
  );
  for (const token of [secret, over.secret, 'tq_nothing-nothing-nothing', 'x', "tq_' or true --------------------"]) {
    const answer = await withToken(token, '{ plan(slug: "joint") { id } }');
    expect(answer.statusCode).toBe(401);
    expect(answer.json().errors[0].extensions.code).toBe('UNAUTHENTICATED');
  }
});

it('shows nobody the tokens, sessions or address of another', async () => {
  await create('liaison', ['READ']);
  const [other] = await t.db.query(`select id from api_token limit 1`);
  const reader = await signedIn(t, 'reader');
  expect((await reader.ask('{ viewer { tokens { id } } }')).viewer.tokens).toEqual([]);
  await reader.ask('mutation ($id: ID!) { tokenRevoke(id: $id) { userErrors { code } } }', {
    id: `tok_${other.id.replaceAll('-', '')}`,
  });
  expect(await t.db.query('select 1 from api_token where id = $1', [other.id])).toHaveLength(1);
});
