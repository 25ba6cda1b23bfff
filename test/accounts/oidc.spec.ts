import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { type OidcFlow, openFlow, sealFlow } from '../../src/accounts/oidc-flow.js';
import { Secrets } from '../../src/accounts/secrets.js';
import { NOTICE_VERSION } from '../../src/domain/account.js';
import { testApp, type TestApp } from '../support/app.js';
import { browsing } from '../support/browsing.js';
import { lastMailTo } from '../support/mail.js';

interface Somebody {
  subject: string;
  email?: string;
  verified?: boolean;
}

let t: TestApp;
let server: Server;
let issuer: string;
/** The person who is signed in at the provider. */
let there: Somebody = { subject: 'nobody' };

/** Starts a real provider, whose only page signs this person in at once. */
beforeAll(async () => {
  // The provider warns that its keys and its memory are for trying out, which is true here.
  for (const level of ['warn', 'info'] as const) jest.spyOn(console, level).mockImplementation(() => {});
  let provider: Provider;
  server = createServer((request, response) => {
    if (request.url!.startsWith('/interaction/')) {
      void provider.interactionFinished(request, response, { login: { accountId: there.subject, remember: false } });
    } else void provider.callback()(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'tequio',
        client_secret: 'a-secret-of-the-client',
        redirect_uris: ['http://localhost/sign-in/oidc/callback'],
      },
    ],
    cookies: { keys: ['only for tests'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, subject) => ({
      accountId: subject,
      claims: async () => ({
        sub: subject,
        ...(there.email ? { email: there.email, email_verified: there.verified ?? false } : {}),
      }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({ clientId: oidc.client!.clientId, accountId: oidc.session!.accountId! });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  t = await testApp('empty', {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'tequio',
    OIDC_CLIENT_SECRET: 'a-secret-of-the-client',
  });
});
afterAll(async () => {
  jest.restoreAllMocks();
  await t.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

/** Follows the provider's own redirects like a browser; returns the address that leads back to our server. */
async function atTheProvider(address: string): Promise<string> {
  const cookies = new Map<string, string>();
  for (let step = 0; step < 10 && address.startsWith(issuer); step++) {
    const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const answer = await fetch(address, { redirect: 'manual', headers });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    address = new URL(answer.headers.get('location') ?? '/none', issuer).href;
  }
  const { pathname, search } = new URL(address);
  return pathname + search;
}

const VIEWER = '{ viewer { publicName email account { id } } }';
const enter = async (who: Somebody, browser = browsing(t)) => {
  there = who;
  const { to } = await browser.open('/sign-in/oidc?language=es&returnTo=/es/planes');
  return { browser, back: await browser.open(await atTheProvider(to!)) };
};
const welcome = { notice: String(NOTICE_VERSION), publicName: 'Por proveedor', language: 'es' };

it('is offered on the sign-in page by its host or by the name it was given, and only where there is one', async () => {
  const { body } = await browsing(t).open('/en/sign-in?returnTo=/en/plans');
  expect(body).toContain(`Sign in with ${new URL(issuer).host}`);
  const [, link] = /href="(\/sign-in\/oidc[^"]*)"/.exec(body)!;
  expect((await browsing(t).open(link!.replaceAll('&amp;', '&'))).to).toContain(issuer);
  expect(link).toContain('returnTo=%2Fen%2Fplans');
  const named = await testApp('empty', {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'tequio',
    OIDC_NAME: 'Llave del Estado',
  });
  const without = await testApp('empty');
  try {
    expect((await browsing(named).open('/es/entrar')).body).toContain('Entrar con Llave del Estado');
    expect((await browsing(without).open('/es/entrar')).body).not.toContain('/sign-in/oidc');
  } finally {
    await named.close();
    await without.close();
  }
});

it('opens an account for a newcomer once the notice is accepted, and knows them the next time', async () => {
  const who = { subject: 'one', email: 'one@example.org', verified: true };
  const { browser, back } = await enter(who);
  expect(back.to).toBe('/es/entrar/bienvenida');
  expect(await t.db.query('select 1 from account')).toEqual([]);
  const office = await browser.send('/sign-in/confirm', { ...welcome, publicName: 'Secretarіa del foro' });
  expect(office.refused).toBe('/es/entrar/bienvenida NAME_OF_OFFICE');
  expect((await browser.send('/sign-in/confirm', welcome)).to).toBe('/es/planes');
  const first = (await browser.ask(VIEWER)).viewer;
  expect(first).toMatchObject({ publicName: 'Por proveedor', email: 'one@example.org' });
  const again = await enter({ ...who, email: 'moved@example.org' });
  expect(again.back.to).toBe('/es/planes');
  expect((await again.browser.ask(VIEWER)).viewer).toEqual(first);
});

it('joins an account by an address that the provider verified, and never by one it did not', async () => {
  const byMail = browsing(t);
  await byMail.send('/sign-in/request', { email: 'two@example.org' });
  const { link } = await lastMailTo(t, 'two@example.org');
  await byMail.send('/sign-in/confirm', { ...welcome, token: new URL(link).searchParams.get('t')! });
  const { account } = (await byMail.ask(VIEWER)).viewer;

  const claimed = await enter({ subject: 'liar', email: 'two@example.org', verified: false });
  expect(claimed.back.to).toBe('/es/entrar/bienvenida');
  await claimed.browser.send('/sign-in/confirm', welcome);
  const stranger = (await claimed.browser.ask(VIEWER)).viewer;
  expect(stranger.account.id).not.toBe(account.id);
  expect(stranger.email).toBeNull();

  const proven = await enter({ subject: 'two', email: 'TWO@example.org', verified: true });
  expect((await proven.browser.ask(VIEWER)).viewer.account.id).toBe(account.id);

  for (const email of ['two@example.orİg', 'two@exampl℮.org', 'twº@example.org', 'two​@example.org']) {
    const alike = await enter({ subject: `alike ${email}`, email, verified: true });
    expect([email, alike.back.to]).toEqual([email, '/es/entrar/bienvenida']);
  }
});

describe('an answer of the provider that was not asked for', () => {
  const failed = '/es/entrar OIDC_FAILED';
  const begun = async () => {
    const browser = browsing(t);
    there = { subject: 'one', email: 'one@example.org', verified: true };
    const { to } = await browser.open('/sign-in/oidc?language=es');
    return { browser, back: await atTheProvider(to!) };
  };

  it('signs in no other browser than the one that asked', async () => {
    const { back } = await begun();
    const victim = browsing(t);
    expect((await victim.open(back)).refused).toBe(failed);
    expect(victim.cookies.has('tequio')).toBe(false);
  });

  it('works once', async () => {
    const { browser, back } = await begun();
    const step = browser.cookies.get('tequio-step')!;
    expect((await browser.open(back)).to).toBe('/es');
    browser.cookies.set('tequio-step', step);
    expect((await browser.open(back)).refused).toBe(failed);
  });

  it('is refused with another state, another code or an error', async () => {
    for (const change of [
      (search: URLSearchParams) => search.set('state', 'x'),
      (search: URLSearchParams) => search.set('code', 'x'),
      (search: URLSearchParams) => search.set('iss', 'https://evil.example'),
      (search: URLSearchParams) => {
        search.delete('code');
        search.set('error', 'access_denied');
      },
    ]) {
      const { browser, back } = await begun();
      const url = new URL(back, 'http://localhost');
      change(url.searchParams);
      expect((await browser.open(url.pathname + url.search)).refused).toBe(failed);
      expect(browser.cookies.has('tequio')).toBe(false);
    }
  });

  it('is refused when its time is over, when its nonce is another, and when this server did not seal it', async () => {
    const secrets = t.app.get(Secrets);
    const changed = async (change: (flow: OidcFlow) => OidcFlow) => {
      const { browser, back } = await begun();
      const [, sealed] = browser.cookies.get('tequio-step')!.split('.');
      const flow = sealFlow(secrets, change(openFlow(secrets, sealed!, new Date())!));
      browser.cookies.set('tequio-step', `oidc.${flow}`);
      const { to, refused } = await browser.open(back);
      return refused ?? to;
    };
    expect(await changed((flow) => flow)).toBe('/es');
    expect(await changed((flow) => ({ ...flow, expiresAt: Date.now() - 1000 }))).toBe(failed);
    expect(await changed((flow) => ({ ...flow, nonce: 'another' }))).toBe(failed);
    const forged = await begun();
    for (const value of ['oidc.', 'oidc.x', `oidc.${Buffer.alloc(80).toString('base64url')}`]) {
      forged.browser.cookies.set('tequio-step', value);
      expect((await forged.browser.open(forged.back)).refused).toBe(failed);
    }
  });

  it('leaves nothing behind, however often somebody begins', async () => {
    const rows = () => t.statements(() => browsing(t).open('/sign-in/oidc?language=es&returnTo=/es/planes'));
    expect((await rows()).filter((sql) => /insert|update|delete/i.test(sql))).toEqual([]);
  });

  it('fits into a cookie also for somebody who was far away, and leads them back', async () => {
    const browser = browsing(t);
    there = { subject: 'one', email: 'one@example.org', verified: true };
    const far = (sign: string) => `/es/planes?q=${sign.repeat(900)}`;
    for (const [returnTo, place] of [
      [far('a'), far('a')],
      [far('ñ'), '/es'],
    ]) {
      const { to } = await browser.open(`/sign-in/oidc?language=es&returnTo=${encodeURIComponent(returnTo!)}`);
      expect(browser.cookies.get('tequio-step')!.length).toBeLessThan(4000);
      expect((await browser.open(await atTheProvider(to!))).to).toBe(place);
    }
  });
});

it('keeps where somebody goes on, their language and what they typed when the provider refuses', async () => {
  const browser = browsing(t);
  there = { subject: 'one', email: 'one@example.org', verified: true };
  await browser.send('/sign-in/request', { email: 'no es correo', language: 'en', returnTo: '/en/plans' });
  const { to } = await browser.open('/sign-in/oidc?language=en&returnTo=/en/plans');
  const url = new URL(await atTheProvider(to!), 'http://localhost');
  url.searchParams.delete('code');
  url.searchParams.set('error', 'access_denied');
  const back = await browser.open(url.pathname + url.search);
  expect(back.refused).toBe('/en/sign-in?returnTo=%2Fen%2Fplans OIDC_FAILED');
  const { body } = await browser.open(back.to!);
  expect(body).toContain('role="alert"');
  expect(body).toContain('value="no es correo"');
  expect(body).toContain('name="returnTo" value="/en/plans"');
  expect(body).toMatch(/href="\/sign-in\/oidc\?language=en&amp;returnTo=%2Fen%2Fplans"/);
});

it('is not offered where no provider is set', async () => {
  const without = await testApp();
  try {
    expect((await browsing(without).open('/sign-in/oidc?language=es')).refused).toBe('/es/entrar OIDC_FAILED');
  } finally {
    await without.close();
  }
});
