import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { asSuperuser } from '../support/databases.js';
import { rowsRead } from '../support/rows-read.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp('demo');
});
afterAll(() => t.close());

interface Listed {
  reference: string;
  status: string;
  standing: string | null;
  disputed: boolean;
  updatedAt: string;
  current: { endOn: string | null };
  actual: { endOn: string | null };
  late: { againstPlanned: boolean | null; againstCurrent: boolean | null };
  commitment: { reference: string; theme: { code: string } | null; plan: { slug: string } };
}

const LISTED = `reference status standing disputed updatedAt current { endOn } actual { endOn }
  late { againstPlanned againstCurrent } commitment { reference theme { code } plan { slug } }`;
const list = async (filter: object, orderBy = 'REFERENCE'): Promise<Listed[]> =>
  (
    await t.gql(
      `query ($filter: MilestoneFilter, $orderBy: MilestoneOrder) {
         milestones(filter: $filter, orderBy: $orderBy, first: 100) { nodes { ${LISTED} } } }`,
      { filter, orderBy },
    )
  ).milestones.nodes;

it('lists under each condition those milestones, and only those, whose fields say the same', async () => {
  const all = await list({});
  const { code } = all.find(({ commitment }) => commitment.theme)!.commitment.theme!;
  const conditions: [object, (one: Listed) => boolean][] = [
    [{ plan: 'edomex-tlalnepantla-2021' }, ({ commitment }) => commitment.plan.slug === 'edomex-tlalnepantla-2021'],
    [
      { commitment: 'edomex-tlalne-2021-03' },
      ({ commitment }) => commitment.reference.toLowerCase() === 'edomex-tlalne-2021-03',
    ],
    [{ theme: code }, ({ commitment }) => commitment.theme?.code === code],
    [{ status: ['COMPLETE', 'NO_REPORT'] }, ({ status }) => ['COMPLETE', 'NO_REPORT'].includes(status)],
    [{ standing: ['CONFIRMED'] }, ({ standing }) => standing === 'CONFIRMED'],
    [{ standing: ['CONTRADICTED'] }, ({ standing }) => standing === 'CONTRADICTED'],
    [{ standing: ['SAID_BY_OWNER'] }, ({ standing }) => standing === 'SAID_BY_OWNER'],
    [{ late: true }, ({ late }) => late.againstPlanned === true],
    [{ lateStill: true }, ({ late }) => late.againstCurrent === true],
    [{ late: true, open: true }, ({ late, actual }) => late.againstPlanned === true && actual.endOn === null],
    [{ disputed: true }, ({ disputed }) => disputed],
    [
      { dueFrom: '2022-12-01', dueUntil: '2022-12-31' },
      ({ current: { endOn } }) => endOn !== null && endOn >= '2022-12-01' && endOn <= '2022-12-31',
    ],
    [{ updatedSince: all[0]!.updatedAt }, ({ updatedAt }) => updatedAt >= all[0]!.updatedAt],
    [{ updatedSince: '2999-01-01T00:00:00Z' }, () => false],
  ];
  for (const [filter, holds] of conditions)
    expect([filter, (await list(filter)).map(({ reference }) => reference)]).toEqual([
      filter,
      all.filter(holds).map(({ reference }) => reference),
    ]);
});

it('orders by due day, those without a day last, and goes on after each slice without a gap', async () => {
  const days = (await list({}, 'DUE')).map(({ current }) => current.endOn ?? '9999-12-31');
  expect(days).toEqual(days.toSorted());
  for (const orderBy of ['REFERENCE', 'DUE', 'RECENT', 'REPORTED']) {
    const whole = (await list({}, orderBy)).map(({ reference }) => reference);
    const found: string[] = [];
    let after: string | null = null;
    do {
      // oxlint-disable-next-line typescript/no-explicit-any
      const { milestones }: any = await t.gql(
        `query ($after: String, $orderBy: MilestoneOrder) { milestones(first: 7, after: $after, orderBy: $orderBy) {
           nodes { reference } pageInfo { hasNextPage endCursor } } }`,
        { after, orderBy },
      );
      found.push(...milestones.nodes.map(({ reference }: { reference: string }) => reference));
      after = milestones.pageInfo.hasNextPage ? milestones.pageInfo.endCursor : null;
    } while (after);
    expect(found).toEqual(whole);
  }
});

