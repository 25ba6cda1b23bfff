import { connect, type AddressInfo, type Socket } from 'node:net';
import { WebSocket } from 'ws';
import { OPERATOR } from '../../src/domain/actor.js';
import { JsonLogger } from '../../src/kernel/json-logger.js';
import { Live } from '../../src/kernel/live/live.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { coCreation } from '../support/co-creation.js';
import { until } from '../support/live.js';
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

/** Sends a part of a request, waits for the first response if there is one, and disconnects. */
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
  for (const level of ['error', 'warn', 'fatal'] as const)
    jest.spyOn(JsonLogger.prototype, level).mockImplementation((...said: unknown[]) => void lines.push(said[0]));
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

/** Opens a socket for subscriptions whose client side can be reset at any moment. */
async function opened(): Promise<{ reset(): void; says(type: string, more?: object): void; heard: string[] }> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
  socket.on('error', () => undefined);
  const heard: string[] = [];
  socket.on('message', (message: Buffer) => heard.push((JSON.parse(message.toString()) as { type: string }).type));
  await new Promise((done) => socket.once('open', done));
  const under = (socket as unknown as { _socket: Socket })._socket;
  return {
    reset: () => void under.resetAndDestroy(),
    says: (type, more) => socket.send(JSON.stringify({ type, ...more })),
    heard,
  };
}
const LOGGED = { payload: { query: 'subscription { logged { seq } }' } };
const happens = () =>
  t.app
    .get(UnitOfWork)
    .run(OPERATOR, async ({ record }) => record({ verb: 'law.tested', subject: 'pln_1', planId: null }));

it('writes nothing to the log when sockets are reset while subscriptions hear of events', async () => {
  const lines = written();
  const live = t.app.get(Live);
  const sockets = [];
  for (let n = 0; n < 20; n++) {
    const socket = await opened();
    sockets.push(socket);
    socket.says('connection_init');
    await until(() => socket.heard.includes('connection_ack'));
    for (const id of ['a', 'b', 'c']) socket.says('subscribe', { id, ...LOGGED });
  }
  await until(() => live.listening === 60);
  for (const { reset, says } of sockets) {
    const event = happens();
    says('ping');
    says('complete', { id: 'a' });
    reset();
    await event;
  }
  await until(() => live.listening === 0);
  await pause(100);
  expect(lines).toEqual([]);
});

it.each([
  ['before it says who comes', []],
  ['while it is asked who comes', [{ type: 'connection_init' }]],
  ['while what it subscribes to is read', [{ type: 'connection_init' }, ...subscribes(9)]],
  ['after it said what nobody understands', [{ type: 'connection_init' }, { type: 'nothing' }, ...subscribes(2)]],
])('writes nothing to the log when a socket is reset %s', async (_when, messages) => {
  const lines = written();
  for (const wait of [0, 1, 3, 10, 30]) {
    const { reset, says, heard } = await opened();
    for (const { type, ...more } of messages) {
      says(type, more);
      if (type === 'connection_init' && messages.length > 1) await until(() => heard.includes('connection_ack'));
    }
    await pause(wait);
    reset();
    await pause(60);
  }
  expect(lines).toEqual([]);
});

function subscribes(n: number): { type: string }[] {
  return Array.from({ length: n }, (_, id) => ({ type: 'subscribe', id: String(id), ...LOGGED }));
}
