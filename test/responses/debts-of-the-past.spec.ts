import { migrate, withOwner } from '../../src/kernel/database/migrate.js';
import { testApp, type TestApp } from '../support/app.js';
import { BOTH, coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';
import { declined, responder } from '../support/responding.js';

let t: TestApp;
let here: CoCreation;
let id: string;
/** Instants between the acts of this test, each by the name of the act before it. */
const at: Record<string, string> = {};

/** Takes an instant after all earlier writes and before all later ones. */
async function between(name: string): Promise<void> {
  const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
  await pause();
  at[name] = new Date().toISOString();
  await pause();
}

beforeAll(async () => {
  t = await testApp();
  here = await coCreation(t);
  const secretariat = proposer(t, 'secretariat');
  id = (await proposer(t, await here.citizen()).submitted(here.plan, title('Agua limpia'))).id;
  await between('submitted');
  await secretariat.review(id, { assignments: [BOTH.assignments[0]] });
  await between('assigned');
  await secretariat.review(id, BOTH);
  await between('reassigned');
  await responder(t, 'liaison').respond(id, '15', declined());
  await between('responded');
  await secretariat.release(id, { jurisdiction: '15104', reason: 'No le toca.' });
  await between('released');
  t.setNow(new Date(Date.now() + 60_000).toISOString());
});
afterAll(() => t.close());

const DEBTS = `query ($at: DateTime) { proposals(filter: { plan: "joint" }, asOf: $at) { nodes { debts {
  jurisdiction { code } institution { slug } state respondedOn releaseReason } } } }`;

interface Debt {
  jurisdiction: { code: string };
  institution: { slug: string } | null;
  state: string;
  respondedOn: string | null;
  releaseReason: string | null;
}

async function debts(instant?: string): Promise<string[]> {
  const { proposals } = await t.gql(DEBTS, { at: instant });
  return proposals.nodes[0].debts
    .map(
      ({ jurisdiction, institution, state, respondedOn, releaseReason }: Debt) =>
        `${jurisdiction.code} ${institution?.slug ?? '–'} ${state}${respondedOn ? ' on a day' : ''}${releaseReason ? ` ${releaseReason}` : ''}`,
    )
    .toSorted();
}

const STOOD: [string, string[]][] = [
  ['submitted', ['15 – OWED', '15104 – OWED']],
  ['assigned', ['15 justicia OWED', '15104 – OWED']],
  ['reassigned', ['15 justicia OWED', '15104 transparencia OWED']],
  ['responded', ['15 justicia RESPONDED on a day', '15104 transparencia OWED']],
  ['released', ['15 justicia RESPONDED on a day', '15104 transparencia RELEASED No le toca.']],
];

it.each(STOOD)('shows who owed what when it was %s', async (name, stood) => {
  expect(await debts(at[name])).toEqual(stood);
});

it('shows at the present what the last instant shows', async () => {
  expect(await debts()).toEqual(STOOD.at(-1)![1]);
});

it('filters by who was responsible then', async () => {
  const found = async (filter: string, instant?: string) =>
    (
      await t.gql(`query ($at: DateTime) { proposals(filter: { ${filter} }, asOf: $at) { totalCount } }`, {
        at: instant,
      })
    ).proposals.totalCount;
  const counted = async (filter: string) =>
    Promise.all([...STOOD.map(([name]) => at[name]), undefined].map((instant) => found(filter, instant)));
  expect(await counted('unassigned: true')).toEqual([1, 1, 0, 0, 0, 0]);
  expect(await counted('responsible: "justicia"')).toEqual([0, 1, 1, 1, 1, 1]);
  expect(await counted('responsible: "transparencia"')).toEqual([0, 0, 1, 1, 0, 0]);
});

it('counts what was owed and responded to by that instant, also within a day', async () => {
  const coverage = async (instant?: string) => {
    const { plan } = await t.gql(
      `query ($at: DateTime) { plan(slug: "joint", asOf: $at) { responseCoverage { owed responded }
        responseCoverageByDay { owed responded } responseCoverageByInstitution { institution { slug } coverage { owed } } } }`,
      { at: instant },
    );
    expect(plan.responseCoverageByDay.at(-1)).toEqual(plan.responseCoverage);
    return [plan.responseCoverage.owed, plan.responseCoverage.responded];
  };
  const figures = await Promise.all([...STOOD.map(([name]) => at[name]), undefined].map((one) => coverage(one)));
  expect(figures).toEqual([
    [2, 0],
    [2, 0],
    [2, 0],
    [2, 1],
    [1, 1],
    [1, 1],
  ]);
});

it('rebuilds from what was kept elsewhere the history of a database that kept none, but for who was named between reviews', async () => {
  await withOwner(t.database.ownerUrl, async (db) => {
    const kept = async () =>
      (await db.query(`select to_regclass('history.response_assignment') is not null as kept`))[0].kept;
    while (await kept()) await db.undoLastMigration();
  });
  await migrate(t.database.ownerUrl);
  for (const [name, stood] of STOOD) {
    const named = name === 'assigned' ? ['15 justicia OWED', '15104 transparencia OWED'] : stood;
    expect([name, await debts(at[name])]).toEqual([name, named]);
  }
  expect(await debts()).toEqual(STOOD.at(-1)![1]);
});
