import { dayIn } from '../../src/kernel/clock.js';
import { longDay } from '../../src/domain/printed.js';
import { dayTyped, endOfDay, instantAt, timeTyped } from '../../src/portal/frame/local-time.js';
import { testApp, type TestApp } from '../support/app.js';
import { coCreation, proposer, title } from '../support/co-creation.js';
import { doneOf, filling, wentTo } from '../support/filling.js';
import { cookieOf } from '../support/sign-in.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
  await coCreation(t);
});
afterAll(() => t.close());
afterEach(() => t.setNow(new Date().toISOString()));

const PAGE = '/es/planes/joint/etapas';
const secretariat = () => filling(t, 'secretariat');
const ZONE = 'America/Mexico_City';
/** The day that many days from now, as people write it where the plan lives. */
function day(days: number): string {
  const [year, month, on] = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE })
    .format(new Date(Date.now() + days * 86_400_000))
    .split('-');
  return `${on}/${month}/${year}`;
}
const WINDOW = {
  kind: 'PUBLIC_CONSULTATION',
  opensDay: day(2),
  opensTime: '09:30',
  closesDay: day(9),
  closesTime: '23:59',
  reason: 'Se consulta el borrador',
};
const open = (fields: Partial<typeof WINDOW> & { once?: string }) =>
  secretariat().send(PAGE, 'windowOpen', { ...WINDOW, ...fields });
const consultations = async () =>
  (await t.gql('{ plan(slug: "joint") { windows { id kind opensAt closesAt state } } }')).plan.windows.filter(
    ({ kind }: { kind: string }) => kind === 'PUBLIC_CONSULTATION',
  );

it('reads days and hours as people write them, and none that do not exist', () => {
  expect([dayTyped('2026-11-30'), dayTyped('30/11/2026'), dayTyped('3-1-2026')]).toEqual([
    '2026-11-30',
    '2026-11-30',
    '2026-01-03',
  ]);
  expect([dayTyped('2026-02-31'), dayTyped('31/02/2026'), dayTyped('mañana'), dayTyped(undefined)]).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect([timeTyped('9:30'), timeTyped('23:59'), timeTyped('24:00'), timeTyped('')]).toEqual([
    '09:30',
    '23:59',
    null,
    null,
  ]);
});

it('knows which instant a clock shows where the plan lives, also where clocks are put forward', () => {
  expect(instantAt(ZONE, '2026-11-30', '23:59')?.toISOString()).toBe('2026-12-01T05:59:00.000Z');
  expect(instantAt('Europe/Madrid', '2026-03-29', '02:30')).toBeNull();
  expect(instantAt('Europe/Madrid', '2026-10-25', '02:30')?.toISOString()).toBe('2026-10-25T00:30:00.000Z');
  expect(instantAt('Asia/Kathmandu', '2026-01-01', '00:00')?.toISOString()).toBe('2025-12-31T18:15:00.000Z');
});

it('shows everybody when people can take part, in the hours of the plan, and a form to nobody who may not', async () => {
  for (const who of [null, 'liaison']) {
    const { statusCode, body } = await filling(t, who).read(PAGE);
    expect(statusCode).toBe(200);
    expect(body).toContain('Las horas están en hora de Ciudad de México.');
    expect(body).not.toContain('value="window');
  }
  const refused = await filling(t, 'liaison').post(PAGE, 'windowOpen', {
    ...WINDOW,
    zone: ZONE,
    plan: (await t.gql('{ plan(slug: "joint") { id } }')).plan.id,
  });
  expect([refused.statusCode, refused.body.includes('Esta mesa no es suya')]).toEqual([403, true]);
  expect(await consultations()).toEqual([]);
  expect(await t.readsAnew(() => filling(t, null).read(PAGE))).toHaveLength(1);
});

it.each([
  ['a day that does not exist', { closesDay: '31/02/2027' }, 'closesDay', 'Ese día no existe'],
  ['no day', { closesDay: '' }, 'closesDay', 'Complete «Último día».'],
  ['an hour that does not exist', { opensTime: '25:00' }, 'opensTime', 'Esa hora no existe'],
  ['an end before its beginning', { closesDay: day(1) }, 'closesDay', 'El cierre debe ser después de la apertura'],
  ['an end in the past', { opensDay: day(-9), closesDay: day(-2) }, 'closesDay', 'Lo que ya pasó no se cambia'],
  ['no kind', { kind: '' }, 'kind', 'Complete «Qué se abre».'],
  ['no reason', { reason: '' }, 'reason', ''],
])('brings back %s beside its field, with everything that was typed', async (_, fields, field, words) => {
  const { statusCode, body } = await open(fields);
  expect(statusCode).toBe(422);
  expect(body).toContain(`<a href="#windowOpen-${field}">`);
  expect(body).toContain(words);
  if (field !== 'reason') expect(body).toContain(WINDOW.reason);
  expect(body).toContain('value="23:59"');
  expect(await consultations()).toEqual([]);
});

