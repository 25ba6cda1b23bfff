import { testApp, type TestApp } from '../support/app.js';
import { BOTH, coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';
import { declined, responder } from '../support/responding.js';

let t: TestApp;
let at: CoCreation;
let author: string;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  author = await at.citizen();
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

interface Made {
  id: string;
  reference: string;
  version: number;
}
const submitted = (words: string): Promise<Made> => proposer(t, author).submitted(at.plan, title(words));
async function several(count: number): Promise<Made[]> {
  const made: Made[] = [];
  await t.db.query('delete from rate_count');
  for (let i = 0; i < count; i++) made.push(await submitted(`Parque ${i}`));
  return made;
}
const assign = async (who: string, read: Pick<Made, 'id' | 'version'>[], more: object = {}) =>
  (
    await t.gql.as(who)(
      `mutation ($versions: [Int!], $input: ProposalsReviewInput!) { proposalsReview(expectedVersions: $versions, input: $input) {
         proposals { reference state version debts { jurisdiction { code } institution { slug } state } }
         userErrors { code path message } consequences { code count before after message } } }`,
      {
        versions: read.map(({ version }) => version),
        input: { plan: at.plan, institution: 'justicia', proposals: read.map(({ id }) => id), ...more },
      },
    )
  ).proposalsReview;
const now = async ({ id }: Made) =>
  (
    await t.gql(
      `query ($id: ID!) { node(id: $id) { ... on Proposal { state version debts { jurisdiction { code } institution { slug } state } } } }`,
      { id },
    )
  ).node;
const entries = async () => Number((await t.db.query('select count(*)::int as n from log'))[0].n);

it('names one institution for each of them in one act, which the log tells of each', async () => {
  const made = await several(3);
  const before = await entries();
  const { proposals, userErrors } = await assign('secretariat', made);
  expect(userErrors).toEqual([]);
  expect(proposals.map(({ reference }: Made) => reference).toSorted()).toEqual(made.map(({ reference }) => reference));
  for (const one of made)
    expect(await now(one)).toMatchObject({
      state: 'UNDER_REVIEW',
      version: one.version + 1,
      debts: [
        { institution: { slug: 'justicia' }, state: 'OWED' },
        { institution: null, state: 'OWED' },
      ],
    });
  expect(await entries()).toBe(before + 1);
  const [entry] = await t.db.query('select verb, about from log order by seq desc limit 1');
  expect(entry).toEqual({ verb: 'proposals.reviewed', about: expect.arrayContaining(made.map(({ id }) => id)) });
  expect(entry.about).toHaveLength(3);
});

it('says before what would follow: which, whose task it is and by when, who loses it, who begins to owe', async () => {
  const [one, other, third] = (await several(3)) as [Made, Made, Made];
  await proposer(t, 'secretariat').review(other.id, BOTH);
  await proposer(t, 'secretariat').review(third.id, BOTH);
  await proposer(t, 'secretariat').release(third.id, { jurisdiction: '15104', reason: 'No le toca.' });
  const read = await Promise.all([one, other, third].map(async (each) => ({ ...each, ...(await now(each)) })));
  const { consequences, proposals } = await assign('secretariat', read, {
    institution: 'transparencia',
    preview: true,
  });
  expect(proposals).toBeNull();
  const of = (code: string) => consequences.find((each: { code: string }) => each.code === code);
  const both = [one, third].map(({ reference }) => reference).toSorted();
  expect(of('ASSIGNED_MANY')).toMatchObject({ count: 2, message: expect.stringContaining(both.join(' y ')) });
  expect(of('ASSIGNED_ALREADY')).toMatchObject({ count: 1, message: expect.stringContaining(other.reference) });
  expect(of('TASK_GIVEN')).toMatchObject({ count: 2, before: expect.any(String), after: expect.any(String) });
  expect(of('DEBTS_BEGIN')).toMatchObject({ count: 1, message: expect.stringContaining('15104') });
  expect(of('TASK_MOVES')).toBeUndefined();
  expect(await now(one)).toMatchObject({ state: 'SUBMITTED', version: one.version });
});

it('leaves those as they are that the institution has already, and says nothing of them in the log', async () => {
  const [one, other] = (await several(2)) as [Made, Made];
  await assign('secretariat', [one]);
  const read = await Promise.all([one, other].map(async (each) => ({ ...each, ...(await now(each)) })));
  expect((await assign('secretariat', read)).userErrors).toEqual([]);
  expect([(await now(one)).version, (await now(other)).version]).toEqual([one.version + 1, other.version + 1]);
  const [entry] = await t.db.query('select about from log order by seq desc limit 1');
  expect(entry.about).toEqual([other.id]);
});

it.each([
  ['edited', 'ONE_OUTDATED', ({ id, version }: Made) => proposer(t, author).edit(id, version, title('Otro'))],
  ['assigned by a colleague', 'ONE_OUTDATED', ({ id }: Made) => proposer(t, 'secretariat').review(id, BOTH)],
  ['withdrawn', 'ONE_NOT_OPEN', ({ id }: Made) => proposer(t, author).withdraw(id)],
  [
    'responded',
    'ONE_NOT_OPEN',
    async ({ id }: Made) => {
      await proposer(t, 'secretariat').review(id, BOTH);
      return responder(t, 'liaison').respond(id, '15', declined());
    },
  ],
])('assigns none when one was %s meanwhile, and names it', async (_, code, change) => {
  const [one, other] = (await several(2)) as [Made, Made];
  expect((await change(other)).userErrors ?? []).toEqual([]);
  const { userErrors } = await assign('secretariat', [one, other]);
  expect(userErrors).toEqual([
    {
      code,
      path: code === 'ONE_OUTDATED' ? ['expectedVersions', '1'] : ['input', 'proposals', '1'],
      message: expect.stringContaining(other.reference),
    },
  ]);
  expect(await now(one)).toMatchObject({ state: 'SUBMITTED', version: one.version });
});

it('does it once for two who send it at once, and once however often one key is sent', async () => {
  const made = await several(5);
  const both = await Promise.all([
    assign('secretariat', made),
    assign('secretariat', made.toReversed(), { institution: 'transparencia' }),
  ]);
  const codes = both.map(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code));
  expect(codes.flat()).toEqual(made.map(() => 'ONE_OUTDATED'));
  const again = await several(2);
  const key = { clientMutationId: 'one-click' };
  const [first, second] = await Promise.all([0, 1].map(() => assign('secretariat', again, key)));
  expect([first.userErrors, second.userErrors]).toEqual([[], []]);
  expect(await now(again[0]!)).toMatchObject({ version: again[0]!.version + 1 });
});

