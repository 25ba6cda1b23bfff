import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { Logger } from '@nestjs/common';
import { WebSocket } from 'ws';
import { testApp, type TestApp } from '../support/app.js';
import { listeningUrl, until } from '../support/live.js';

let t: TestApp;
let url: string;
let served: WebSocket[];
beforeAll(async () => {
  t = await testApp();
  url = await listeningUrl(t);
  const { emit } = WebSocket.prototype;
  // Finds the sockets of the server by what they hear.
  jest.spyOn(WebSocket.prototype, 'emit').mockImplementation(function (this: WebSocket, event, ...args) {
    if (event === 'message' && !served.includes(this)) served.push(this);
    return emit.call(this, event, ...args);
  });
});
beforeEach(() => (served = []));
afterAll(async () => {
  jest.restoreAllMocks();
  await t.close();
});

/** A frame of text as a client sends it, masked with nothing. */
function frame(content: string): Buffer {
  const length = Buffer.byteLength(content);
  const head = length < 126 ? [0x80 + length] : [0x80 + 126, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([0x81, ...head, 0, 0, 0, 0]), Buffer.from(content)]);
}

/** A client that sends and never reads. */
async function deafClient(): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  const upgrade = ['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13'];
  const key = `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`;
  const protocol = 'Sec-WebSocket-Protocol: graphql-transport-ws';
  socket.write(['GET /graphql HTTP/1.1', 'Host: localhost', ...upgrade, key, protocol, '', ''].join('\r\n'));
  await new Promise((done) => socket.once('readable', done));
  socket.write(frame('{"type":"connection_init"}'));
  await until(() => served.length === 1);
  return socket;
}

it('reads nobody who sends pings and reads no answer, so that what waits fills no memory', async () => {
  const ping = frame(JSON.stringify({ type: 'ping', payload: { a: 'y'.repeat(30_000) } }));
  const socket = await deafClient();
  try {
    let most = 0;
    for (let i = 0; i < 1000; i++) {
      const isTaken = new Promise<boolean>((taken) => socket.write(ping, () => taken(true)));
      const waits = new Promise<boolean>((late) => setTimeout(() => late(false), 1000));
      const taken = await Promise.race([isTaken, waits]);
      most = Math.max(most, served[0]!.bufferedAmount);
      if (!taken) break;
    }
    expect(most).toBeGreaterThan(64 * 1024);
    expect(most).toBeLessThan(512 * 1024);
    // Everything is answered as soon as the client reads.
    socket.resume();
    await until(() => served[0]!.bufferedAmount === 0 && !served[0]!.isPaused);
  } finally {
    socket.destroy();
  }
});

it.each(['connection_ack', 'next', 'error'])(
  'closes to a client that sends %s, without a line in the log',
  async (type) => {
    const logged = jest.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
    const client = new WebSocket(url, 'graphql-transport-ws');
    const payload = type === 'error' ? [{ message: 'a' }] : type === 'next' ? { data: {} } : undefined;
    client.on('open', () => client.send(JSON.stringify({ id: '1', type, payload })));
    const code = await new Promise((closed) => client.once('close', closed));
    expect(code).toBe(4400);
    expect(logged).not.toHaveBeenCalled();
  },
);