describe('with many plans', () => {
  const COMMON = [{}, { late: true }, { disputed: true }, { institution: 'bench-3' }, { plan: 'plan-000003' }];
  const CASES: { orderBy: string; filter: object }[] = [
    ...['REFERENCE', 'DUE', 'RECENT'].flatMap((orderBy) => COMMON.map((filter) => ({ orderBy, filter }))),
    ...[
      { countedAs: ['CONTRADICTED'] },
      { standing: ['CONTRADICTED', 'CONFIRMED'] },
      { countedAs: ['NO_EVIDENCE'] },
      { lateStill: true, open: true },
      { plan: 'plan-000003', late: true },
      { commitment: 'BENCH-40' },
    ].map((filter) => ({ orderBy: 'REFERENCE', filter })),
    ...['reportedSince', 'updatedSince', 'movedSince', 'evidencedSince'].map((since) => ({
      orderBy: 'REFERENCE',
      filter: { [since]: '2999-01-01T00:00:00Z' },
    })),
    { orderBy: 'RECENT', filter: { status: ['COMPLETE'] } },
    { orderBy: 'DUE', filter: { dueFrom: '2024-12-01', dueUntil: '2024-12-31' } },
  ];
  const before = new Map<string, number>();

  const plans = async (from: number, until: number) => {
    const bench: string = '../../bench/data.mjs';
    await (await import(bench)).fill(t.app.get(UnitOfWork), OPERATOR, until, () => {}, from);
    await asSuperuser((client) => client.query('analyze'), t.database.name);
  };
  const slice = (filter: object, orderBy: string, after: string | null = null) =>
    t.gql(
      `query ($filter: MilestoneFilter, $orderBy: MilestoneOrder, $after: String) {
         milestones(filter: $filter, orderBy: $orderBy, first: 50, after: $after) {
           nodes { reference updatedAt } pageInfo { endCursor } } }`,
      { filter, orderBy, after },
    );
  /** Rows read for a slice, and for the third one. */
  const read = async ({ filter, orderBy }: (typeof CASES)[number]) => {
    let after: string | null = null;
    const first = await rowsRead(t, async () => ({ endCursor: after } = await endOf(filter, orderBy, null)));
    if (after) ({ endCursor: after } = await endOf(filter, orderBy, after));
    return after ? Math.max(first, await rowsRead(t, () => slice(filter, orderBy, after))) : first;
  };
  const endOf = async (filter: object, orderBy: string, after: string | null) =>
    (await slice(filter, orderBy, after)).milestones.pageInfo as { endCursor: string | null };

  beforeAll(async () => {
    await plans(1, 25);
    for (const one of CASES) before.set(JSON.stringify(one), await read(one));
    await plans(26, 100);
  }, 120_000);

  it.each(CASES)('reads no more rows for a slice than with a quarter of the plans: %j', async (one) => {
    const [{ n }] = await t.db.query('select count(*)::int as n from milestone');
    expect(n).toBeGreaterThan(7_500);
    const rows = await read(one);
    expect(rows).toBeLessThan(2500);
    expect(rows).toBeLessThanOrEqual(before.get(JSON.stringify(one))! * 1.3 + 50);
  });

  it('lists a milestone once where its report changed later than it, at the instant of the report', async () => {
    const reported = (await slice({ status: ['COMPLETE'] }, 'REFERENCE')).milestones.nodes[30].reference as string;
    await t.app.get(UnitOfWork).run(OPERATOR, async (tx) => {
      await tx.manager.query(
        `update milestone_report set version = version + 1 where milestone_id = (select m.id from milestone m
           join commitment c on c.id = m.commitment_id where c.reference || '.' || m.number = $1)`,
        [reported],
      );
      tx.record({ verb: 'bench.filled', subject: 'one', planId: null });
    });
    const { nodes } = (await slice({}, 'RECENT')).milestones;
    expect(nodes[0].reference).toBe(reported);
    expect(nodes.filter(({ reference }: Listed) => reference === reported)).toHaveLength(1);
    const instants = nodes.map(({ updatedAt }: Listed) => updatedAt);
    expect(instants).toEqual(instants.toSorted().toReversed());
  });
});
