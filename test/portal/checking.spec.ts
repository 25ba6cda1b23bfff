import { testApp, type TestApp } from '../support/app.js';
import { browsing, hiddenIn, signedIn } from '../support/browsing.js';
import { reporter, reporting } from '../support/reporting.js';

let t: TestApp;
beforeAll(async () => (t = await testApp()));
afterAll(() => t.close());

it('asks whoever checks why something is complete without evidence, and keeps the report as it was until then', async () => {
  const at = await reporting(t);
  const { milestoneReport: draft } = await reporter(t, 'liaison').draft(at.milestones[0]!, { status: 'COMPLETE' });
  await reporter(t, 'liaison').send(draft.id);
  const page = `/es/informes/${draft.id}`;
  const civil = await signedIn(t, 'civil-society');
  const { body } = await civil.open(page);
  expect(body).toContain('Por qué se da por completo sin pruebas');
  const form = hiddenIn(body, 'milestoneReportCheck');
  const refused = await civil.post(page, form);
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('data-state="SENT"');
  const justified = { ...hiddenIn(refused.body, 'milestoneReportCheck'), justification: 'La vimos salir.' };
  expect(await civil.send(page, justified)).toMatchObject({ status: 303 });
  expect((await browsing(t).open(page)).body).toMatch(/data-state="CHECKED"[^]*La vimos salir\./);
});
