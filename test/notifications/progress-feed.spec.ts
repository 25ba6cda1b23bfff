import { doer } from '../support/activities.js';
import { testApp, type TestApp } from '../support/app.js';
import { mover, reporter, reporting } from '../support/reporting.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

it('gives how far a plan is as Atom by itself: reports, checks and moved dates', async () => {
  const at = await reporting(t);
  const [liaison, municipal] = [reporter(t, 'liaison'), reporter(t, 'municipal')];
  const { milestoneReport } = await liaison.draft(at.milestones[0]!);
  await liaison.send(milestoneReport.id);
  await municipal.check(milestoneReport.id, { justification: 'Lo vimos' });
  await mover(t, 'liaison').propose(at.milestones[0]!, '2023-06-30');
  await doer(t, 'liaison').add(at.milestones[0]!);
  const { headers, body } = await t.app.inject({ url: '/es/planes/joint/avance.atom' });
  expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8');
  const titles = [...body.matchAll(/<title[^>]*>(?:<!\[CDATA\[)?([^<\]]*)/g)].map(([, title]) => title);
  expect(titles).toEqual([
    'Avance: Plan conjunto',
    'Se propusieron otras fechas para un hito: Hito 1',
    'Se cotejó un informe de un hito: Hito 1',
    expect.stringContaining('Hito 1'),
  ]);
  expect((await t.app.inject({ url: '/en/plans/joint/progress.atom' })).body).toContain('<title>Progress: ');
  const { body: page } = await t.app.inject({ url: '/es/planes/joint' });
  expect(page).toContain('href="/es/planes/joint/avance.atom"');
});
