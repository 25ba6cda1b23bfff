import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { testApp, type TestApp } from '../support/app.js';
import { type CoCreation, coCreation } from '../support/co-creation.js';

let t: TestApp;
let made: CoCreation;
beforeAll(async () => {
  t = await testApp();
  made = await coCreation(t);
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));
afterEach(() => t.setNow(new Date().toISOString()));

const es = (text: string) => ({ language: 'ES', text });
const SECRET_TEXT = 'Canario-azul-en-la-plaza';
const KEEP = `mutation ($input: ProposalKeepInput!) { proposalKeep(input: $input) { token expiresAt userErrors { code path } } }`;
const keep = async (more: object = {}) =>
  (
    await t.gql(KEEP, {
      input: { plan: made.plan, title: es('Bancas'), problem: es(SECRET_TEXT), action: es('Poner bancas'), ...more },
    })
  ).proposalKeep;
const FIND = `query ($token: String!) { keptProposal(token: $token) { claimed language title problem action affected
  plan { slug } again: plan { id } proposal { id title { text } } } }`;
const find = async (token: string, who?: string) => (await (who ? t.gql.as(who) : t.gql)(FIND, { token })).keptProposal;
const claim = async (who: string, token: string) =>
  (
    await t.gql.as(who)(
      `mutation ($token: String!) { proposalClaim(input: { token: $token }) {
        proposal { id state title { text } problem { text } author { handle } availableActions } userErrors { code } } }`,
      { token },
    )
  ).proposalClaim;
const codes = (payload: { userErrors: { code: string }[] }) => payload.userErrors.map(({ code }) => code);
const dump = async () => JSON.stringify(await t.db.query('select * from kept_proposal'));

it('keeps what a visitor wrote, for whoever has the secret, and shows it in no list and in no log', async () => {
  const before = await t.db.query('select count(*) from log');
  const { token, expiresAt, userErrors } = await keep();
  expect(userErrors).toEqual([]);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(Math.round((Date.parse(expiresAt) - Date.now()) / 86_400_000)).toBe(7);
  expect(await find(token)).toMatchObject({
    claimed: false,
    language: 'ES',
    title: 'Bancas',
    problem: SECRET_TEXT,
    affected: null,
    plan: { slug: 'joint' },
    again: { id: made.plan },
    proposal: null,
  });
  expect(await find(`${token.slice(1)}x`)).toBeNull();
  expect(await t.db.query('select count(*) from log')).toEqual(before);
  expect((await t.gql('{ proposals { totalCount } }')).proposals.totalCount).toBe(0);
});

it('can be opened with the token only: neither it nor the text is anywhere in the database', async () => {
  const { token } = await keep();
  const rows = await t.db.query(`select encode(text_sealed, 'escape') as text from kept_proposal`);
  expect(JSON.stringify(rows)).not.toContain(SECRET_TEXT);
  expect(await dump()).not.toContain(token);
  expect(await t.db.query('select 1 from mutation_receipt')).toEqual([]);
});

it('becomes the draft of whoever claims it, once, with their name', async () => {
  const { token } = await keep();
  const [handle, other] = [await made.citizen(), await made.citizen()];
  const { proposal, userErrors } = await claim(handle, token);
  expect(userErrors).toEqual([]);
  expect(proposal).toMatchObject({
    state: 'DRAFT',
    title: { text: 'Bancas' },
    problem: { text: SECRET_TEXT },
    author: { handle },
    availableActions: ['EDIT', 'SUBMIT', 'ERASE'],
  });
  expect(codes(await claim(handle, token))).toEqual(['KEPT_PROPOSAL_CLAIMED']);
  expect(codes(await claim(other, token))).toEqual(['KEPT_PROPOSAL_CLAIMED']);
  const used = { claimed: true, title: null, problem: null, language: null };
  expect(await find(token)).toMatchObject({ ...used, proposal: null });
  expect(await find(token, other)).toMatchObject({ ...used, proposal: null });
  expect(await find(token, handle)).toMatchObject({ ...used, proposal: { id: proposal.id } });
  const [{ sealed }] = await t.db.query(
    'select bool_or(text_sealed is not null) as sealed from kept_proposal where account_id is not null',
  );
  expect(sealed).toBe(false);
});

it('gives one draft only to two who claim it at the same moment', async () => {
  const { token } = await keep();
  const people = await Promise.all([made.citizen(), made.citizen(), made.citizen()]);
  const answers = await Promise.all(people.map((who) => claim(who, token)));
  expect(answers.filter(({ proposal }) => proposal)).toHaveLength(1);
  expect(answers.flatMap(codes)).toEqual(['KEPT_PROPOSAL_CLAIMED', 'KEPT_PROPOSAL_CLAIMED']);
});

it('is claimed by nobody without an account, and discarded by whoever has the secret', async () => {
  const { token } = await keep();
  const { proposalClaim } = await t.gql(
    `mutation ($t: String!) { proposalClaim(input: { token: $t }) { userErrors { code } } }`,
    { t: token },
  );
  expect(codes(proposalClaim)).toEqual(['NOT_ALLOWED']);
  const discard = (given: string) =>
    t.gql(`mutation ($t: String!) { proposalDiscard(input: { token: $t }) { userErrors { code } } }`, { t: given });
  await discard('nothing-like-it');
  expect(await find(token)).not.toBeNull();
  await discard(token);
  expect(await find(token)).toBeNull();
  expect(codes(await claim(await made.citizen(), token))).toEqual(['KEPT_PROPOSAL_NOT_FOUND']);
});

it('keeps nothing when no call is open, and still lets a kept text be saved when the call has closed since', async () => {
  const { token } = await keep();
  t.setNow(new Date(Date.now() + 3 * 86_400_000).toISOString());
  expect(await keep()).toMatchObject({ token: null, userErrors: [{ code: 'CALL_CLOSED', path: ['input', 'plan'] }] });
  const { proposal } = await claim(await made.citizen(), token);
  expect(proposal.availableActions).toEqual(['EDIT', 'ERASE']);
});

it('forgets it after seven days, and the hourly clean-up takes it away', async () => {
  const { token } = await keep();
  t.setNow(new Date(Date.now() + 8 * 86_400_000).toISOString());
  expect(await find(token)).toBeNull();
  expect(codes(await claim(await made.citizen(), token))).toEqual(['KEPT_PROPOSAL_NOT_FOUND']);
  await t.db.query(`update kept_proposal set expires_at = now() - interval '1 second'`);
  await t.app.get(Jobs).add('forget_what_is_over', {});
  await t.app.get(Jobs).runDue();
  expect(await dump()).toBe('[]');
});

it('takes one proposal, not a book, and from one address not for ever', async () => {
  const long = es('a'.repeat(9000));
  expect(codes(await keep({ problem: long, action: long, affected: long }))).toEqual(['TEXT_TOO_LONG']);
  expect(codes(await keep({ problem: long, action: long }))).toEqual([]);
  const from = (address: string) =>
    t.app.inject({
      method: 'POST',
      url: '/graphql',
      remoteAddress: address,
      headers: { 'content-type': 'application/json' },
      payload: { query: KEEP, variables: { input: { plan: made.plan, title: es('Otra') } } },
    });
  const answered = async (address: string) => codes((await from(address)).json().data.proposalKeep);
  for (let i = 0; i < 40; i++) expect(await answered('203.0.113.9')).toEqual([]);
  expect(await answered('203.0.113.9')).toEqual(['TOO_MANY']);
  expect(await answered('203.0.113.10')).toEqual([]);
  expect(JSON.stringify(await t.db.query('select key from rate_count'))).not.toContain('203.0.113');
});
