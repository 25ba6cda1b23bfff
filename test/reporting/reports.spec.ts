import { testApp, type TestApp } from '../support/app.js';
import { written } from '../support/below.js';
import { es } from '../support/drafting.js';
import { reporter, type Reporting, reporting } from '../support/reporting.js';

let t: TestApp;
let at: Reporting;
beforeAll(async () => {
  t = await testApp();
  at = await reporting(t);
});
afterAll(() => t.close());

const codes = ({ userErrors }: { userErrors: { code: string; path: string[] }[] }) =>
  userErrors.map(({ code, path }) => [code, path.join('.')].join(' ').trim());
const evidence = (report: string) =>
  written(t, at.planId, (manager) =>
    manager.query(
      `insert into evidence (id, report_id, title) select gen_random_uuid(), id, '{"original":"es","es":{"text":"Acta"}}' from milestone_report
      where 'rep_' || replace(id::text, '-', '') = $1`,
      [report],
    ),
  );

it('is a private draft until it is sent, returned, corrected and checked, and each step stays readable', async () => {
  const [liaison, municipal] = [reporter(t, 'liaison'), reporter(t, 'municipal')];
  const { milestoneReport: draft } = await liaison.draft(at.milestones[0]!);
  expect(draft).toMatchObject({
    state: 'DRAFT',
    institution: { slug: 'justicia' },
    periodStartOn: '2023-09-01',
    periodEndOn: '2023-12-31',
    availableActions: ['EDIT', 'DISCARD', 'SEND'],
  });
  for (const other of ['municipal', 'society', 'secretariat'])
    expect(await reporter(t, other).read(draft.id)).toBeNull();
  expect(await reporter(t, 'municipal').milestone(at.milestones[0]!)).toMatchObject({ reports: [] });
  expect(codes(await liaison.draft(at.milestones[0]!))).toEqual(['MILESTONE_REPORT_DRAFT_EXISTS input.milestone']);

  const { milestoneReport: edited } = await liaison.edit(draft.id, draft.version, { obstacles: es('Llovió') });
  expect(edited).toMatchObject({ obstacles: { text: 'Llovió' }, narrative: { text: 'Se avanzó' }, version: 2 });
  expect(codes(await liaison.edit(draft.id, 1, { status: 'COMPLETE' }))).toEqual(['VERSION_OUTDATED expectedVersion']);
  expect(codes(await municipal.check(draft.id))).toEqual(['MILESTONE_REPORT_NOT_FOUND id']);

  expect((await liaison.send(draft.id)).milestoneReport).toMatchObject({ state: 'SENT', version: 3 });
  expect(codes(await liaison.edit(draft.id, 3, { status: 'COMPLETE' }))).toEqual(['MILESTONE_REPORT_SENT id']);
  expect(codes(await liaison.check(draft.id))).toEqual(['NOT_ALLOWED']);
  expect(codes(await municipal.check(draft.id, {}, 2))).toEqual(['VERSION_OUTDATED expectedVersion']);
  expect((await municipal.giveBack(draft.id)).milestoneReport).toMatchObject({
    state: 'RETURNED',
    returnReason: 'Falta la fecha',
  });
  expect(codes(await municipal.check(draft.id))).toEqual(['MILESTONE_REPORT_NOT_SENT id']);
  await evidence(draft.id);
  const corrected = await liaison.send(draft.id, { status: 'SUBSTANTIAL', narrative: es('Se avanzó el 3 de mayo') });
  expect(corrected.milestoneReport).toMatchObject({ state: 'SENT', status: 'SUBSTANTIAL', returnReason: null });
  const { milestoneReport: checked } = await municipal.check(draft.id);
  expect(checked).toMatchObject({
    state: 'CHECKED',
    check: {
      role: 'INSTITUTION_LIAISON',
      side: 'GOVERNMENT',
      institution: { slug: 'transparencia' },
      justification: null,
    },
    milestone: { status: 'SUBSTANTIAL', disputed: false, standing: 'SAID_BY_OWNER' },
    steps: {
      nodes: [
        { number: 1, kind: 'SENT', status: 'LIMITED', narrative: { text: 'Se avanzó' } },
        { number: 2, kind: 'RETURNED', reason: 'Falta la fecha', institution: { slug: 'transparencia' } },
        { number: 3, kind: 'SENT', status: 'SUBSTANTIAL', narrative: { text: 'Se avanzó el 3 de mayo' } },
        { number: 4, kind: 'CHECKED', role: 'INSTITUTION_LIAISON' },
      ],
    },
  });
});

