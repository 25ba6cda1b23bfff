import { generate } from 'otplib';
import { testApp, type TestApp } from '../support/app.js';
import { signedIn } from '../support/browsing.js';
import { jointPlan } from '../support/builders.js';

let t: TestApp;
let now = Date.parse('2026-11-24T12:00:00Z');
beforeAll(async () => {
  t = await testApp();
  await jointPlan(t);
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.db.query('delete from rate_count');
  await t.db.query('delete from recovery_code');
  await t.db.query('delete from second_factor');
});

const later = (seconds: number) => {
  now += seconds * 1000;
  t.setNow(new Date(now).toISOString());
};
const codeFor = (secret: string, at = now) => generate({ secret, epoch: Math.floor(at / 1000) });
const SETUP =
  '{ secondFactorSetup { secret uri recoveryCodes } viewer { secondFactor secondFactorPassed recoveryCodesLeft } }';
const START = 'mutation { secondFactorStart { userErrors { code } } }';
const CONFIRM = `mutation ($code: String!) { secondFactorConfirm(input: { code: $code }) { viewer { secondFactor secondFactorPassed recoveryCodesLeft } userErrors { code } } }`;

async function enrolled(handle: string) {
  later(60);
  const browser = await signedIn(t, handle, { secondFactor: false });
  await browser.ask(START);
  const { secondFactorSetup: setup } = await browser.ask(SETUP);
  const { secondFactorConfirm } = await browser.ask(CONFIRM, { code: await codeFor(setup.secret) });
  expect(secondFactorConfirm.userErrors).toEqual([]);
  return { browser, setup, viewer: secondFactorConfirm.viewer };
}

it('is on once a code of the app confirms it, and then shows its secret to nobody', async () => {
  const { browser, setup, viewer } = await enrolled('secretariat');
  expect(setup.uri).toMatch(/^otpauth:\/\/totp\/Tequio/);
  expect(setup.recoveryCodes).toHaveLength(10);
  expect(viewer).toEqual({ secondFactor: true, secondFactorPassed: true, recoveryCodesLeft: 10 });
  expect((await browser.ask(SETUP)).secondFactorSetup).toBeNull();
  const [{ dump }] = await t.db.query(`select json_agg(f)::text as dump from second_factor f`);
  expect(dump).not.toContain(Buffer.from(setup.secret).toString('hex'));
});

it('stays off for a wrong code', async () => {
  const browser = await signedIn(t, 'secretariat', { secondFactor: false });
  await browser.ask(START);
  const { secondFactorConfirm } = await browser.ask(CONFIRM, { code: '000000' });
  expect(secondFactorConfirm.userErrors).toEqual([{ code: 'CODE_INVALID' }]);
  expect((await browser.ask(SETUP)).viewer.secondFactor).toBe(false);
});

it('makes a session nobody’s until it is passed, and gives it a new token then', async () => {
  const { setup } = await enrolled('secretariat');
  later(60);
  const browser = await signedIn(t, 'secretariat', { secondFactor: false });
  expect((await browser.ask(SETUP)).viewer).toBeNull();
  const before = browser.cookies.get('tequio');
  const code = await codeFor(setup.secret);
  expect(await browser.send('/sign-in/second-factor', { code, returnTo: '/es/planes' })).toMatchObject({
    to: '/es/planes',
  });
  expect(browser.cookies.get('tequio')).not.toBe(before);
  expect((await browser.ask(SETUP)).viewer).toMatchObject({ secondFactorPassed: true });
});

it('takes no code twice, nor one of a step before it', async () => {
  const { setup } = await enrolled('secretariat');
  later(60);
  const code = await codeFor(setup.secret);
  const first = await signedIn(t, 'secretariat', { secondFactor: false });
  expect((await first.send('/sign-in/second-factor', { code, language: 'es' })).to).toBe('/es');
  const second = await signedIn(t, 'secretariat', { secondFactor: false });
  const wrong = '/es/entrar/segundo-paso CODE_INVALID';
  expect((await second.send('/sign-in/second-factor', { code, language: 'es' })).refused).toBe(wrong);
  const older = await codeFor(setup.secret, now - 30_000);
  expect((await second.send('/sign-in/second-factor', { code: older, language: 'es' })).refused).toBe(wrong);
});

it('takes each recovery code once', async () => {
  const { setup } = await enrolled('secretariat');
  const [code] = setup.recoveryCodes;
  const first = await signedIn(t, 'secretariat', { secondFactor: false });
  expect((await first.send('/sign-in/second-factor', { code: code.toUpperCase(), language: 'es' })).to).toBe('/es');
  expect((await first.ask(SETUP)).viewer.recoveryCodesLeft).toBe(9);
  const second = await signedIn(t, 'secretariat', { secondFactor: false });
  expect((await second.send('/sign-in/second-factor', { code, language: 'es' })).refused).toContain('CODE_INVALID');
});

it('lets nobody try out codes: guesses are counted together over all sessions', async () => {
  const { setup } = await enrolled('secretariat');
  later(60);
  const browsers = await Promise.all([1, 2, 3].map(() => signedIn(t, 'secretariat', { secondFactor: false })));
  for (let i = 0; i < 9; i++) {
    await browsers[i % 3]!.send('/sign-in/second-factor', { code: '123456', language: 'es' });
  }
  const answer = await browsers[0]!.send('/sign-in/second-factor', {
    code: await codeFor(setup.secret),
    language: 'es',
  });
  expect(answer.refused).toBe('/es/entrar/segundo-paso TOO_MANY');
  expect((await browsers[0]!.open(answer.to!)).body).toContain('Vuelva a intentarlo en 15 min');
});

it('is turned off only in a session that passed it', async () => {
  const { browser } = await enrolled('secretariat');
  const { secondFactorRemove } = await browser.ask(
    'mutation { secondFactorRemove { viewer { secondFactor recoveryCodesLeft } userErrors { code } } }',
  );
  expect(secondFactorRemove.viewer).toEqual({ secondFactor: false, recoveryCodesLeft: 0 });
});

it('leaves nothing behind that says it was proven, once it is removed', async () => {
  const { browser, setup } = await enrolled('secretariat');
  later(60);
  const other = await signedIn(t, 'secretariat', { secondFactor: false });
  await other.send('/sign-in/second-factor', { code: await codeFor(setup.secret), language: 'es' });
  const owing = await signedIn(t, 'secretariat', { secondFactor: false });
  const { tokenCreate } = await browser.ask(
    'mutation { tokenCreate(input: { name: "x", scopes: [READ, WRITE, ADMIN], days: 1 }) { secret userErrors { code } } }',
  );
  const passed = async () =>
    (
      await t.app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { authorization: `Bearer ${tokenCreate.secret}`, 'content-type': 'application/json' },
        payload: { query: '{ viewer { secondFactorPassed } }' },
      })
    ).json().data.viewer.secondFactorPassed;
  expect(await passed()).toBe(true);
  await browser.ask('mutation { secondFactorRemove { userErrors { code } } }');
  expect(await passed()).toBe(false);
  for (const session of [browser, other])
    expect((await session.ask(SETUP)).viewer).toMatchObject({ secondFactor: false, secondFactorPassed: false });
  expect((await owing.ask(SETUP)).viewer).toBeNull();
});
