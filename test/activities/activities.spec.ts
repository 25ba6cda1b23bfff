import { encodeId } from '../../src/api/node-id.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { loadJurisdictions } from '../../src/open-data/jurisdictions.js';
import { exportPlan } from '../../src/open-data/plan/export-plan.js';
import { importPlan, readPlanDocument } from '../../src/open-data/plan/import-plan.js';
import { doer } from '../support/activities.js';
import { testApp, type TestApp } from '../support/app.js';
import { written } from '../support/below.js';
import { es } from '../support/drafting.js';
import { type Reporting, reporting } from '../support/reporting.js';

let t: TestApp;
let at: Reporting;
beforeAll(async () => {
  t = await testApp();
  at = await reporting(t);
});
afterAll(() => t.close());

const codes = ({ userErrors }: { userErrors: { code: string; path: string[] }[] }) =>
  userErrors.map(({ code, path }) => `${code} ${path.join('.')}`.trim());

it('adds, changes, does, reopens and removes an activity, and keeps it readable', async () => {
  const [liaison, milestone] = [doer(t, 'liaison'), at.milestones[0]!];
  const { activity } = await liaison.add(milestone, { period: { start: '2022-02', end: '2022-03' } });
  expect(activity).toMatchObject({
    number: 1,
    state: 'OPEN',
    version: 1,
    title: { text: 'Medir las fugas' },
    institution: null,
    who: 'Las autoridades del agua',
    period: { startOn: '2022-02-01', endOn: '2022-03-31', endPrecision: 'MONTH' },
    availableActions: ['EDIT', 'DONE', 'REMOVE'],
  });
  const given = await liaison.edit(activity.id, 1, { institution: 'justicia', title: es('Medir las tomas') });
  expect(given.activity).toMatchObject({ version: 2, institution: { slug: 'justicia' }, who: null });
  expect(given.activity.period.endOn).toBe('2022-03-31');
  expect((await liaison.edit(activity.id, 2, { institution: 'justicia' })).activity.version).toBe(2);
  expect(codes(await liaison.edit(activity.id, 1, { title: es('Medir otra vez') }))).toEqual([
    'VERSION_OUTDATED expectedVersion',
  ]);
  expect(codes(await liaison.done(activity.id, { on: '2999-01-01' }))).toEqual(['DAY_IN_THE_FUTURE input.on']);
  expect((await liaison.done(activity.id, { on: '2022-03-30' }, 2)).activity).toMatchObject({
    state: 'DONE',
    doneOn: '2022-03-30',
    availableActions: ['EDIT', 'REOPEN', 'REMOVE'],
  });
  expect((await liaison.reopen(activity.id)).activity).toMatchObject({ state: 'OPEN', doneOn: null });
  expect((await liaison.remove(activity.id)).activity).toMatchObject({
    state: 'REMOVED',
    removalReason: 'Ya no hace falta',
    availableActions: [],
  });
  expect(codes(await liaison.done(activity.id))).toEqual(['ACTIVITY_REMOVED id']);
  expect((await liaison.add(milestone)).activity.number).toBe(2);
  const { activities } = await doer(t, 'liaison').below(milestone);
  expect(activities).toMatchObject({ totalCount: 2, nodes: [{ state: 'REMOVED' }, { state: 'OPEN' }] });
});

it('leaves each side to write what it does itself', async () => {
  const milestone = at.milestones[1]!;
  const [liaison, society, civil] = ['liaison', 'society', 'civil-society'].map((who) => doer(t, who));
  expect(codes(await liaison!.add(milestone, { who: null, institution: 'colectivo' }))).toEqual(['NOT_ALLOWED']);
  expect(codes(await society!.add(milestone, { who: null, institution: 'justicia' }))).toEqual(['NOT_ALLOWED']);
  expect(codes(await doer(t, 'monitor').add(milestone))).toEqual(['NOT_ALLOWED']);
  const { activity: own } = await society!.add(milestone, { who: null, institution: 'colectivo' });
  expect(own.institution).toEqual({ slug: 'colectivo' });
  expect(codes(await liaison!.done(own.id))).toEqual(['NOT_ALLOWED']);
  expect((await civil!.done(own.id)).activity.state).toBe('DONE');
  const { activity: nobodys } = await liaison!.add(milestone);
  expect(codes(await liaison!.edit(nobodys.id, 1, { institution: 'colectivo' }))).toEqual(['NOT_ALLOWED']);
  expect((await civil!.edit(nobodys.id, 1, { institution: 'colectivo' })).activity.version).toBe(2);
  expect((await liaison!.below(milestone)).availableActions).toContain('ADD_ACTIVITY');
  expect((await doer(t, 'monitor').below(milestone)).availableActions).toEqual([]);
});

