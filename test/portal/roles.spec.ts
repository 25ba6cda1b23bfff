import { NOTICE_VERSION } from '../../src/domain/account.js';
import { dayIn } from '../../src/kernel/clock.js';
import { daySaid } from '../../src/portal/frame/local-time.js';
import { testApp, type TestApp } from '../support/app.js';
import { browsing, signedIn } from '../support/browsing.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp('demo');
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

const PLAN = '/es/planes/edomex-tlalnepantla-2021/encargos';
const BODY = '/es/instituciones/sjydh/encargos';
const ROLES = `{ account(handle: "citizen-nopal") { roles { id role untilOn institution { slug } } } }`;

/** Today, as people type it. */
const TODAY = daySaid(dayIn('America/Mexico_City', new Date()));

it('shows everybody who holds which role, and a form to nobody who may not give one', async () => {
  for (const path of [PLAN, BODY, '/es/planes/edomex-tlalnepantla-2021', '/es/instituciones/sjydh']) {
    const { status, body } = await browsing(t).open(path);
    expect(status).toBe(200);
    expect(body).toContain('Enlace SJyDH (demostración)');
    expect(body).not.toContain('value="appointment');
  }
  expect((await (await signedIn(t, 'citizen-nopal')).open(PLAN)).body).not.toContain('value="appointment');
});

it('says of a role that is held for no institution that it is for none', async () => {
  const { body } = await browsing(t).open(PLAN);
  expect(body).toContain('Ninguna institución');
  expect(body).not.toContain('Nadie más');
});

it('tells at an institution for which plan somebody holds a role, so that nobody ends the wrong one', async () => {
  const body = '/es/instituciones/municipio-tlalnepantla/encargos';
  const page = (await (await signedIn(t, 'liaison-tlalnepantla')).open(body)).body;
  const [, rows] = page.split('<tbody');
  for (const title of ['Plan de Acción Local de Gobierno Abierto', 'Plan de ejemplo en cocreación'])
    expect(rows).toContain(title);
  expect(page).toMatch(/Terminar<span class="hidden"> · [^<]+ · Enlace[^<]* · Plan de ejemplo/);
});

it('lets an administrator give, hand over and end a role, each at once', async () => {
  const admin = await signedIn(t, 'administrator');
  const page = (await admin.open(PLAN)).body;
  const plan = /name="plan" value="([^"]+)"/.exec(page)![1]!;
  const grant = { form: 'appointmentGrant', account: 'citizen-nopal', role: 'MODERATOR', plan, fromOn: TODAY };
  expect(await admin.send(PLAN, grant)).toMatchObject({ status: 303, to: PLAN, done: 'granted' });
  const held = async () => (await admin.ask(ROLES)).account.roles;
  const [moderator] = await held();
  expect(moderator).toMatchObject({ role: 'MODERATOR', untilOn: null });
  const over = await admin.send(PLAN, { form: 'appointmentHandOver', at: moderator.id, to: 'citizen-maguey' });
  expect(over).toMatchObject({ to: PLAN, done: 'handedOver' });
  expect(await held()).toEqual([]);
  await admin.send(PLAN, { ...grant, untilOn: '31/12/2099', once: 'another' });
  const [again] = await held();
  for (const lastDay of ['2001-01-01', '31/02/2099'])
    expect((await admin.send(PLAN, { form: 'appointmentEnd', at: again.id, lastDay })).status).toBe(422);
  expect(await admin.send(PLAN, { form: 'appointmentEnd', at: again.id })).toMatchObject({ to: PLAN, done: 'ended' });
  expect(await held()).toEqual([]);
});

it('brings a role back that cannot be given, with the way to what is wrong', async () => {
  const admin = await signedIn(t, 'administrator');
  const { status, body } = await admin.post(PLAN, { form: 'appointmentGrant', account: 'nobody', role: 'MODERATOR' });
  expect(status).toBe(422);
  expect(body).toContain('<a href="#appointmentGrant-');
  expect(body).toContain('value="nobody"');
});

it("lets a liaison appoint their own institution's people, and nobody else's", async () => {
  const liaison = await signedIn(t, 'liaison-sjydh');
  const { body } = await liaison.open(BODY);
  const options = [...body.matchAll(/<option value="([A-Z_]+)"/g)].map(([, role]) => role);
  expect(options).toEqual(['FORUM_MEMBER', 'INSTITUTION_LIAISON']);
  const plan = /value="(pln_[^"]+)"/.exec(body)![1]!;
  const grant = {
    form: 'appointmentGrant',
    account: 'citizen-nopal',
    role: 'INSTITUTION_LIAISON',
    plan,
    fromOn: TODAY,
  };
  expect(await liaison.send(BODY, { ...grant, institution: 'sjydh' })).toMatchObject({ to: BODY, done: 'granted' });
  expect((await liaison.send(BODY, { ...grant, institution: 'infoem' })).status).toBe(422);
  expect((await liaison.open('/es/instituciones/infoem/encargos')).body).not.toContain('value="appointment');
});

it('says that the second step is missing to whoever may appoint and has not passed it', async () => {
  const { body } = await (await signedIn(t, 'administrator', { secondFactor: false })).open(PLAN);
  expect(body).toContain('Para dar o terminar encargos hace falta el segundo paso.');
});

it('signs in by one click as anybody of the demonstration, and has no such page elsewhere', async () => {
  const browser = browsing(t);
  const { body } = await browser.open('/es/demostracion?returnTo=%2Fes%2Fplanes');
  const doors = [...body.matchAll(/action="(\/dev\/sign-in\/[^"]+)"/g)].map(([, door]) => door);
  expect(doors).toContain('/dev/sign-in/administrator');
  expect((await browser.send('/dev/sign-in/citizen-maguey', { returnTo: '/es/planes' })).to).toBe('/es/planes');
  expect((await browser.open('/es/mi-cuenta')).body).toContain('Vecina Maguey (demostración)');
  const other = await testApp('demo', { NODE_ENV: 'production' });
  try {
    expect((await browsing(other).open('/es/demostracion')).status).toBe(404);
    expect((await browsing(other).open('/es/entrar')).body).not.toContain('demostracion');
    expect(await other.gql('{ demonstrationPeople { handle } }')).toEqual({ demonstrationPeople: [] });
  } finally {
    await other.close();
  }
});

it.each(['/es/privacidad', '/en/privacy'])('has the privacy notice in force at %s', async (path) => {
  const { status, body } = await browsing(t).open(path);
  expect(status).toBe(200);
  expect(body).toMatch(new RegExp(`versi[oó]n ${NOTICE_VERSION}`, 'i'));
});
