import { testApp, type TestApp } from '../support/app.js';
import { coCreation } from '../support/co-creation.js';
import { cookieOf } from '../support/sign-in.js';
import { withChosen } from '../../src/portal/frame/components/filters.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
  await coCreation(t);
});
afterAll(() => t.close());

it.each(['es', 'en'])(
  'offers on a refusal in %s neither to sign in nor to sign out, because it knows nobody',
  async (language) => {
    const cookie = await cookieOf(t, 'moderator');
    const headers = { cookie, accept: 'text/html', origin: 'https://elsewhere.example', host: 'localhost' };
    const { statusCode, body } = await t.app.inject({
      method: 'POST',
      url: `/${language}/propose`,
      headers,
      payload: {},
    });
    expect(statusCode).toBe(403);
    expect(body).toContain('<header class="top">');
    expect(body).not.toMatch(/Entrar|Sign in|sign-in|sign-out/);
  },
);

it.each([
  ['/es/entrar/confirmar', 'le falta una parte'],
  ['/en/sign-in/confirm', 'Part of this address is missing'],
])('says at %s why there is nothing to confirm', async (url, reason) => {
  expect((await t.app.inject(url)).body).toContain(reason);
  expect((await t.app.inject(`${url}?t=${'a'.repeat(43)}`)).body).not.toContain(reason);
});

it('offers in a filter the condition of the address, even where the list of options is cut', async () => {
  const some: [string, string][] = [['a', 'A']];
  expect(withChosen(some, 'z', 'The last')).toEqual([['z', 'The last'], ...some]);
  expect([withChosen(some, 'a', 'A'), withChosen(some, undefined, undefined)]).toEqual([some, some]);
  for (const [path, name, value, shown] of [
    ['proposals', 'plan', 'nowhere', 'nowhere'],
    ['commitments', 'institution', 'nowhere', 'nowhere'],
    ['commitments', 'member', 'MX', 'MX'],
  ] as const) {
    const { statusCode, body } = await t.app.inject(`/en/${path}?${name}=${value}`);
    expect([path, statusCode]).toEqual([path, 200]);
    expect(body).toMatch(new RegExp(`<option (value="${value}" selected|selected value="${value}")[^>]*>[^<]+<`));
    expect(body).toContain(shown);
  }
});
