import { encodeId } from '../../src/api/node-id.js';
import { testApp, type TestApp } from '../support/app.js';
import { jointPlan } from '../support/builders.js';

let t: TestApp;
let plan: string;
beforeAll(async () => {
  t = await testApp();
  plan = encodeId('Plan', (await jointPlan(t)).planId);
});
afterAll(() => t.close());

const DRAFT = `mutation ($input: CommitmentDraftInput!) { commitmentDraft(input: $input) {
  commitment { id reference joint state version availableActions owners { role jurisdiction { code } } }
  userErrors { code path } clientMutationId } }`;
const input = (more: object = {}) => ({
  plan,
  title: { language: 'ES', text: 'Datos abiertos' },
  origin: 'CO_CREATED',
  members: ['15', '15104'],
  ...more,
});
const draft = async (more: object = {}, as = 'secretariat') =>
  (await t.gql.as(as)(DRAFT, { input: input(more) })).commitmentDraft;
const logSize = async () => Number((await t.db.query('select size from log_head'))[0].size);

it('drafts a commitment that belongs to the State and the Municipality, with one entry in the log', async () => {
  const before = await logSize();
  const { commitment, userErrors } = await draft();
  expect(userErrors).toEqual([]);
  expect(commitment).toMatchObject({ joint: true, state: 'DRAFT', version: 1 });
  expect(commitment.owners.map((owner: { role: string }) => owner.role)).toEqual(['MEMBER', 'MEMBER']);
  expect(commitment.availableActions).toContain('EDIT');
  expect(await logSize()).toBe(before + 1);
});

it('refuses a draft by someone whose role does not allow it, and writes nothing', async () => {
  const before = await logSize();
  expect(await draft({}, 'reader')).toMatchObject({ commitment: null, userErrors: [{ code: 'NOT_ALLOWED' }] });
  expect(await logSize()).toBe(before);
});

it('refuses a jurisdiction that is no member of the plan', async () => {
  const { userErrors } = await draft({ members: ['15', '99'] });
  expect(userErrors).toEqual([{ code: 'JURISDICTION_NOT_A_MEMBER', path: ['input', 'members'] }]);
});

it('keeps a draft from visitors, by reference, by id and in lists', async () => {
  const { commitment } = await draft();
  const seen = await t.gql(
    `query ($r: String!, $id: ID!) { commitment(reference: $r) { id } node(id: $id) { id } commitments { totalCount nodes { id } } }`,
    { r: commitment.reference, id: commitment.id },
  );
  expect(seen).toEqual({ commitment: null, node: null, commitments: { totalCount: 0, nodes: [] } });
});

it('answers the same key and input with the first result, and refuses it with another', async () => {
  const first = await draft({ clientMutationId: 'k1' });
  const again = await draft({ clientMutationId: 'k1' });
  expect(again.commitment.id).toBe(first.commitment.id);
  const other = await draft({ clientMutationId: 'k1', origin: 'PROACTIVE' });
  expect(other.userErrors[0].code).toBe('CLIENT_MUTATION_ID_REUSED');
});

it('never overwrites an edit made in between', async () => {
  const { commitment } = await draft();
  const edit = (text: string) =>
    t.gql.as('secretariat')(
      `mutation ($id: ID!, $text: Text!) { commitmentEdit(id: $id, expectedVersion: 1, input: { title: { language: ES, text: $text } }) {
        commitment { version title { text } } userErrors { code } } }`,
      { id: commitment.id, text },
    );
  const answers = await Promise.all([edit('Uno'), edit('Dos')]);
  const refused = answers.filter((answer) => answer.commitmentEdit.userErrors[0]?.code === 'VERSION_OUTDATED');
  expect(refused).toHaveLength(1);
});

it('invites an institution, which declines only with a reason', async () => {
  const { commitment } = await draft();
  const invited = await t.gql.as('secretariat')(
    `mutation ($id: ID!) { ownershipInvite(id: $id, input: { institution: "justicia", role: LEAD }) {
      commitment { owners { id role state } } userErrors { code } } }`,
    { id: commitment.id },
  );
  const [owner] = invited.ownershipInvite.commitment.owners;
  expect(owner).toMatchObject({ role: 'LEAD', state: 'INVITED' });
  const respond = async (accept: boolean) =>
    (
      await t.gql.as('liaison')(
        `mutation ($id: ID!, $accept: Boolean!) { ownershipRespond(id: $id, input: { accept: $accept }) {
          commitment { owners { state } } userErrors { code } } }`,
        { id: owner.id, accept },
      )
    ).ownershipRespond;
  const waiting = async () =>
    (await t.gql.as('liaison')('{ tasks { kind count institution { slug } } }')).tasks.filter(
      ({ kind }: { kind: string }) => kind === 'OWNERSHIP',
    );
  expect(await waiting()).toEqual([{ kind: 'OWNERSHIP', count: 1, institution: { slug: 'justicia' } }]);
  expect((await respond(false)).userErrors).toEqual([{ code: 'REASON_REQUIRED' }]);
  expect((await respond(true)).commitment.owners[0]).toEqual({ state: 'ACCEPTED' });
  expect(await waiting()).toEqual([]);
  expect((await respond(true)).userErrors).toEqual([{ code: 'ALREADY_RESPONDED' }]);
});

it('numbers milestones and reads a plan with everything below it in one statement', async () => {
  const { commitment } = await draft();
  const add = () =>
    t.gql.as('secretariat')(
      `mutation ($id: ID!) { milestoneAdd(commitment: $id, input: { title: { language: ES, text: "Hito" }, planned: { start: "2022-01", end: "2022-Q2" } }) {
        milestone { number planned { startOn endOn endPrecision } } userErrors { code } } }`,
      { id: commitment.id },
    );
  expect((await add()).milestoneAdd.milestone).toEqual({
    number: 1,
    planned: { startOn: '2022-01-01', endOn: '2022-06-30', endPrecision: 'QUARTER' },
  });
  expect((await add()).milestoneAdd.milestone.number).toBe(2);
  const read = `{ plan(slug: "joint") { commitments { nodes { a: title { text } owners { institution { slug } }
    milestones(first: 1) { nodes { status late { againstPlanned } } pageInfo { hasNextPage } totalCount } assessments { id } } } } }`;
  // Only one more statement is sent: the one that finds out who asks.
  const sent = await t.statements(() => t.gql.as('secretariat')(read));
  expect(sent.filter((sql) => !sql.includes('from account a'))).toHaveLength(1);
  expect(await t.statements(() => t.gql(read))).toHaveLength(1);
});

it('takes a period of which only one end is known', async () => {
  const { commitment, userErrors } = await draft({ period: { start: '2022' } });
  expect(userErrors).toEqual([]);
  const { node } = await t.gql.as('secretariat')(
    'query ($id: ID!) { node(id: $id) { ... on Commitment { period { startOn startPrecision endOn endPrecision } } } }',
    { id: commitment.id },
  );
  expect(node.period).toEqual({ startOn: '2022-01-01', startPrecision: 'YEAR', endOn: null, endPrecision: null });
});
