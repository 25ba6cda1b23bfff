import { Actors } from '../../src/accounts/actors.js';
import { OwnAccount } from '../../src/accounts/own-account.service.js';
import { Sessions } from '../../src/accounts/session.js';
import { tokenHash } from '../../src/accounts/tokens.js';
import type { TokenScope } from '../../src/domain/actor.js';
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

it('tells tokens of the same moment apart: whose they are, what they may, and that one has ended', async () => {
  const sessions = t.app.get(Sessions);
  const token = async (handle: string, scope: TokenScope) => {
    const person = await t.app.get(Actors).byHandle(handle);
    return t.app.get(OwnAccount).createToken(person!, { name: scope, scopes: [scope], days: 1 });
  };
  const [reads, writes, ended] = [
    await token('secretariat', 'read'),
    await token('liaison', 'write'),
    await token('reader', 'read'),
  ];
  await t.db.query(`update api_token set expires_at = now() - interval '1 second' where token_hash = $1`, [
    tokenHash(ended),
  ]);
  const who = (of: string) => sessions.actorOf({ authorization: `Bearer ${of}` });
  const answers = await Promise.allSettled([reads, writes, ended, reads].map(who));
  expect(answers.map((each) => (each.status === 'fulfilled' ? each.value : each.reason.message))).toEqual([
    expect.objectContaining({ handle: 'secretariat', scopes: ['read'] }),
    expect.objectContaining({ handle: 'liaison', scopes: ['write'] }),
    expect.stringContaining('TOKEN_INVALID'),
    expect.objectContaining({ handle: 'secretariat', scopes: ['read'] }),
  ]);
});

it('takes no session that ended while it was asked about others', async () => {
  const sessions = t.app.get(Sessions);
  const cookie = await cookieOf(t, 'liaison');
  const stored = await sessions.stored(cookie);
  for (let round = 0; round < 20; round++) {
    const under = sessions.actorOf({ cookie: 'tequio=nobodys' });
    await Promise.resolve();
    if (round === 10) await sessions.end(stored!.accountId, stored!.id);
    const { kind } = await sessions.actorOf({ cookie });
    expect([round, kind]).toEqual([round, round < 10 ? 'person' : 'visitor']);
    await under;
  }
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
