import { connect, type AddressInfo } from 'node:net';
import { whereItLeads } from '../../src/kernel/own-address.js';
import { testApp, type TestApp } from '../support/app.js';
import { cookieOf } from '../support/sign-in.js';

let t: TestApp;
let port: number;
let cookie: string;
beforeAll(async () => {
  t = await testApp('demo');
  cookie = await cookieOf(t, 'citizen-nopal');
  await t.app.listen(0, '127.0.0.1');
  port = (t.app.getHttpServer().address() as AddressInfo).port;
});
afterAll(() => t.close());

/** The host that a browser would go to: the web's own rules read the address, not ours. */
const host = (location: string) => new URL(location, 'https://tequio.example/es/').host;

/** Sends the request byte by byte as written, because HTTP clients tidy addresses before they send them. */
async function asked(
  line: string,
  body = '',
  said = ['Host: tequio.example', 'Content-Type: application/x-www-form-urlencoded'],
): Promise<{ status: number; location: string | null; headers: string }> {
  const socket = connect(port, '127.0.0.1');
  const head = [line, ...said, 'Connection: close', `Cookie: ${cookie}`];
  socket.write(
    [...head, `Content-Length: ${Buffer.byteLength(body)}`, 'Sec-Fetch-Site: same-origin', '', body].join('\r\n'),
  );
  let answer = '';
  for await (const part of socket) answer += String(part);
  const headers = answer.split('\r\n\r\n', 1)[0]!;
  const location = /^location: (.*)$/im.exec(headers)?.[1] ?? null;
  return { status: Number(answer.split(' ')[1]), location, headers };
}

const ELSEWHERE = [
  '/\\evil.example',
  '//evil.example',
  '///evil.example',
  '/\\/evil.example',
  '\\\\evil.example',
  '/%5cevil.example',
  '/%5C%5Cevil.example',
  '/%2f/evil.example',
  '/%2fevil.example',
  '/\t/evil.example',
  '/%09/evil.example',
  '/%0d%0aLocation:%20https://evil.example',
  '/%0d%0aSet-Cookie:%20a=b',
  '/es\\..\\\\evil.example',
  '/es/..//evil.example',
  '/./\\evil.example',
  'https://evil.example/',
  '/\u00a0/evil.example',
  '/@evil.example',
];

it.each(ELSEWHERE)('leads nobody elsewhere who opens %j with a slash behind it, or without', async (path) => {
  for (const url of [`${path}/`, path, `${path}/?a=\\evil`, `/es/planes${path}/`, `/es${path}/`, `/assets${path}/`]) {
    const { location, headers } = await asked(`GET ${url} HTTP/1.1`);
    if (location !== null) {
      expect([url, location, host(location)]).toEqual([url, location, 'tequio.example']);
      expect(location).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
      expect(location.split('?')[0]).not.toContain('\\');
    }
    expect(headers).not.toMatch(/^set-cookie: a=b/im);
  }
});

it.each(ELSEWHERE)('leads nobody to %j from a form or an address that says where to go on', async (path) => {
  const given = encodeURIComponent(path);
  const forms = [
    ['POST /sign-in/request', `email=ana%40example.org&returnTo=${given}`],
    ['POST /sign-in/second-step', `code=000000&returnTo=${given}`],
    ['POST /demonstration/enter', `handle=citizen-nopal&returnTo=${given}`],
    ['POST /sign-out', `language=${given}&returnTo=${given}`],
    [`GET /sign-in/oidc?returnTo=${given}`, ''],
    [`POST /es/planes?q=${given}`, `form=x&way=language-en`],
    [`POST /es${path.replaceAll(/[\t\u00a0]/g, '')}`, `form=x&way=language-en`],
    [`POST /es/buscar?q=${given}`, `form=x&way=sign-in`],
    [`GET /es/buscar?q=${given}&after=${given}`, ''],
    [`GET /es/propuestas/${given}`, ''],
    [`GET /es/compromisos/mxmex0003?x=${path.replaceAll(/[\t\u00a0]/g, '')}`, ''],
    [`GET /es/mi-cuenta?x=${given}`, ''],
  ];
  for (const [line, body] of forms) {
    const { location } = await asked(`${line} HTTP/1.1`, body);
    if (location !== null) expect([line, location, host(location)]).toEqual([line, location, 'tequio.example']);
  }
  await t.db.query('delete from rate_count');
});

it.each([
  ['/es/planes', '/es/planes'],
  ['/es/planes?a=b&c=%20d', '/es/planes?a=b&c=%20d'],
  ['//evil.example', '/evil.example'],
  ['/\\evil.example', '/evil.example'],
  ['/\t/\n\\evil.example', '/evil.example'],
  ['/es\\evil', '/es%5Cevil'],
  ['/es\r\nset-cookie: a=b', '/esset-cookie:%20a=b'],
  ['/es/búsqueda?q=ñ', '/es/b%C3%BAsqueda?q=%C3%B1'],
  ['evil.example', '/evil.example'],
  ['javascript:alert(1)', '/javascript:alert(1)'],
  ['https://accounts.example/authorize?x=1', 'https://accounts.example/authorize?x=1'],
  ['https:\\\\evil.example', '/https:%5C%5Cevil.example'],
])('makes of %j an address that all browsers read alike: %s', (given, leads) => {
  expect(whereItLeads(given)).toBe(leads);
});

const ASKED_OF_GRAPHQL = '/graphql?query={__typename}';
const FROM_A_PROGRAM = 'Content-Type: application/json';

it.each([
  ['a host of blanks', `GET ${ASKED_OF_GRAPHQL} HTTP/1.1`, 'Host: a b'],
  ['a host of marks', `GET ${ASKED_OF_GRAPHQL} HTTP/1.1`, 'Host: "><script>'],
  ['half an address', `GET ${ASKED_OF_GRAPHQL} HTTP/1.1`, 'Host: ::1'],
  ['a whole address that is none', `GET http://[${ASKED_OF_GRAPHQL} HTTP/1.1`, 'Host: tequio.example'],
])('calls %s a mistake of the request, not a failure of the server', async (_, line, named) => {
  expect((await asked(line, '', [named, FROM_A_PROGRAM])).status).toBe(400);
});

it.each(['HTTP/1.0', 'HTTP/1.1'])('answers a request of %s that names no host', async (version) => {
  const said = version === 'HTTP/1.0' ? [FROM_A_PROGRAM] : ['Host:', FROM_A_PROGRAM];
  expect((await asked(`GET ${ASKED_OF_GRAPHQL} ${version}`, '', said)).status).toBe(200);
  expect((await asked(`GET /es/planes ${version}`, '', said)).status).toBe(200);
});
