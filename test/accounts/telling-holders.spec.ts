import { encodeId } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { jointPlan } from '../support/builders.js';
import { type Post, postOffice } from '../support/smtp.js';

let post: Post;
let t: TestApp;
let plan: string;
beforeAll(async () => {
  post = await postOffice();
  t = await testApp('empty', { SMTP_URL: post.url, PUBLIC_URL: 'https://tequio.example' });
  plan = encodeId('Plan', (await jointPlan(t)).planId);
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    for (const [handle, language] of [
      ['nueva', 'es'],
      ['second', 'en'],
      ['admin', 'es'],
    ]) {
      const id = newId();
      await manager.query('insert into account (id, handle, public_name, language) values ($1, $2, $2, $3)', [
        id,
        handle,
        language,
      ]);
      await manager.query('insert into account_contact (account_id, email) values ($1, $2)', [
        id,
        `${handle}@example.org`,
      ]);
    }
    await manager.query(
      `insert into appointment (id, account_id, role, from_on) select $1, id, 'administrator', '2020-01-01' from account where handle = 'admin'`,
      [newId()],
    );
    record({ verb: 'law.tested', subject: 'pln_1', planId: null });
  });
});
afterAll(async () => {
  await t.close();
  await post.close();
});

const arrived = async () => {
  await t.app.get(Jobs).runDue();
  return post.letters.splice(0).map((letter) => ({ to: post.to(letter), subject: letter.subject, text: letter.text! }));
};
const act = async (as: string, call: string) => {
  const { done } = await t.gql.as(as)(`mutation { done: ${call} { appointment { id } userErrors { code } } }`);
  expect(done.userErrors).toEqual([]);
  return done.appointment?.id as string;
};
const grant = (as: string, account: string, more: string) =>
  act(as, `appointmentGrant(input: { account: "${account}", ${more} })`);

it('tells whoever is appointed which role, for whom, from when, where the desk is and whom to ask', async () => {
  t.setNow('2026-11-20T18:00:00Z');
  await grant(
    'admin',
    'nueva',
    `role: INSTITUTION_LIAISON, plan: "${plan}", institution: "justicia", fromOn: "2026-12-01", untilOn: "2027-06-30"`,
  );
  const [letter, ...more] = await arrived();
  expect(more).toEqual([]);
  expect(letter).toMatchObject({
    to: 'nueva@example.org',
    subject: 'Usted tiene un encargo en Tequio: Enlace de la institución',
  });
  for (const part of [
    'Institución: Secretaría de Justicia.',
    'Plan: Plan conjunto.',
    'Primer día: 1 de diciembre de 2026.',
    'Último día: 30 de junio de 2027.',
    'https://tequio.example/es/pendientes',
    'pregunte a: secretariat.',
    'https://tequio.example/es/planes/joint/encargos',
  ])
    expect(letter!.text).toContain(part);
  expect(letter!.text).not.toContain('@');
  expect((await t.app.inject('/es/planes/joint/encargos')).statusCode).toBe(200);
});

it('says a day once to whoever is appointed for one day', async () => {
  t.setNow('2026-11-20T18:00:00Z');
  await grant('admin', 'nueva', `role: SECRETARIAT, plan: "${plan}", fromOn: "2027-01-08", untilOn: "2027-01-08"`);
  const [letter] = await arrived();
  expect(letter!.text).toContain('Solo este día: 8 de enero de 2027.');
  expect(letter!.text).not.toMatch(/Primer día|Último día/);
  const { body } = await t.app.inject('/es/planes/joint/encargos');
  expect(body).toMatch(/solo el <time datetime="2027-01-08">/);
});

it('tells both when a role is handed over, and whoever held it when it ends, in their language', async () => {
  t.setNow('2026-11-20T18:00:00Z');
  const id = await grant('admin', 'second', `role: MODERATOR, plan: "${plan}"`);
  expect((await arrived())[0]).toMatchObject({
    to: 'second@example.org',
    subject: 'You have a role on Tequio: Moderator',
  });
  const next = await act('admin', `appointmentHandOver(id: "${id}", input: { to: "nueva", reason: "Relevo" })`);
  const both = (await arrived()).toSorted((a, b) => a.to.localeCompare(b.to));
  expect(both.map(({ to, subject }) => [to, subject])).toEqual([
    ['nueva@example.org', expect.stringMatching(/^Usted tiene un encargo en Tequio: /)],
    ['second@example.org', 'A role of yours on Tequio ends: Moderator'],
  ]);
  expect(both[1]!.text).toContain('Last day: 20 November 2026.\n\nReason: Relevo\n');
  expect(both[0]!.text).toContain('Razón: Relevo');
  await act('admin', `appointmentEnd(id: "${next}", input: { lastDay: "2026-12-31", reason: "Termina el proyecto." })`);
  const [ended] = await arrived();
  expect([ended!.to, ended!.text]).toEqual([
    'nueva@example.org',
    expect.stringContaining('Último día: 31 de diciembre de 2026.\n\nRazón: Termina el proyecto.\n'),
  ]);
});

it('writes to nobody about a role that they gave or gave up themselves, nor of an institution or a day that is not', async () => {
  const own = await grant('admin', 'admin', `role: MODERATOR, plan: "${plan}"`);
  await act('admin', `appointmentEnd(id: "${own}", input: {})`);
  expect(await arrived()).toEqual([]);
  await grant('admin', 'second', 'role: ADMINISTRATOR');
  const [letter] = await arrived();
  expect(letter!.text).not.toMatch(/Institution|Plan:|Last day|Who holds/);
  expect(letter!.text).toContain('ask: admin.');
});

it('tells of a role that was taken back before it began', async () => {
  t.setNow('2026-11-20T18:00:00Z');
  const id = await grant('admin', 'nueva', `role: OGP_READER, plan: "${plan}", fromOn: "2026-12-24"`);
  await arrived();
  await act('admin', `appointmentEnd(id: "${id}", input: {})`);
  const [letter] = await arrived();
  expect(letter!.subject).toMatch(/^Ya no tendrá un encargo en Tequio: /);
  expect(letter!.text).toContain('Iba a empezar: 24 de diciembre de 2026.');
  expect(letter!.text).not.toContain('Razón');
});
