import { doer } from '../support/activities.js';
import { testApp, type TestApp } from '../support/app.js';
import { browsing } from '../support/browsing.js';
import { written } from '../support/below.js';
import { filling, wentTo } from '../support/filling.js';
import { type Reporting, reporting } from '../support/reporting.js';

/** The page of the activities below a milestone. */
let t: TestApp;
let at: Reporting;
beforeAll(async () => {
  t = await testApp();
  at = await reporting(t);
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

const page = (n: number) => `/es/hitos/${at.milestones[n]}/actividades`;
const lacking = (body: string, texts: string[]) => texts.filter((text) => !body.includes(text));

it('adds, changes, does and removes an activity without script, and links to it with its number', async () => {
  const liaison = filling(t, 'liaison');
  const typed = { title: 'Medir las fugas & tomas', who: 'Las autoridades', start: '02/2022', end: '31/03/2022' };
  const refused = await liaison.send(page(0), 'activityAdd', { ...typed, doer: 'justicia' });
  expect(refused.statusCode).toBe(422);
  expect(
    lacking(refused.body, ['value="Medir las fugas &amp; tomas"', 'value="Las autoridades"', 'Elija una institución']),
  ).toEqual([]);
  expect(wentTo(await liaison.send(page(0), 'activityAdd', typed))[1]).toBe('activityAdded');

  const { body: commitment } = await browsing(t).open('/es/compromisos/JUNTOS-01');
  expect(lacking(commitment, [`href="${page(0)}"`, 'Ver 1 actividad'])).toEqual([]);
  const { body: seen } = await browsing(t).open(page(0));
  expect(lacking(seen, ['Medir las fugas &amp; tomas', 'Las autoridades', 'data-activity="OPEN"'])).toEqual([]);
  expect(seen).not.toContain('name="form" value="activity');

  const edited = { title: 'Medir las tomas', doer: 'justicia', who: '', start: '', end: '' };
  expect(wentTo(await liaison.send(page(0), 'activityEdit', edited))[1]).toBe('activityEdited');
  const tomorrow = await liaison.send(page(0), 'activityDone', { on: '01/01/2999' });
  expect([tomorrow.statusCode, lacking(tomorrow.body, ['value="01/01/2999"'])]).toEqual([422, []]);
  expect(wentTo(await liaison.send(page(0), 'activityDone', { on: '30/03/2022' }))[1]).toBe('activityDone');
  expect(wentTo(await liaison.send(page(0), 'activityReopen', {}))[1]).toBe('activityReopened');
  const blank = await liaison.send(page(0), 'activityRemove', { reason: ' ' });
  expect(blank.statusCode).toBe(422);
  expect(wentTo(await liaison.send(page(0), 'activityRemove', { reason: 'Ya no hace falta' }))[1]).toBe(
    'activityRemoved',
  );
  const { body: after } = await browsing(t).open(page(0));
  expect(lacking(after, ['data-activity="REMOVED"', 'Medir las tomas', 'Ya no hace falta'])).toEqual([]);
});

it('gives back what was typed when somebody else changed the activity meanwhile', async () => {
  const { activity } = await doer(t, 'liaison').add(at.milestones[1]!);
  await doer(t, 'liaison').edit(activity.id, 1, { who: 'La Comisión del Agua' });
  const typed = { title: 'Medir de noche', who: 'Las vecinas', version: '1' };
  const back = await filling(t, 'liaison').send(page(1), 'activityEdit', typed);
  expect(back.statusCode).toBe(422);
  expect(lacking(back.body, ['value="Medir de noche"', 'value="Las vecinas"', 'La Comisión del Agua'])).toEqual([]);
  const again = await filling(t, 'liaison').send(page(1), 'activityEdit', {
    title: 'Medir de noche',
    who: 'Las vecinas',
  });
  expect(wentTo(again)[1]).toBe('activityEdited');
});

it('marks what was invented, and says in English what stands there', async () => {
  await doer(t, 'liaison').add(at.milestones[2]!);
  await written(t, at.planId, (manager) => manager.query('update activity set synthetic = true'));
  const { body } = await browsing(t).open(`/en/milestones/${at.milestones[2]}/activities`);
  expect(lacking(body, ['no progress counts them', 'Open', 'class="example"'])).toEqual([]);
});