it.each([
  [{ who: null }, 'ACTIVITY_WHO_REQUIRED input.institution'],
  [{ institution: 'justicia' }, 'ACTIVITY_ONE_WHO input.who'],
  [{ who: null, institution: 'nadie' }, 'INSTITUTION_NOT_FOUND input.institution'],
  [{ period: { start: '2022-03-02', end: '2022-03-01' } }, 'DATE_AFTER_END input.period.end'],
  [{ period: { start: 'pronto' } }, 'DATE_INVALID input.period.start'],
])('refuses an activity with %j', async (input, code) => {
  expect(codes(await doer(t, 'liaison').add(at.milestones[2]!, input))).toEqual([code]);
});

it('refuses activities below an unknown milestone, and before adoption', async () => {
  const liaison = doer(t, 'liaison');
  expect(codes(await liaison.add(encodeId('Milestone', at.planId)))).toEqual(['MILESTONE_NOT_FOUND milestone']);
  const set = (state: string) =>
    written(t, at.planId, (manager) =>
      manager.query('update commitment set state = $1 where id = $2', [state, at.commitmentId]),
    );
  await set('in_consultation');
  expect(codes(await liaison.add(at.milestones[2]!))).toEqual(['ACTIVITY_BEFORE_ADOPTION milestone']);
  await set('adopted');
});

it('is counted in no progress, and reads as it was', async () => {
  const milestone = at.milestones[2]!;
  const counted = `{ plan(slug: "joint") { milestoneFigures { total late byStatus { status count } } } }`;
  const before = await t.gql(counted);
  const { activity } = await doer(t, 'liaison').add(milestone);
  const [{ instant }] = await t.db.query('select now() as instant');
  await doer(t, 'liaison').done(activity.id);
  expect(await t.gql(counted)).toEqual(before);
  expect((await doer(t, 'liaison').below(milestone)).activities.nodes[0].state).toBe('DONE');
  t.setNow(new Date(Date.now() + 60_000).toISOString());
  const past = await t.gql.as('liaison')(
    `query ($at: DateTime!) { commitment(reference: "JUNTOS-01", asOf: $at) { milestones(first: 3) { nodes {
       activities(first: 1) { nodes { state availableActions } } } } } }`,
    { at: instant.toISOString() },
  );
  expect(past.commitment.milestones.nodes[2].activities.nodes).toEqual([{ state: 'OPEN', availableActions: [] }]);
});

it('is told to followers, and stands in the calendar of its plan while it is to be done', async () => {
  const [open, ended] = await Promise.all(
    ['Abrir los pozos', 'Cerrar los pozos'].map(
      async (title) =>
        (await doer(t, 'liaison').add(at.milestones[0]!, { title: es(title), period: { end: '2022-05-04' } })).activity,
    ),
  );
  await doer(t, 'liaison').done(ended.id);
  const { body } = await t.app.inject({ url: '/es/planes/joint/calendar.ics' });
  const ics = body.replaceAll('\r\n ', '');
  expect(ics).toMatch(new RegExp(`UID:${open.id}@[^]*?DTSTART;VALUE=DATE:20220504\\r\\n`));
  expect(ics).toContain('JUNTOS-01.1: Abrir los pozos');
  expect(ics).not.toContain('Cerrar los pozos');
});

it('leaves with the document of the plan, and comes back as it was', async () => {
  const own = await exportPlan(t.db, 'joint');
  const there = own.plan.commitments.find(({ reference }) => reference === 'JUNTOS-01')!.milestones;
  expect(there[0]!.activities?.[0]).toMatchObject({ institution: 'justicia', state: 'removed' });
  const again = await importPlan(t.app.get(UnitOfWork), readPlanDocument(JSON.stringify(own)));
  expect(again.tables['activity']).toMatchObject({ created: 0, updated: 0 });
  const other = await testApp();
  try {
    await loadJurisdictions(other.app.get(UnitOfWork));
    await importPlan(other.app.get(UnitOfWork), readPlanDocument(JSON.stringify(own)));
    const copy = await exportPlan(other.db, 'joint');
    expect(copy.plan.commitments.find(({ reference }) => reference === 'JUNTOS-01')!.milestones).toEqual(there);
  } finally {
    await other.close();
  }
});
