import { Sessions } from '../../src/accounts/session.js';
import { testApp, type TestApp } from '../support/app.js';
import { jointPlan } from '../support/builders.js';
import { cookieOf, FROM_HERE } from '../support/sign-in.js';

let t: TestApp;
let plan: string;
beforeAll(async () => {
  t = await testApp();
  plan = `pln_${(await jointPlan(t)).planId.replaceAll('-', '')}`;
});
afterAll(() => t.close());

const DRAFT = `mutation ($plan: ID!) { commitmentDraft(input: { plan: $plan, title: { language: ES, text: "Datos" },
  origin: CO_CREATED, members: ["15"] }) { commitment { id } userErrors { code } } }`;
const post = (headers: Record<string, string>) =>
  t.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', host: 'localhost', ...headers },
    payload: { query: DRAFT, variables: { plan } },
  });
const codesOf = (answer: Awaited<ReturnType<typeof post>>) =>
  answer.json().data.commitmentDraft.userErrors.map(({ code }: { code: string }) => code);

it('lets the one who holds the cookie act in their role, and a visitor not', async () => {
  const cookie = await cookieOf(t, 'secretariat');
  expect(codesOf(await post({ ...FROM_HERE, cookie }))).toEqual([]);
  expect(codesOf(await post(FROM_HERE))).toEqual(['NOT_ALLOWED']);
});

it('keeps no token: only its hash is in the database', async () => {
  const cookie = await cookieOf(t, 'secretariat');
  const token = cookie.slice('tequio='.length);
  const [{ dump }] = await t.db.query('select json_agg(s)::text as dump from login_session s');
  expect(dump).not.toContain(token);
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
});

it('ends a session at once', async () => {
  const cookie = await cookieOf(t, 'secretariat');
  const stored = await t.app.get(Sessions).stored(cookie);
  await t.app.get(Sessions).end(stored!.accountId, stored!.id);
  expect(codesOf(await post({ ...FROM_HERE, cookie }))).toEqual(['NOT_ALLOWED']);
});

it('takes no session after its last day', async () => {
  const cookie = await cookieOf(t, 'secretariat');
  await t.db.query(`update login_session set expires_at = now() - interval '1 second'`);
  expect(await t.app.get(Sessions).actorOf({ cookie })).toEqual({ kind: 'visitor' });
});

it('asks the database once for a visitor and twice for somebody who signed in', async () => {
  const cookie = await cookieOf(t, 'secretariat');
  const read = (headers: Record<string, string>) =>
    t.readsAnew(() =>
      t.app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/json', ...FROM_HERE, ...headers },
        payload: { query: '{ plan(slug: "joint") { id } }' },
      }),
    );
  expect(await read({})).toHaveLength(1);
  expect(await read({ cookie })).toHaveLength(2);
});

it('asks in one statement who all are that come at the same moment, and mistakes none for another', async () => {
  const sessions = t.app.get(Sessions);
  const [secretariat, liaison] = [await cookieOf(t, 'secretariat'), await cookieOf(t, 'liaison')];
  const names: string[] = [];
  const sent = await t.statements(async () => {
    const cookies = [secretariat, liaison, 'tequio=nobodys', secretariat];
    for (const actor of await Promise.all(cookies.map((cookie) => sessions.actorOf({ cookie }))))
      names.push(actor.kind === 'person' ? actor.handle : actor.kind);
  });
  expect(names).toEqual(['secretariat', 'liaison', 'visitor', 'secretariat']);
  expect(sent).toHaveLength(1);
});

describe('a write in somebody’s name from another site', () => {
  const elsewhere: [string, Record<string, string>][] = [
    ['another origin', { origin: 'https://evil.example' }],
    ['a site of the same name on another port', { origin: 'http://localhost:81' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a browser that says so', { 'sec-fetch-site': 'cross-site' }],
    ['another host of the same site', { 'sec-fetch-site': 'same-site' }],
    ['nowhere', {}],
  ];
  it.each(elsewhere)('is refused when it comes from %s', async (_, headers) => {
    const cookie = await cookieOf(t, 'secretariat');
    const answer = await post({ ...headers, cookie });
    expect(answer.statusCode).toBe(403);
  });

  it('is refused when it is a form, also without a session', async () => {
    const answer = await t.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' },
      payload: 'email=victim%40example.org',
    });
    expect(answer.statusCode).toBe(403);
  });

  it('is no matter when there is no session: the API is public', async () => {
    expect((await post({ origin: 'https://elsewhere.example' })).statusCode).toBe(200);
  });
});
