import { SecondFactor } from '../../src/accounts/second-factor.service.js';
import { uuidOf } from '../../src/api/node-id.js';
import { NOTICE_VERSION } from '../../src/domain/account.js';
import { Clock } from '../../src/kernel/clock.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { testApp, type TestApp } from '../support/app.js';
import { browsing } from '../support/browsing.js';
import { lastMailTo } from '../support/mail.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

const VIEWER = '{ viewer { publicName email language noticeVersion noticeDue sessions { way current } } }';
const welcome = { notice: String(NOTICE_VERSION), publicName: 'Lupita' };
const tokenIn = (link: string) => new URL(link).searchParams.get('t')!;

async function newcomer(email: string) {
  const browser = browsing(t);
  await browser.send('/sign-in/request', { email, language: 'es' });
  const { link } = await lastMailTo(t, email);
  await browser.send('/sign-in/confirm', { token: tokenIn(link), ...welcome });
  return browser;
}

it('opens an account by the link, once the notice is accepted and a public name chosen', async () => {
  const browser = browsing(t);
  const asked = await browser.send('/sign-in/request', {
    email: 'ana@example.org',
    language: 'es',
    returnTo: '/es/planes',
  });
  expect(asked).toMatchObject({ status: 303, to: '/es/entrar/codigo' });
  const { link } = await lastMailTo(t, 'ana@example.org');
  expect(link).toMatch(/\/es\/entrar\/confirmar\?t=[\w-]{43}$/);
  const first = await browser.send('/sign-in/confirm', { token: tokenIn(link), language: 'es' });
  expect(first.to).toBe('/es/entrar/bienvenida');
  expect(await t.db.query('select 1 from account')).toEqual([]);
  const second = await browser.send('/sign-in/confirm', { publicName: 'Ana', language: 'es' });
  expect(second.refused).toBe('/es/entrar/bienvenida NOTICE_REQUIRED');
  const third = await browser.send('/sign-in/confirm', {
    publicName: 'Ana',
    notice: String(NOTICE_VERSION),
    language: 'es',
  });
  expect(third.to).toBe('/es/planes');
  expect((await browser.ask(VIEWER)).viewer).toMatchObject({
    publicName: 'Ana',
    email: 'ana@example.org',
    noticeVersion: NOTICE_VERSION,
    noticeDue: false,
    sessions: [{ way: 'EMAIL', current: true }],
  });
});

it('keeps nothing that can be read about somebody who has not accepted the notice', async () => {
  await browsing(t).send('/sign-in/request', { email: 'nobody-yet@example.org', language: 'es' });
  const [{ dump }] = await t.db.query(`select json_agg(l)::text as dump from sign_in_link l`);
  expect(dump).not.toContain('nobody-yet');
  expect(Buffer.from(dump).includes(Buffer.from('nobody-yet@example.org').toString('hex'))).toBe(false);
});

it('leaves neither address nor code nor link in the queue of letters, and sends none that opens nothing any more', async () => {
  const queue = async () => {
    const [{ dump }] = await t.db.query('select json_agg(j)::text as dump from tequio_jobs._private_jobs j');
    return dump as string;
  };
  await browsing(t).send('/sign-in/request', { email: 'queue@example.org', language: 'es' });
  const waiting = await queue();
  expect(waiting).toContain('sealed');
  expect(waiting).not.toMatch(/queue@|example\.org|"code"|confirmar/);
  const { code } = await lastMailTo(t, 'queue@example.org');
  expect(waiting).not.toContain(code);
  expect((await queue()) ?? '').not.toContain('sealed');

  await browsing(t).send('/sign-in/request', { email: 'late@example.org', language: 'es' });
  t.setNow(new Date(Date.now() + 16 * 60_000).toISOString());
  await t.app.get(Jobs).runDue();
  t.app.get(Clock).now = () => new Date();
  expect(await t.db.query(`select 1 from kept_mail where recipient = 'late@example.org'`)).toEqual([]);
  expect((await queue()) ?? '').not.toContain('sealed');
});