it('opens once however often it is sent, moves and closes with a public reason, and tells what became of it', async () => {
  const first = await open({ once: 'the-same-click' });
  expect(wentTo(first)).toEqual([PAGE, 'windowOpened']);
  await open({ once: 'the-same-click' });
  const made = await consultations();
  expect(made).toHaveLength(1);
  expect(made[0].opensAt).toBe(instantAt(ZONE, dayTyped(day(2))!, '09:30')!.toISOString());

  const form = async () => {
    const { body } = await secretariat().read(PAGE);
    return body.slice(body.indexOf(`id="windowMove-${made[0].id}"`));
  };
  expect(await form()).toContain('value="09:30"');
  const send = (name: string, fields: Record<string, string>) =>
    secretariat().post(PAGE, name, { at: made[0].id, zone: ZONE, ...fields });
  const back = await send('windowMove', {
    asked: 'closes',
    closesDay: day(1),
    closesTime: '10:00',
    reason: 'Antes',
  });
  expect(back.statusCode).toBe(422);
  expect(back.body).toContain(`<a href="#windowMove-${made[0].id}-closesDay">`);
  const moved = await send('windowMove', {
    asked: 'closes',
    closesDay: day(20),
    closesTime: '18:00',
    reason: 'Hace falta más tiempo',
  });
  expect(wentTo(moved)[1]).toBe('windowMoved');
  t.setNow(new Date(Date.now() + 5 * 86_400_000).toISOString());
  const closed = await send('windowClose', { reason: 'Ya respondieron todos' });
  expect(wentTo(closed)[1]).toBe('windowClosed');
  const { body } = await filling(t, null).read(PAGE);
  for (const reason of [WINDOW.reason, 'Hace falta más tiempo', 'Ya respondieron todos'])
    expect(body).toContain(reason);
  expect(body).toContain('3 cambios, con su razón');
  const calendar = await t.app.inject('/es/planes/joint/calendar.ics');
  const sequences = calendar.body.match(/SEQUENCE:\d+/g)!;
  expect(sequences.toSorted()).toEqual(['SEQUENCE:0', 'SEQUENCE:0', 'SEQUENCE:2']);

  const synthesis = { language: 'ES', text: 'Se cambió el plazo.', translation: 'The deadline changed.' };
  expect((await send('synthesisPublish', { language: 'ES' })).statusCode).toBe(422);
  expect(wentTo(await send('synthesisPublish', synthesis))[1]).toBe('synthesisPublished');
  expect((await send('synthesisPublish', synthesis)).statusCode).toBe(409);
  expect((await filling(t, null).read(PAGE)).body).toContain('Se cambió el plazo.');
  expect((await filling(t, null).read('/en/plans/joint/windows')).body).toContain('The deadline changed.');

  const correction = { text: 'Se cambió el plazo dos veces.', translation: 'The deadline changed twice.' };
  const asked = await secretariat().ask(PAGE, 'synthesisCorrect', { ...correction, reason: 'Fueron dos' });
  expect(asked.statusCode).toBe(200);
  for (const said of [
    'Toma el lugar de la versión 1, que se sigue leyendo con su fecha:',
    'Se cambió el plazo.',
    'cada versión se sigue leyendo',
    ...Object.values(correction),
    'Fueron dos',
  ])
    expect(asked.body).toContain(said);
  expect((await filling(t, null).read(PAGE)).body).not.toContain(correction.text);
  expect(wentTo(await secretariat().say(PAGE, asked, 'yes'))[1]).toBe('synthesisCorrected');
  const { body: corrected } = await filling(t, null).read(PAGE);
  const shown = corrected.slice(corrected.indexOf('<div class="response">'));
  for (const said of [correction.text, 'Fueron dos', 'Versión anterior de esta síntesis', 'Se cambió el plazo.'])
    expect(shown).toContain(said);
  const late = { text: 'Otra cosa', reason: 'Otra razón', version: '1' };
  const overtaken = await send('synthesisCorrect', late);
  expect(overtaken.statusCode).toBe(422);
  for (const said of ['Otra cosa', 'Otra razón', 'Esto dice ahora, después de ese cambio:'])
    expect(overtaken.body).toContain(said);
  const feed = await t.app.inject('/es/planes/joint/feed.atom');
  expect(feed.body).toContain('Se corrigió la síntesis de los comentarios de una etapa');
  expect(feed.body).toContain('Razón: Fueron dos');
});

