import { testApp, type TestApp } from '../support/app.js';

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
  for (const orderBy of ['REFERENCE', 'DUE', 'RECENT']) {
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