it('takes the code instead of the link, in the browser that asked', async () => {
  await newcomer('code@example.org');
  const browser = browsing(t);
  await browser.send('/sign-in/request', { email: 'CODE@example.org', language: 'es' });
  const { code } = await lastMailTo(t, 'code@example.org');
  expect((await browsing(t).send('/sign-in/confirm', { code, language: 'es' })).refused).toBe(
    '/es/entrar/codigo LINK_INVALID',
  );
  await browser.send('/sign-in/confirm', { code: ` ${code} `, language: 'es' });
  expect((await browser.ask(VIEWER)).viewer.email).toBe('code@example.org');
});

it('gives a link once, and to one only of many who use it at the same moment', async () => {
  await newcomer('once@example.org');
  const asking = browsing(t);
  await asking.send('/sign-in/request', { email: 'once@example.org' });
  const { link } = await lastMailTo(t, 'once@example.org');
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => browsing(t).send('/sign-in/confirm', { token: tokenIn(link), language: 'es' })),
  );
  expect(answers.filter(({ to }) => to === '/es')).toHaveLength(1);
  expect(answers.filter(({ refused }) => refused === '/es/entrar/confirmar LINK_INVALID')).toHaveLength(4);
});

it('forgets a link after a quarter of an hour', async () => {
  await newcomer('late@example.org');
  await browsing(t).send('/sign-in/request', { email: 'late@example.org' });
  const { link } = await lastMailTo(t, 'late@example.org');
  await t.db.query(`update sign_in_link set expires_at = now() - interval '1 second'`);
  const late = await browsing(t).send('/sign-in/confirm', { token: tokenIn(link), language: 'es' });
  expect(late.refused).toBe('/es/entrar/confirmar LINK_INVALID');
});

it('lets nobody guess a code: after five wrong ones the right one is worth nothing', async () => {
  await newcomer('guess@example.org');
  const browser = browsing(t);
  await browser.send('/sign-in/request', { email: 'guess@example.org', language: 'es' });
  const { code } = await lastMailTo(t, 'guess@example.org');
  const wrong = code === '000000' ? '000001' : '000000';
  for (let i = 0; i < 5; i++) {
    expect((await browser.send('/sign-in/confirm', { code: wrong, language: 'es' })).refused).toContain('CODE_INVALID');
  }
  expect((await browser.send('/sign-in/confirm', { code, language: 'es' })).refused).toContain('LINK_INVALID');
});

it('lets nobody guess an account by asking for ever new codes; the link goes on, and the second factor has its tries', async () => {
  const owner = await newcomer('steady@example.org');
  const { id } = (await owner.ask('{ viewer { account { id } } }')).viewer.account;
  const accountId = uuidOf('Account', id, ['id']);
  const guessed = async () => {
    const browser = browsing(t);
    await browser.send('/sign-in/request', { email: 'STEADY@example.org', language: 'es' });
    const { code, link } = await lastMailTo(t, 'steady@example.org');
    const wrong = code === '000000' ? '000001' : '000000';
    const answers: string[] = [];
    for (let i = 0; i < 3; i++)
      answers.push((await browser.send('/sign-in/confirm', { code: wrong, language: 'es' })).refused!);
    return { browser, code, link, answers };
  };
  const [, last] = [await guessed(), await guessed()];
  expect(last.answers.map((refused) => refused.split(' ')[1])).toEqual([
    'CODE_INVALID',
    'CODE_INVALID',
    'LETTER_CODES_AT_MOST',
  ]);
  const right = await last.browser.send('/sign-in/confirm', { code: last.code, language: 'es' });
  expect(right.refused).toBe('/es/entrar/codigo LETTER_CODES_AT_MOST');
  expect((await last.browser.open(right.to!)).body).toContain('Use el enlace de la carta');
  expect((await last.browser.send('/sign-in/confirm', { token: tokenIn(last.link), language: 'es' })).to).toBe('/es');

  const second = () =>
    t.app
      .get(SecondFactor)
      .pass({ id: accountId, accountId, pending: true }, '000000')
      .catch((error: Error) => error.message);
  for (let i = 0; i < 5; i++) expect(await second()).toBe('CODE_INVALID');
  expect(await second()).toBe('TOO_MANY');
});