it.each(['liaison', 'reader'])('is not for %s', async (who) => {
  const [one] = await several(1);
  const { userErrors } = await assign(who, [one!]);
  expect(userErrors.map(({ code }: { code: string }) => code)).toEqual(['NOT_ALLOWED']);
});

it('takes an institution of a member only, and proposals of the plan', async () => {
  const [one] = await several(1);
  const code = async (proposals: Pick<Made, 'id' | 'version'>[], more: object) =>
    (await assign('secretariat', proposals, more)).userErrors.map(
      (error: { code: string; path: string[] }) => `${error.code} ${error.path.join('.')}`,
    );
  expect(await code([one!], { institution: 'nobody' })).toEqual(['INSTITUTION_NOT_FOUND input.institution']);
  expect(await code([{ id: `${one!.id.slice(0, 4)}${'0'.repeat(32)}`, version: 1 }], {})).toEqual([
    'PROPOSAL_NOT_FOUND input.proposals',
  ]);
});

it('assigns ten in as many statements as one', async () => {
  const made = [...(await several(6)), ...(await several(6))];
  const sent = async (some: Made[]) => {
    let done: { userErrors: object[] } | null = null;
    const all = await t.statements(async () => void (done = await assign('secretariat', some)));
    expect(done!.userErrors).toEqual([]);
    return all.length;
  };
  const one = await sent(made.slice(0, 1));
  expect(await sent(made.slice(1))).toBe(one);
});
