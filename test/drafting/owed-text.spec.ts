import { dayAfter } from '../../src/domain/days.js';
import { dayIn } from '../../src/kernel/clock.js';
import { testApp, type TestApp } from '../support/app.js';
import { BOTH, type CoCreation, proposer } from '../support/co-creation.js';
import { drafting, writer } from '../support/drafting.js';
import { accepted, declined, responder } from '../support/responding.js';

let t: TestApp;
let plan: CoCreation;
let author: string;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
  author = await plan.citizen();
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

const today = dayIn('America/Mexico_City', new Date());
const writeBy = dayAfter(today, 10);

async function reviewed(): Promise<string> {
  const { id } = await proposer(t, author).submitted(plan.plan);
  await proposer(t, 'secretariat').review(id, BOTH);
  return id;
}
const owed = async (id: string) =>
  (await t.gql('query ($id: ID!) { node(id: $id) { ... on Proposal { owedText { by overdue } } } }', { id })).node
    .owedText;
const owing = async (): Promise<string[]> =>
  (await t.gql('{ proposals(filter: { owedText: true }) { nodes { id } } }')).proposals.nodes.map(
    ({ id }: { id: string }) => id,
  );

it('is promised by a response instead of a commitment, and given by a commitment that begins with the proposal', async () => {
  const id = await reviewed();
  expect(await owed(id)).toBeNull();
  const { response, userErrors } = await responder(t, 'liaison').respond(id, '15', accepted([], { writeBy }));
  expect(userErrors).toEqual([]);
  expect(await owed(id)).toEqual({ by: writeBy, overdue: false });
  expect(await owing()).toEqual([id]);
  const { node } = await t.gql(
    'query ($id: ID!) { node(id: $id) { ... on ReasonedResponse { writeBy versions { nodes { number writeBy } } } } }',
    { id: response.id },
  );
  expect(node).toEqual({ writeBy, versions: { nodes: [{ number: 1, writeBy }] } });
  const { userErrors: begun } = await writer(t, 'civil-society').draft(plan.plan, { proposals: [id] });
  expect(begun).toEqual([]);
  expect(await owed(id)).toBeNull();
  expect(await owing()).toEqual([]);
});

it('is given by a revised response that names a commitment', async () => {
  const id = await reviewed();
  const { response } = await responder(t, 'liaison').respond(id, '15', accepted([], { writeBy }));
  const { commitment } = await writer(t, 'secretariat').draft(plan.plan);
  const revised = await responder(t, 'liaison').revise(response.id, 1, {
    ...accepted([commitment.reference]),
    reason: 'Ya hay texto',
  });
  expect(revised.userErrors).toEqual([]);
  expect(await owed(id)).toBeNull();
});

it('is late from the day after', async () => {
  const id = await reviewed();
  await responder(t, 'liaison').respond(id, '15', accepted([], { writeBy: today }));
  expect(await owed(id)).toEqual({ by: today, overdue: false });
  t.setNow(new Date(Date.now() + 2 * 86_400_000).toISOString());
  expect(await owed(id)).toEqual({ by: today, overdue: true });
  t.setNow(new Date().toISOString());
});

it.each<[string, object, string]>([
  ['neither a commitment nor a day', accepted([]), 'COMMITMENT_LINK_REQUIRED commitments'],
  ['a day in the past', accepted([], { writeBy: dayAfter(today, -1) }), 'DATE_IN_THE_PAST writeBy'],
  ['a day for what is not accepted', declined({ writeBy }), 'NOTHING_TO_WRITE writeBy'],
])('is refused with %s', async (_, given, refused) => {
  const { userErrors } = await responder(t, 'liaison').respond(await reviewed(), '15', given);
  const [code, path] = refused.split(' ');
  expect(userErrors).toEqual([{ code, path: ['input', path] }]);
});