it('stands beside the voices of civil society and the monitoring body, which nobody checks', async () => {
  const [society, monitor] = [reporter(t, 'society'), reporter(t, 'monitor')];
  expect(codes(await society.draft(at.milestones[0]!))).toEqual(['NOT_ALLOWED']);
  expect((await society.milestone(at.milestones[0]!)).availableVoices).toEqual(['COUNTERPART']);
  const { milestoneReport: said } = await society.draft(at.milestones[0]!, {
    voice: 'COUNTERPART',
    status: 'SUBSTANTIAL',
  });
  expect(codes(await society.send(said.id))).toEqual(['NOT_ALLOWED']);
  expect((await society.publish(said.id)).milestoneReport).toMatchObject({
    state: 'PUBLISHED',
    availableActions: [],
    milestone: { status: 'SUBSTANTIAL', standing: 'CONFIRMED', disputed: false },
  });
  const { milestoneReport: found } = await monitor.draft(at.milestones[0]!, { voice: 'MONITORING_BODY' });
  expect((await monitor.publish(found.id)).milestoneReport.milestone).toEqual({
    status: 'SUBSTANTIAL',
    standing: 'CONTRADICTED',
    disputed: true,
  });
  const { milestoneReport: later } = await society.draft(at.milestones[0]!, {
    voice: 'COUNTERPART',
    status: 'COMPLETE',
  });
  await society.publish(later.id);
  expect(await society.read(said.id)).toMatchObject({ state: 'SUPERSEDED' });
});

it('passes a check without evidence only when “complete” is justified in public', async () => {
  const [liaison, civil] = [reporter(t, 'liaison'), reporter(t, 'civil-society')];
  const { milestoneReport: draft } = await liaison.draft(at.milestones[1]!, { status: 'COMPLETE' });
  await liaison.send(draft.id);
  expect(codes(await civil.check(draft.id))).toEqual(['JUSTIFICATION_REQUIRED input.justification']);
  const { milestoneReport } = await civil.check(draft.id, { justification: 'Lo vimos funcionar' });
  expect(milestoneReport).toMatchObject({
    check: { side: 'CIVIL_SOCIETY', justification: 'Lo vimos funcionar' },
    milestone: { status: 'NO_EVIDENCE' },
  });
});

it('says that nothing changed by one tick, once there is a level to repeat', async () => {
  const municipal = reporter(t, 'municipal');
  const unchanged = { status: null, narrative: null, unchanged: true };
  const { milestoneReport: first } = await municipal.draft(at.milestones[1]!, unchanged);
  expect(codes(await municipal.send(first.id))).toEqual(['NOTHING_TO_REPEAT input']);
  await municipal.send(first.id, { unchanged: false, status: 'LIMITED', narrative: es('Se empezó') });
  const { milestoneReport: second } = await municipal.draft(at.milestones[1]!, unchanged);
  expect((await municipal.send(second.id)).milestoneReport).toMatchObject({ status: 'LIMITED', unchanged: true });
});

it('saves and sends a table whose rows are judged one by one', async () => {
  const liaison = reporter(t, 'liaison');
  const rows = [
    { milestone: at.milestones[1]!, unchanged: true },
    { milestone: at.milestones[2]!, status: 'LIMITED' },
  ];
  const saved = await liaison.save({ period: 2, rows });
  expect(saved.userErrors).toEqual([]);
  expect(saved.milestoneReports).toMatchObject([
    { state: 'DRAFT', unchanged: true, periodStartOn: '2022-05-01', periodEndOn: '2022-08-31' },
    { state: 'DRAFT', status: 'LIMITED' },
  ]);
  const sent = await liaison.save({ period: 2, rows, send: true });
  expect(sent.milestoneReports).toMatchObject([{ state: 'SENT', status: 'COMPLETE', unchanged: true }]);
  expect(codes(sent)).toEqual(['NARRATIVE_REQUIRED input.rows.1']);
  expect(codes(await liaison.save({ period: 99, rows: [rows[1]!] }))).toEqual([
    'REPORTING_PERIOD_UNKNOWN input.rows.0.period',
  ]);
  expect(codes(await liaison.save({ rows: [{ ...rows[1]!, expectedVersion: 9 }] }))).toEqual([
    'VERSION_OUTDATED input.rows.0.expectedVersion',
  ]);
  expect(codes(await reporter(t, 'society').save({ rows }))).toEqual([
    'NOT_ALLOWED input.rows.0',
    'NOT_ALLOWED input.rows.1',
  ]);
});

