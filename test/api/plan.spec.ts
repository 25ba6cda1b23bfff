import { testApp, type TestApp } from '../support/app.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp('demo');
});
afterAll(() => t.close());

const PLAN = `query ($asOf: DateTime) { plan(slug: "edomex-tlalnepantla-2021", asOf: $asOf) {
  stage period { startOn endOn startPrecision endPrecision } members { jurisdiction { code } }
  commitments(first: 20) { totalCount nodes { reference joint completion state
    owners { role state institution { name { text } } jurisdiction { code } }
    milestones { nodes { number synthetic status disputed late { againstPlanned againstCurrent } planned { endOn } reports { voice status evidence { id } } } }
    assessments { instrument { code } answers { question answer answerLabel { text } explanation { text } } } } } } }`;

it('shows the joint plan with everything below it in one SQL statement', async () => {
  // oxlint-disable-next-line typescript/no-explicit-any
  let plan: Record<string, any> = {};
  const sent = await t.statements(async () => {
    ({ plan } = await t.gql(PLAN));
  });
  expect(sent).toHaveLength(1);
  expect(plan).toMatchObject({
    stage: 'CLOSED',
    period: { startOn: '2022-01-01', startPrecision: 'YEAR', endOn: '2023-09-30', endPrecision: 'MONTH' },
    members: [{ jurisdiction: { code: '15' } }, { jurisdiction: { code: '15104' } }],
  });
  expect(plan.commitments.totalCount).toBe(9);
});

it('shows the Municipality as an owner of every commitment, whoever leads it', async () => {
  const { plan } = await t.gql(PLAN);
  for (const { joint, owners } of plan.commitments.nodes) {
    expect(joint).toBe(true);
    expect(owners.map((owner: { jurisdiction: { code: string } }) => owner.jurisdiction.code).toSorted()).toEqual([
      '15',
      '15104',
    ]);
  }
});

it('marks every milestone of the demonstration as synthetic', async () => {
  const { plan } = await t.gql(PLAN);
  const milestones = plan.commitments.nodes.flatMap(
    (commitment: { milestones: { nodes: object[] } }) => commitment.milestones.nodes,
  );
  expect(milestones.length).toBeGreaterThan(26);
  expect(milestones.filter(({ synthetic }: { synthetic: boolean }) => !synthetic)).toEqual([]);
});

it('answers as of the past as it was, also after a change, in one SQL statement', async () => {
  t.setNow(new Date(Date.now() + 60_000).toISOString());
  const before = new Date();
  const first = await t.gql(PLAN, { asOf: before.toISOString() });
  expect(first.plan.commitments.totalCount).toBe(9);
  const sent = await t.statements(() => t.gql(PLAN, { asOf: before.toISOString() }));
  expect(sent).toHaveLength(1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await t.db.transaction(async (manager) => {
    await manager.query('select open_entry()');
    await manager.query(
      `update commitment set title = '{"original":"es","es":{"text":"Otro"}}' where reference = 'EDOMEX-TLALNE-2021-03'`,
    );
    await manager.query(`select record('operator', null, 'commitment.edited', 'com_x', null, '{}')`);
  });
  const title =
    'query ($asOf: DateTime) { commitment(reference: "mxmex0003", asOf: $asOf) { reference title { text } } }';
  expect((await t.gql(title)).commitment).toEqual({ reference: 'EDOMEX-TLALNE-2021-03', title: { text: 'Otro' } });
  expect((await t.gql(title, { asOf: before.toISOString() })).commitment.title.text).not.toBe('Otro');
});

it('finds commitments by member, value, status and words', async () => {
  const count = async (filter: string) =>
    (await t.gql(`{ commitments(filter: ${filter}) { totalCount } }`)).commitments.totalCount;
  const here = 'plan: "edomex-tlalnepantla-2021"';
  expect(await count(`{ ${here}, jurisdiction: "15104" }`)).toBe(9);
  // The example plan has three commitments of its own.
  expect(await count('{ jurisdiction: "15104" }')).toBe(12);
  expect(await count('{ status: [ENDED] }')).toBe(9);
  expect(await count('{ status: [DRAFT] }')).toBe(1);
  expect(await count('{ value: "civic_participation" }')).toBe(2);
  expect(await count('{ assessedCompletion: "complete" }')).toBe(4);
  expect(await count('{ institution: "infoem", text: "transparencia" }')).toBeGreaterThan(0);
});

it('keeps figures that conflict, and every municipality', async () => {
  const { programme, jurisdictions } = await t.gql(`{
    programme(slug: "caravanas-justicia-cotidiana") { measurements { indicator value sources { title { text } } } council { slug } }
    jurisdictions(kind: MUNICIPALITY, parent: "15") { totalCount } }`);
  expect(programme.measurements).toHaveLength(17);
  const visited = programme.measurements.filter(
    ({ indicator }: { indicator: string }) => indicator === 'municipalities_visited',
  );
  expect(visited.map(({ value }: { value: number }) => value).toSorted((a: number, b: number) => a - b)).toEqual([
    77, 87, 101, 109, 125,
  ]);
  expect(programme.council).toHaveLength(6);
  expect(jurisdictions.totalCount).toBe(125);
});
