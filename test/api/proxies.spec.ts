import { WebSocket } from 'ws';
import { readConfig } from '../../src/config.js';
import { networkOf } from '../../src/kernel/network.js';
import { testApp, type TestApp } from '../support/app.js';
import { coCreation } from '../support/co-creation.js';
import { until } from '../support/live.js';

const KEEP = `mutation ($input: ProposalKeepInput!) { proposalKeep(input: $input) { userErrors { code } } }`;
const MOST_KEPT = 40;
const MOST_SOCKETS = 40;

/** Sends requests that claim to come from another address each time. */
async function kept(t: TestApp, plan: string, remoteAddress: string, times: number): Promise<string[]> {
  const codes: string[] = [];
  for (let n = 0; n < times; n++) {
    const answer = await t.app.inject({
      method: 'POST',
      url: '/graphql',
      remoteAddress,
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `198.51.100.${n}` },
      payload: { query: KEEP, variables: { input: { plan, title: { language: 'ES', text: 'Otra' } } } },
    });
    for (const { code } of answer.json().data.proposalKeep.userErrors) codes.push(code);
  }
  return codes;
}

/** Opens sockets that claim to come from different addresses; returns how the refused ones were told. */
async function sockets(t: TestApp, times: number): Promise<{ open: number; closed: string[] }> {
  const server = t.app.getHttpServer() as { listening: boolean };
  if (!server.listening) await t.app.listen(0, '127.0.0.1');
  const url = `${(await t.app.getUrl()).replace('http', 'ws')}/graphql`;
  const closed: string[] = [];
  const clients = Array.from({ length: times }, (_, n) => {
    const headers = { 'x-forwarded-for': `198.51.100.${n}` };
    const client = new WebSocket(url, 'graphql-transport-ws', { headers });
    client.on('open', () => client.send('{"type":"connection_init"}'));
    client.on('close', (code, reason) => closed.push(`${code} ${reason.toString()}`));
    client.on('error', () => {});
    return client;
  });
  const isIn = new Set<WebSocket>();
  for (const client of clients) client.on('message', () => isIn.add(client));
  await until(() => isIn.size + closed.length === times);
  const told = { open: isIn.size, closed: [...closed] };
  for (const client of clients) client.terminate();
  await until(() => clients.every(({ readyState }) => readyState === WebSocket.CLOSED));
  return told;
}

it('knows where a request came from also after the other side has left', async () => {
  const t = await testApp();
  try {
    await t.app.listen(0, '127.0.0.1');
    const server = t.app.getHttpServer();
    const seen = new Promise((done) => {
      server.prependOnceListener('request', ({ socket }) => {
        socket.destroy();
        socket.once('close', () => done(socket.remoteAddress));
      });
    });
    await fetch(`${await t.app.getUrl()}/es`).catch(() => undefined);
    expect(await seen).toBe('127.0.0.1');
  } finally {
    await t.close();
  }
  expect(networkOf(undefined)).toBe('left');
});

describe('where nobody is trusted', () => {
  let t: TestApp;
  let plan: string;
  beforeAll(async () => {
    t = await testApp('empty', { PUBLIC_URL: 'https://tequio.example' });
    ({ plan } = await coCreation(t));
  });
  afterAll(() => t.close());

  it('counts whoever forges where they come from as who they are', async () => {
    expect(await kept(t, plan, '203.0.113.9', MOST_KEPT + 1)).toEqual(['TOO_MANY']);
  });

  it('counts their sockets together too, and says why it closes one', async () => {
    const { open, closed } = await sockets(t, MOST_SOCKETS + 3);
    expect(open).toBe(MOST_SOCKETS);
    expect(closed).toEqual(Array(3).fill('4429 Too many connections from this network address'));
  });
});

describe('behind a proxy that is trusted', () => {
  let t: TestApp;
  let plan: string;
  beforeAll(async () => {
    t = await testApp('empty', { TRUSTED_PROXIES: '127.0.0.1, 10.1.0.0/16' });
    ({ plan } = await coCreation(t));
  });
  afterAll(() => t.close());

  it('believes the proxy, and nobody else', async () => {
    expect(await kept(t, plan, '10.1.2.3', MOST_KEPT + 1)).toEqual([]);
    expect(await kept(t, plan, '10.2.0.1', MOST_KEPT + 1)).toEqual(['TOO_MANY']);
    expect(await sockets(t, MOST_SOCKETS + 3)).toEqual({ open: MOST_SOCKETS + 3, closed: [] });
  });

  it.each([
    ['10.1.2.3', 'https://proxied.example'],
    ['10.2.0.1', 'http://localhost:80'],
  ])('takes its own name and whether it is reached over TLS from %s as %s', async (remoteAddress, origin) => {
    const page = await t.app.inject({
      url: '/es',
      remoteAddress,
      headers: { 'x-forwarded-host': 'proxied.example', 'x-forwarded-proto': 'https' },
    });
    expect(page.body.includes('https://proxied.example')).toBe(origin === 'https://proxied.example');
  });
});

it.each(['nginx', 'loopback', '10.0.0.0/33', '0.0.0.0/0', '10.0.0.1 10.0.0.2', '1'])(
  'does not start with %s as a proxy, and says why',
  (TRUSTED_PROXIES) => {
    expect(() => readConfig({ TRUSTED_PROXIES })).toThrow(/TRUSTED_PROXIES: ".+" is no address/);
  },
);

it('takes lists of addresses and networks of both kinds', () => {
  expect(readConfig({ TRUSTED_PROXIES: '10.0.0.7, 10.1.0.0/16,2001:db8::/32' }).trustedProxies).toHaveLength(3);
  expect(readConfig({}).trustedProxies).toEqual([]);
});

it.each([
  ['2001:db8::1', '2001:db8::ffff:2'],
  ['2001:db8:0:0:1:2:3:4', '2001:db8::9'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
])('takes %s and %s for one network', (one, other) => {
  expect(networkOf(one)).toBe(networkOf(other));
});

it('tells networks apart', () => {
  expect(networkOf('2001:db8:0:1::1')).not.toBe(networkOf('2001:db8::1'));
  expect(networkOf('192.0.2.1')).not.toBe(networkOf('192.0.2.2'));
});
