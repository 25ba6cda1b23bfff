import { FirstAdministrator } from '../../src/accounts/first-administrator.service.js';
import { NOTICE_VERSION } from '../../src/domain/account.js';
import { testApp, type TestApp } from '../support/app.js';
import { browsing } from '../support/browsing.js';
import { lastMailTo } from '../support/mail.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const tokenIn = (link: string) => new URL(link).searchParams.get('t')!;

async function somebody(email: string) {
  const browser = browsing(t);
  await browser.send('/sign-in/request', { email, language: 'es' });
  const token = tokenIn((await lastMailTo(t, email)).link);
  await browser.send('/sign-in/confirm', { token, notice: String(NOTICE_VERSION), publicName: 'Alguien' });
  return browser;
}
const roles = async (browser: ReturnType<typeof browsing>) =>
  (await browser.ask('{ viewer { account { roles { role } } } }')).viewer.account.roles;

it('makes whoever opens the printed link the administrator, once, and sends a visitor to sign in first', async () => {
  const old = tokenIn((await t.app.get(FirstAdministrator).link())!);
  const token = tokenIn((await t.app.get(FirstAdministrator).link())!);
  const visitor = await browsing(t).send('/sign-in/confirm', { token, language: 'es' });
  expect(visitor.to).toBe(`/es/entrar?returnTo=${encodeURIComponent(`/es/entrar/confirmar?t=${token}`)}`);

  const [first, second] = [await somebody('first@example.org'), await somebody('second@example.org')];
  await second.send('/sign-in/confirm', { token: old, language: 'es' });
  expect(await roles(second)).toEqual([]);
  expect((await first.send('/sign-in/confirm', { token, language: 'es' })).to).toBe('/es/mi-cuenta');
  expect(await roles(first)).toEqual([{ role: 'ADMINISTRATOR' }]);
  await second.send('/sign-in/confirm', { token, language: 'es' });
  expect(await roles(second)).toEqual([]);
  expect(await t.app.get(FirstAdministrator).link()).toBeNull();
});

it('lets the new administrator appoint nobody before the second factor is on', async () => {
  const admin = browsing(t);
  await admin.send('/sign-in/request', { email: 'first@example.org' });
  await admin.send('/sign-in/confirm', { token: tokenIn((await lastMailTo(t, 'first@example.org')).link) });
  const { viewer } = await admin.ask('{ viewer { account { handle } } }');
  const { appointmentGrant } = await admin.ask(
    'mutation ($a: String!) { appointmentGrant(input: { account: $a, role: ADMINISTRATOR }) { userErrors { code } } }',
    { a: viewer.account.handle },
  );
  expect(appointmentGrant.userErrors).toEqual([{ code: 'SECOND_FACTOR_REQUIRED' }]);
});
