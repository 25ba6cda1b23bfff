import { NOTICE_VERSION } from '../../src/domain/account.js';
import { testApp, type TestApp } from '../support/app.js';
import { browsing } from '../support/browsing.js';
import { coCreation, type CoCreation } from '../support/co-creation.js';
import { lastMailTo } from '../support/mail.js';
import { cookieOf } from '../support/sign-in.js';

let t: TestApp;
let made: CoCreation;
beforeAll(async () => {
  t = await testApp();
  made = await coCreation(t);
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));
afterEach(() => t.setNow(new Date().toISOString()));

const WRITTEN = { title: 'Sombra en la parada', problem: 'No hay\n\ntecho.', action: 'Poner techo.' };
type Browser = ReturnType<typeof browsing>;

/** A visitor fills the form in and gets to the page that says it is kept. */
async function writeFirst(browser: Browser, more: object = {}): Promise<string> {
  const { body } = await browser.open('/es/proponer');
  const hidden = [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, n, v]) => [n, v]);
  const { status, to } = await browser.send('/es/proponer', { ...Object.fromEntries(hidden), ...WRITTEN, ...more });
  expect(status).toBe(303);
  expect(to).toMatch(/^\/es\/proponer\/guardada\?t=[\w-]{43}$/);
  return to!;
}

async function ask(browser: Browser, page: string, email: string) {
  const { body } = await browser.open(page);
  const returnTo = /name="returnTo" value="([^"]+)"/.exec(body)![1]!;
  expect(returnTo).toBe(page);
  await browser.send('/sign-in/request', { email, returnTo, language: 'es' });
  return lastMailTo(t, email);
}

const claimOn = async (browser: Browser, page: string) => {
  const { body } = await browser.open(page);
  const token = /name="token" value="([^"]+)"/.exec(body)![1]!;
  return browser.send(page, { form: 'proposalClaim', token, once: String(Math.random()) });
};

it('lets a visitor write first, confirm on another device, accept the notice, and go on where they left', async () => {
  const [desk, phone] = [browsing(t), browsing(t)];
  const page = await writeFirst(desk);
  expect((await desk.open(page)).body).toContain('<p class="written">techo.</p>');
  const { link } = await ask(desk, page, 'rosa@example.org');
  const token = new URL(link).searchParams.get('t')!;
  expect((await phone.send('/sign-in/confirm', { token, language: 'es' })).to).toBe('/es/entrar/bienvenida');
  expect(await t.db.query('select 1 from account_contact')).toEqual([]);
  const notice = String(NOTICE_VERSION);
  const arrived = await phone.send('/sign-in/confirm', { publicName: 'Rosa', notice, language: 'es' });
  expect(arrived.to).toBe(page);
  const { to } = await claimOn(phone, page);
  expect(to).toMatch(/^\/es\/proponer\/prp_\w+\?step=where$/);
  const draft = to!.split('?')[0]!;
  expect((await phone.open(draft)).body).toContain('Sombra en la parada');
  const sent = await phone.send(draft, { form: 'proposalSubmit', at: draft.split('/').at(-1)!, once: 'x' });
  expect(sent).toMatchObject({ to: expect.stringMatching(/^\/es\/propuestas\/JOINT-P-\d+$/), done: 'proposed' });
});

it('takes the six digits instead of the link in the browser that wrote it', async () => {
  const browser = browsing(t);
  const page = await writeFirst(browser);
  const { code } = await ask(browser, page, 'rosa@example.org');
  expect((await browser.send('/sign-in/confirm', { code, language: 'es' })).to).toBe(page);
});

it('carries the secret in no place of the database that can be read', async () => {
  const browser = browsing(t);
  const page = await writeFirst(browser);
  await ask(browser, page, 'rosa@example.org');
  const secret = page.split('t=')[1]!;
  const rows = await t.db.query(`select (select json_agg(k)::text from kept_proposal k) as kept,
    (select string_agg(encode(return_to_sealed, 'escape'), '') from sign_in_link) as links,
    (select json_agg(r)::text from mutation_receipt r) as receipts, (select json_agg(m)::text from kept_mail m) as mail`);
  expect(JSON.stringify(rows)).not.toContain(secret);
});

it('says kindly that a secret was used, is wrong or over, and keeps such a page out of every cache', async () => {
  const browser = browsing(t);
  const page = await writeFirst(browser);
  const owner = browsing(t);
  const [name, value] = (await cookieOf(t, await made.citizen())).split('=');
  owner.cookies.set(name!, value!);
  await claimOn(owner, page);
  expect((await owner.open(page)).body).toContain('Seguir con mi propuesta');
  const used = await browser.open(page);
  expect(used.body).toContain('ya está en una cuenta');
  expect(used.body).not.toContain('Sombra en la parada');
  expect((await browser.open('/en/propose/kept?t=nothing')).body).toContain('We do not find this draft');
  const answer = await t.app.inject({ method: 'GET', url: page });
  expect(answer.headers).toMatchObject({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
});

it('brings what was written back when something is missing, and when the call has closed meanwhile', async () => {
  const browser = browsing(t);
  const send = (fields: object) =>
    browser.post('/es/proponer', { form: 'proposalKeep', language: 'ES', plan: made.plan, ...WRITTEN, ...fields });
  const missing = await send({ action: '' });
  expect([missing.status, missing.body.includes('Sombra en la parada')]).toEqual([422, true]);
  expect(missing.body).toContain('<a href="#proposalKeep-action">');
  t.setNow(new Date(Date.now() + 3 * 86_400_000).toISOString());
  const late = await send({});
  expect([late.status, late.body.includes('No hay\n\ntecho.')]).toEqual([422, true]);
  expect(late.body).toContain('no tiene ahora una convocatoria abierta');
});

it('lets a visitor throw away what they wrote', async () => {
  const browser = browsing(t);
  const page = await writeFirst(browser);
  const token = page.split('t=')[1]!;
  const sent = await browser.send(page, { form: 'proposalDiscard', token });
  expect(sent).toMatchObject({ to: '/es/proponer', done: 'discarded' });
  expect((await browser.open(page)).body).toContain('No encontramos este borrador');
});
