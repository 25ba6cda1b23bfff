import { testApp, type TestApp } from '../support/app.js';
import { browsing, hiddenIn, signedIn } from '../support/browsing.js';
import { mover, type Reporting, reporting } from '../support/reporting.js';

/** The page of the dates of a milestone, where they are moved with the consent of the others. */
let t: TestApp;
let at: Reporting;
beforeAll(async () => {
  t = await testApp();
  at = await reporting(t);
  await at.person('guests', 'secretariat');
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.db.query('delete from rate_count');
});

const page = (n: number) => `/es/hitos/${at.milestones[n]}/fechas`;

it('moves dates with the reason, the objection and the consent in view', async () => {
  const liaison = await signedIn(t, 'liaison');
  const { body: before } = await liaison.open(page(0));
  expect(before).toContain('Sus fechas no se han movido.');
  const typed = { start: '01/01/2022', end: '30/06/2023', reason: 'Las lluvias cerraron el camino' };
  const form = hiddenIn(before, 'milestoneRebaseline');
  expect(form).toMatchObject({ version: '1' });

  const refused = await liaison.post(page(0), { ...form, ...typed, end: '31/02/2023' });
  expect(refused.status).toBe(422);
  for (const text of ['31/02/2023', typed.reason, 'Esa fecha no existe']) expect(refused.body).toContain(text);

  expect(await liaison.send(page(0), { ...form, ...typed, once: 'proposed-now' })).toMatchObject({
    status: 303,
    to: page(0),
    done: 'datesProposed',
  });
  const { body: proposed } = await liaison.open(page(0));
  expect(proposed).toContain('data-move="PROPOSED"');
  expect(proposed).toContain('Primero se decide el cambio');

  const society = await signedIn(t, 'civil-society');
  const objecting = hiddenIn((await society.open(page(0))).body, 'rebaselineObject');
  const objected = await society.send(page(0), { ...objecting, reason: 'Es la tercera vez' });
  expect(objected).toMatchObject({ status: 303, done: 'datesObjected' });

  const secretariat = await signedIn(t, 'guests');
  const agreeing = hiddenIn((await secretariat.open(page(0))).body, 'rebaselineAgree');
  expect(agreeing).toMatchObject({ version: '2' });
  expect(await secretariat.send(page(0), agreeing)).toMatchObject({ status: 303, done: 'datesInForce' });

  const { body: after } = await browsing(t).open(page(0));
  for (const text of ['Se movió 1 vez, 181 días más tarde en total.', typed.reason, 'Es la tercera vez', 'IN_FORCE'])
    expect(after).toContain(text);
  expect(after).not.toContain('name="form" value="rebaseline');
  const { body: commitment } = await browsing(t).open('/es/compromisos/JUNTOS-01');
  expect(commitment).toContain(`href="${page(0)}"`);
  expect(commitment).toContain('Ver 1 cambio de sus fechas');
});

it('gives the reason back to whoever declines a move that was changed meanwhile', async () => {
  const { rebaseline } = await mover(t, 'liaison').propose(at.milestones[1]!, '2023-06-30');
  const secretariat = await signedIn(t, 'guests');
  const declining = hiddenIn((await secretariat.open(page(1))).body, 'rebaselineDecline');
  await mover(t, 'civil-society').object(rebaseline.id);
  const reason = 'Ya hubo otro plazo';
  const outdated = await secretariat.post(page(1), { ...declining, reason });
  expect(outdated.status).toBe(422);
  expect(outdated.body).toContain(reason);
  const again = hiddenIn(outdated.body, 'rebaselineDecline');
  expect(await secretariat.send(page(1), { ...again, reason })).toMatchObject({ status: 303, done: 'datesDeclined' });
  expect((await browsing(t).open(page(1))).body).toContain('Por qué no se aceptó:');
});