it('lasts to the end of its last day where no hour is given, and every page, letter and calendar says that', async () => {
  t.setNow(new Date().toISOString());
  const { body: form } = await secretariat().read(PAGE);
  expect(form).not.toContain('value="23:59"');
  expect(wentTo(await open({ kind: 'DRAFTING', closesTime: '' }))[1]).toBe('windowOpened');
  const { plan } = await t.gql('{ plan(slug: "joint") { windows { id kind closesAt } } }');
  const made = plan.windows.find(({ kind }: { kind: string }) => kind === 'DRAFTING');
  const last = dayTyped(WINDOW.closesDay)!;
  const midnight = endOfDay(ZONE, last)!;
  expect(made.closesAt).toBe(midnight.toISOString());
  expect(dayIn(ZONE, new Date(midnight.getTime() - 1))).toBe(last);
  const calendar = (await t.app.inject('/es/planes/joint/calendar.ics')).body;
  expect(calendar).toContain(`DTEND:${midnight.toISOString().replaceAll(/[-:]|\.000/g, '')}`);
  const { body } = await secretariat().read(PAGE);
  const own = body.slice(body.indexOf(`id="${made.id}"`)).slice(0, 4000);
  expect(own).toContain(`<time datetime="${made.closesAt}">${longDay('es', last)}</time>`);
  const back = body.slice(body.indexOf(`id="windowMove-${made.id}"`));
  expect(back).toMatch(new RegExp(`name="closesDay"[^>]* value="${WINDOW.closesDay}"`));
  expect(back).not.toMatch(/name="closesTime"[^>]* value="\d/);
});

describe('what follows is said before it is done', () => {
  const MOVE = `mutation ($id: ID!, $input: WindowMoveInput!) { windowMove(id: $id, input: $input) {
    consequences { code count before after message } userErrors { code } window { id } } }`;
  const responses = async () =>
    (await t.gql('{ plan(slug: "joint") { windows { id kind closesAt } } }')).plan.windows.find(
      ({ kind }: { kind: string }) => kind === 'REASONED_RESPONSE',
    );
  const waiting = () => t.db.query(`select reference, respond_by::text as day from proposal order by reference`);
  const entries = async () => (await t.db.query('select count(*)::int as n from log'))[0].n;

  beforeAll(async () => {
    const at = { plan: (await t.gql('{ plan(slug: "joint") { id } }')).plan.id };
    for (const words of ['Uno', 'Dos']) await proposer(t, 'member').submitted(at.plan, title(words));
  });

  it('counts the proposals whose day moves by the rule that moves them, and does nothing yet', async () => {
    const { id, closesAt } = await responses();
    const input = { closesAt: new Date(Date.parse(closesAt) + 5 * 86_400_000).toISOString(), reason: 'Más tiempo' };
    const [before, log] = [await waiting(), await entries()];
    const ask = async (more: object) =>
      (await t.gql.as('secretariat')(MOVE, { id, input: { ...input, ...more } })).windowMove;
    const asked = await ask({ preview: true, clientMutationId: 'one' });
    expect(asked).toMatchObject({ window: null, userErrors: [], consequences: [{ code: 'DUE_DAYS_MOVED', count: 2 }] });
    expect([await waiting(), await entries()]).toEqual([before, log]);

    const form = {
      asked: 'closes',
      zone: ZONE,
      closesDay: asked.consequences[0].after,
      closesTime: '23:59',
      reason: 'Más tiempo',
    };
    const page = await secretariat().ask(PAGE, 'windowMove', { at: id, ...form });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('2 propuestas sin respuesta deberán responderse a más tardar el');
    expect(page.body).toContain('Todos podrán leer lo que escribió');
    expect([await waiting(), await entries()]).toEqual([before, log]);
    const back = await secretariat().say(PAGE, page, 'no');
    expect([back.statusCode, back.body.includes('>Más tiempo</textarea>'), back.body.includes('role="alert"')]).toEqual(
      // The form comes back without any fault.
      [200, true, false],
    );

    expect(wentTo(await secretariat().say(PAGE, page, 'yes'))[1]).toBe('windowMoved');
    expect(await waiting()).toEqual(before.map((row: object) => ({ ...row, day: asked.consequences[0].after })));
    expect(await entries()).toBe(log + 1);
    expect((await ask({ preview: true })).consequences).toEqual([]);
  });

  it('refuses a question as it would refuse the act', async () => {
    const { id } = await responses();
    const { windowMove } = await t.gql.as('liaison')(MOVE, { id, input: { reason: 'x', preview: true } });
    expect(windowMove).toMatchObject({ consequences: [], userErrors: [{ code: 'NOT_ALLOWED' }] });
  });

  it('asks before a window is closed, and says how it is taken back', async () => {
    const page = await secretariat().ask(PAGE, 'windowClose', { at: (await responses()).id, reason: 'Ya' });
    expect(page.body).toContain('La etapa se cierra en este momento');
    expect(page.body).toContain('Se puede reabrir mientras el plan esté en preparación o en cocreación');
  });

  it('offers to open a window again to whoever has just closed it, with the end that it had', async () => {
    const { id, closesAt } = await responses();
    const closed = await secretariat().send(PAGE, 'windowClose', { at: id, reason: 'Ya' });
    expect(wentTo(closed)).toEqual([PAGE, 'windowClosed']);
    const told = [closed.headers['set-cookie'] ?? []]
      .flat()
      .find((each) => each.startsWith('done='))!
      .split(';')[0]!;
    const { body } = await t.app.inject({
      url: PAGE,
      headers: { cookie: `${await cookieOf(t, 'secretariat')}; ${told}` },
    });
    expect(body).toContain(`<a href="#windowReopen-${id}">¿Fue un error? Reábrala aquí.</a>`);
    const form = body.slice(0, body.indexOf(`id="windowReopen-${id}"`));
    expect(form.slice(form.lastIndexOf('<details'))).toMatch(/^<details open[^>]*><summary>Reabrir esta etapa/);
    expect((await filling(t, null).read(PAGE)).body).not.toContain('windowReopen');

    const sent = { at: id, zone: ZONE, asked: 'closes', closesDay: day(12), reason: 'Se cerró por error' };
    const missing = await secretariat().post(PAGE, 'windowReopen', { ...sent, closesDay: '' });
    expect(missing.statusCode).toBe(422);
    expect(missing.body).toContain(`<a href="#windowReopen-${id}-closesDay">`);
    expect(missing.body).toContain('Se cerró por error</textarea>');
    const asked = await secretariat().ask(PAGE, 'windowReopen', sent);
    expect(asked.body).toContain('se abre otra vez en este momento');
    expect(asked.body).toContain('2 propuestas sin respuesta deberán responderse a más tardar el');
    expect(asked.body).toContain('Puede volver a cerrarla cuando quiera');
    expect(wentTo(await secretariat().say(PAGE, asked, 'yes'))).toEqual([PAGE, 'windowReopened']);
    expect(await responses()).toMatchObject({ closesAt: endOfDay(ZONE, dayTyped(day(12))!)!.toISOString() });
    expect((await waiting()).map((row: { day: string }) => row.day)).toEqual([dayTyped(day(12)), dayTyped(day(12))]);
    const again = await secretariat().post(PAGE, 'windowReopen', sent);
    expect([again.statusCode, again.body.includes('Esta etapa está abierta o aún no abre')]).toEqual([409, true]);
    expect(again.body).toContain('Se cerró por error');

    const page = (await filling(t, null).read(PAGE)).body;
    expect(page).toContain('Se reabrió · ');
    expect(page).toContain('Se cerró por error');
    expect(page).toContain('Había cerrado el');
    expect(closesAt).not.toBeUndefined();
    const feed = (await t.app.inject('/es/planes/joint/feed.atom')).body;
    expect(feed).toContain('Se reabrió una etapa de participación');
  });

  it('offers no reopening where the plan is past its co-creation', async () => {
    const stage = (name: string) =>
      t.db.query(`begin; select open_entry(); update plan set stage = '${name}' where slug = 'joint';
        select record('operator', null, 'plan.tested', 'pln_x', null, '{}'); commit`);
    await stage('submitted');
    const { body } = await secretariat().read(PAGE);
    const closed = await secretariat().send(PAGE, 'windowClose', { at: (await responses()).id, reason: 'Ya' });
    const after = (await secretariat().read(PAGE)).body;
    await stage('co_creation');
    expect(body).toContain('No se podrá reabrir, porque la cocreación de este plan ya terminó.');
    expect(doneOf(closed)).toBe('windowClosedForGood');
    expect(after).not.toContain('value="windowReopen"');
  });
});