it('answers for known and unknown addresses alike, with the same work (T20)', async () => {
  await newcomer('known@example.org');
  const work = async (email: string) => {
    let answer;
    const sent = await t.statements(async () => {
      answer = await browsing(t).send('/sign-in/request', { email, language: 'es' });
    });
    const { set: _, ...said } = answer as unknown as { set: string[] };
    return { said, sent };
  };
  const [known, unknown] = [await work('known@example.org'), await work('unknown@example.org')];
  expect(known).toEqual(unknown);
});

it('sends one address few messages, and one shared Wi-Fi many', async () => {
  const ask = (email: string) => browsing(t).send('/sign-in/request', { email, language: 'es' });
  for (let i = 0; i < 5; i++) expect((await ask('much@example.org')).to).toBe('/es/entrar/codigo');
  expect((await ask('much@example.org')).refused).toBe('/es/entrar TOO_MANY');
  for (let i = 0; i < 40; i++) expect((await ask(`kiosk-${i}@example.org`)).to).toBe('/es/entrar/codigo');
});

it('leads to no other site, whatever a link asks for', async () => {
  const evil = [
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/%0d%0aset-cookie:x',
  ];
  for (const [i, returnTo] of evil.entries()) {
    const email = `evil-${i}@example.org`;
    const browser = browsing(t);
    await browser.send('/sign-in/request', { email, returnTo, language: 'es' });
    const { link } = await lastMailTo(t, email);
    const { to } = await browser.send('/sign-in/confirm', { token: tokenIn(link), ...welcome, language: 'es' });
    expect(['/es', '/%0d%0aset-cookie:x']).toContain(to);
  }
});

it('refuses what is no address, and says so on the page', async () => {
  for (const email of ['', 'x', 'a@b', 'a@b@c.d', "' or 1=1 --", 'x'.repeat(300) + '@example.org']) {
    expect((await browsing(t).send('/sign-in/request', { email, language: 'en' })).refused).toBe(
      '/en/sign-in EMAIL_INVALID',
    );
  }
});

it('makes a new session at every sign-in, ends the one before, and signs out everywhere', async () => {
  const browser = await newcomer('again@example.org');
  const before = browser.cookies.get('tequio')!;
  await browser.send('/sign-in/request', { email: 'again@example.org' });
  await browser.send('/sign-in/confirm', { token: tokenIn((await lastMailTo(t, 'again@example.org')).link) });
  expect(browser.cookies.get('tequio')).not.toBe(before);
  const old = browsing(t);
  old.cookies.set('tequio', before);
  expect((await old.ask(VIEWER)).viewer).toBeNull();

  const elsewhere = browsing(t);
  await elsewhere.send('/sign-in/request', { email: 'again@example.org' });
  await elsewhere.send('/sign-in/confirm', { token: tokenIn((await lastMailTo(t, 'again@example.org')).link) });
  expect((await elsewhere.ask(VIEWER)).viewer.sessions).toHaveLength(2);
  await browser.send('/sign-out/everywhere');
  expect((await elsewhere.ask(VIEWER)).viewer).toBeNull();
  expect(browser.cookies.has('tequio')).toBe(false);
});

it('sets a cookie that no script reads and that only https carries', async () => {
  const https = await testApp('empty', { PUBLIC_URL: 'https://tequio.example', NODE_ENV: 'production' });
  try {
    const asked = await https.app.inject({
      method: 'POST',
      url: '/sign-in/request',
      headers: { origin: 'https://tequio.example', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'email=s%40example.org&language=es',
    });
    expect(asked.headers.location).toBe('/es/entrar/codigo');
    const { link } = await lastMailTo(https, 's@example.org');
    expect(link).toContain('https://tequio.example/es/entrar/confirmar?t=');
    const entered = await https.app.inject({
      method: 'POST',
      url: '/sign-in/confirm',
      headers: { origin: 'https://tequio.example', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ token: tokenIn(link), ...welcome }).toString(),
    });
    const [cookie] = [entered.headers['set-cookie']].flat();
    expect(cookie).toMatch(/^__Host-tequio=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax; Secure$/);
  } finally {
    await https.close();
  }
});