it('writes nothing over a row that somebody wrote or sent since it was read as empty', async () => {
  const liaison = reporter(t, 'liaison');
  const row = { milestone: at.milestones[2]!, status: 'LIMITED', narrative: es('Se avanzó'), expectedVersion: 0 };
  const { milestoneReports: left } = await liaison.save({ rows: [{ milestone: row.milestone }] });
  await liaison.discard(left[0].id);
  const { milestoneReports } = await liaison.save({ period: 3, rows: [row] });
  expect(milestoneReports).toMatchObject([{ state: 'DRAFT' }]);
  expect(codes(await liaison.save({ period: 3, rows: [{ ...row, status: 'COMPLETE' }] }))).toEqual([
    'VERSION_OUTDATED input.rows.0.expectedVersion',
  ]);
  await liaison.send(milestoneReports[0].id);
  expect(codes(await liaison.save({ period: 3, rows: [row] }))).toEqual(['MILESTONE_REPORT_SENT input.rows.0']);
  expect(codes(await liaison.save({ period: 4, rows: [row] }))).toEqual([]);
});

it('throws a draft away for good', async () => {
  const liaison = reporter(t, 'liaison');
  const { milestoneReports: drafts } = await liaison.save({
    rows: [{ milestone: at.milestones[2]!, status: 'LIMITED' }],
  });
  expect(codes(await reporter(t, 'municipal').discard(drafts[0].id))).toEqual(['MILESTONE_REPORT_NOT_FOUND id']);
  expect((await liaison.discard(drafts[0].id)).milestone).toEqual({ id: at.milestones[2] });
  expect(await liaison.read(drafts[0].id)).toBeNull();
});

it('is not checked after fifteen days, which everybody sees', async () => {
  const liaison = reporter(t, 'liaison');
  const { milestoneReport: draft } = await liaison.draft(at.milestones[2]!);
  const { milestoneReport: sent } = await liaison.send(draft.id);
  expect(sent.checkBy).not.toBeNull();
  const days = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString();
  t.setNow(days(15));
  expect(await liaison.read(draft.id)).toMatchObject({ state: 'SENT' });
  t.setNow(days(16));
  expect(await liaison.read(draft.id)).toMatchObject({ state: 'NOT_CHECKED', milestone: { status: 'NO_REPORT' } });
  const { milestoneReports } = await t.gql(
    '{ milestoneReports(first: 10, filter: { state: [NOT_CHECKED] }) { nodes { id } } }',
  );
  expect(milestoneReports.nodes).toEqual(expect.arrayContaining([{ id: draft.id }]));
  expect((await reporter(t, 'civil-society').check(draft.id)).milestoneReport).toMatchObject({ state: 'CHECKED' });
});

it('lets the secretariat check only where nobody else owns the commitment', async () => {
  const liaison = reporter(t, 'liaison');
  const { milestoneReport: draft } = await liaison.draft(at.milestones[2]!);
  await liaison.send(draft.id);
  expect(codes(await reporter(t, 'secretariat').check(draft.id))).toEqual(['NOT_ALLOWED']);
  await written(t, at.planId, (manager) =>
    manager.query(`update commitment_owner set state = 'declined' where role = 'supporting' and commitment_id = $1`, [
      at.commitmentId,
    ]),
  );
  expect((await reporter(t, 'secretariat').check(draft.id)).milestoneReport).toMatchObject({ state: 'CHECKED' });
});

it('begins only once the commitment is adopted', async () => {
  await written(t, at.planId, (manager) =>
    manager.query(`update commitment set state = 'in_consultation' where id = $1`, [at.commitmentId]),
  );
  expect(codes(await reporter(t, 'liaison').draft(at.milestones[0]!))).toEqual([
    'COMMITMENT_NOT_ADOPTED input.milestone',
  ]);
});
