import { connect, type AddressInfo } from 'node:net';
import { JsonLogger } from '../../src/kernel/json-logger.js';
import { testApp, type TestApp } from '../support/app.js';
import { coCreation } from '../support/co-creation.js';
import { cookieOf } from '../support/sign-in.js';

let t: TestApp;
let port: number;
let cookie: string;
beforeAll(async () => {
  t = await testApp();
  cookie = await cookieOf(t, await (await coCreation(t)).citizen());
  await t.app.listen(0, '127.0.0.1');
  port = (t.app.getHttpServer().address() as AddressInfo).port;
});
afterAll(() => t.close());
afterEach(() => jest.restoreAllMocks());

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Sends a part of what it says, after the first answer if there is one, and leaves. */
async function leaves(head: string[], body: string | Buffer, answered: boolean): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write([...head, '', ''].join('\r\n'));
  if (answered) await new Promise((done) => socket.once('data', done));
  socket.on('data', () => undefined);
  socket.write(body);
  await pause(100);
  socket.destroy();
  await pause(100);
}

function written(): unknown[] {
  const lines: unknown[] = [];
  jest.spyOn(JsonLogger.prototype, 'error').mockImplementation((message) => void lines.push(message));
  jest.spyOn(console, 'error').mockImplementation((...message) => void lines.push(message));
  return lines;
}

it.each([
  [
    '/files',
    'multipart/form-data; boundary=x',
    '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-',
  ],
  ['/files', 'application/json', '{"a":'],
  ['/es/entrar', 'application/x-www-form-urlencoded', 'a=b'],
  ['/graphql', 'application/json', '{"query":'],
  ['/sign-in/request', 'application/json', '{"email":'],
])('writes no failure to the log when the sender of a body to %s (%s) leaves', async (path, type, body) => {
  const lines = written();
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: localhost',
    `Cookie: ${cookie}`,
    'Sec-Fetch-Site: same-origin',
    `Content-Type: ${type}`,
    'Content-Length: 5000',
  ];
  await leaves(head, body, false);
  expect(lines).toEqual([]);
});

const masked = (first: number, length: number, bytes: number[] = []) =>
  Buffer.from([first, 0x80 | length, 0, 0, 0, 0, ...bytes]);

it.each([
  ['unmasked', Buffer.from([0x81, 0x01, 0x61])],
  ['with a reserved bit', masked(0xc1, 1, [0x61])],
  ['of an unknown kind', masked(0x83, 1, [0x61])],
  ['too large', Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0x7f, 0, 0, 0, 0, 0, 0, 0])],
  ['not of UTF-8', masked(0x81, 2, [0xff, 0xfe])],
])('writes nothing to the log when a frame of a socket is %s', async (_what, frame) => {
  const lines = written();
  const head = [
    'GET /graphql HTTP/1.1',
    'Host: localhost',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Protocol: graphql-transport-ws',
  ];
  await leaves(head, frame, true);
  expect(lines).toEqual([]);
});
