import { AS } from '../../src/portal/frame/form.js';
import { addressOf } from '../../src/portal/addresses.js';
import { testApp, type TestApp } from '../support/app.js';
import { browsing } from '../support/browsing.js';
import { coCreation, type CoCreation, proposer } from '../support/co-creation.js';
import { NOTICE_VERSION } from '../../src/domain/account.js';
import { lastMailTo } from '../support/mail.js';
import { cookieOf, FROM_HERE } from '../support/sign-in.js';

/**
 * Only our server issues the cookie that finds and opens returned forms, and it changes when somebody signs in or out.
 */
let t: TestApp;
let at: CoCreation;
let page: string;
let written: Record<string, string>;
let citizen: string;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  citizen = await at.citizen();
  const { id, reference } = await proposer(t, await at.citizen()).submitted(at.plan);
  page = addressOf({ language: 'es', page: 'proposal', key: reference });
  written = { form: 'commentCreate', subject: id, language: 'es', body: 'Falta sombra', [AS]: citizen };
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.db.query('delete from rate_count');
  await t.db.query('delete from returned_form');
});

const NAME = 'tequio-returned';
const rows = () => t.db.query('select 1 from returned_form');

it('takes no secret that the server did not give', async () => {
  const given = browsing(t);
  await given.post(page, written);
  const ours = given.cookies.get(NAME)!;
  const [token, signature] = ours.split('.') as [string, string];
  for (const planted of [
    'A'.repeat(43),
    token,
    `${'A'.repeat(43)}.${signature}`,
    `${token}.${'A'.repeat(43)}`,
    `${ours}x`,
  ]) {
    const browser = browsing(t);
    browser.cookies.set(NAME, planted);
    await browser.post(page, written);
    expect(browser.cookies.get(NAME)).toMatch(/^[\w-]{43}\.[\w-]{43}$/);
    expect([planted, browser.cookies.get(NAME) === ours]).toEqual([planted, false]);
  }
  expect(await rows()).toHaveLength(6);
  await given.post(page, { ...written, body: 'Falta luz' });
  expect(given.cookies.get(NAME)).toBe(ours);
  expect(await rows()).toHaveLength(6);
});

/** Signs in by letter, or opens an account. */
async function enter(browser: ReturnType<typeof browsing>, email: string) {
  await browser.send('/sign-in/request', { email, language: 'es' });
  const token = new URL((await lastMailTo(t, email)).link).searchParams.get('t')!;
  await browser.send('/sign-in/confirm', { token, publicName: 'Ana', notice: String(NOTICE_VERSION), language: 'es' });
  return (await browser.ask('{ viewer { account { handle } } }')).viewer.account.handle as string;
}

it('moves what waits under a new secret when somebody signs in, and forgets it when they leave', async () => {
  const handle = await enter(browsing(t), 'ana@example.org');
  const browser = browsing(t);
  expect((await browser.post(page, { ...written, [AS]: handle })).status).toBe(401);
  const before = browser.cookies.get(NAME)!;

  expect(await enter(browser, 'ana@example.org')).toBe(handle);
  expect(browser.cookies.get(NAME)).toMatch(/^[\w-]{43}\.[\w-]{43}$/);
  expect(browser.cookies.get(NAME)).not.toBe(before);
  expect((await browser.open(page)).body).toContain('>Falta sombra</textarea>');

  const other = browsing(t);
  other.cookies.set('tequio', (await cookieOf(t, handle)).split('=')[1]!).set(NAME, before);
  expect((await other.open(page)).body).not.toContain('Falta sombra');

  expect(await rows()).toHaveLength(1);
  await browser.send('/sign-out', { language: 'es' });
  expect(browser.cookies.has(NAME)).toBe(false);
  expect(await rows()).toEqual([]);
});

it('has names over https that no other host of the domain can set', async () => {
  const https = await testApp('empty', { PUBLIC_URL: 'https://tequio.example', NODE_ENV: 'production' });
  try {
    const headers = {
      ...FROM_HERE,
      origin: 'https://tequio.example',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const set = async (url: string, payload: string, cookie = '') => {
      const answer = await https.app.inject({ method: 'POST', url, headers: { ...headers, cookie }, payload });
      return [answer.headers['set-cookie'] ?? []].flat();
    };
    const given = [
      ...(await set('/sign-in/request', 'email=ana@example.org&language=es')),
      ...(await set('/es/mi-cuenta', 'form=accountRename&publicName=Ana')),
    ].filter((cookie) => !cookie.startsWith('lang='));
    expect(given.map((cookie) => cookie.split('=')[0])).toEqual([
      '__Host-tequio-step',
      '__Host-tequio-door',
      '__Host-tequio-returned',
    ]);
    for (const cookie of given) expect(cookie).toMatch(/; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/);
    const cookie = given.map((each) => each.split(';')[0]!.replace('__Host-', '')).join('; ');
    const told = await https.app.inject({ method: 'GET', url: '/es/entrar/codigo', headers: { cookie } });
    expect(told.body).not.toContain('ana@example.org');
    const kept = await https.app.inject({
      method: 'GET',
      url: '/es/planes',
      headers: { cookie: `${cookie}; done=erased` },
    });
    expect(kept.headers['set-cookie']).not.toContain('done=');
    expect(kept.headers['cache-control']).toBe('no-cache');
  } finally {
    await https.close();
  }
});
