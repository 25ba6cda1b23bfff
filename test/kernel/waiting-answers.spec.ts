import { type AddressInfo, connect, type Socket } from 'node:net';
import { fastify, type FastifyInstance } from 'fastify';
import { boundWaitingAnswers, WAITING_ANSWERS } from '../../src/kernel/waiting-answers.js';

const ANSWER = 'x'.repeat(7 * 1024 * 1024);

let server: FastifyInstance;
let port: number;
const sockets: Socket[] = [];
beforeEach(async () => {
  server = fastify({ connectionTimeout: 30_000 });
  boundWaitingAnswers(server);
  server.get('/', () => ANSWER);
  await server.listen({ port: 0, host: '127.0.0.1' });
  ({ port } = server.server.address() as AddressInfo);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server.close();
});

/** Sends a request and reads nothing. */
function neverReads(): Socket {
  const socket = connect(port, '127.0.0.1').pause();
  socket.on('error', () => {});
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  sockets.push(socket);
  return socket;
}

const ask = async () => (await fetch(`http://127.0.0.1:${port}/`)).status;
const soon = async (status: number) => {
  for (let tries = 0; tries < 100 && (await ask()) !== status; tries++)
    await new Promise((done) => setTimeout(done, 50));
  return ask();
};

it('holds a bounded sum of answers for those who never read, and gives it back when they have gone', async () => {
  for (let n = 0; n < 10; n++) neverReads();
  expect(await soon(503)).toBe(503);
  const refused = await fetch(`http://127.0.0.1:${port}/`);
  expect(refused.headers.get('retry-after')).toBe('5');
  expect((await refused.text()).length).toBeLessThan(200);
  for (const socket of sockets) socket.destroy();
  expect(await soon(200)).toBe(200);
});

const connections = () =>
  new Promise<number>((resolve, reject) =>
    server.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );

it.each([
  ['takes too long for one answer', 30_000, 300],
  ['reads nothing at all', 300, 120_000],
])('closes a reader that %s', async (_, connectionTimeout, ms) => {
  server.server.setTimeout(connectionTimeout);
  const before = WAITING_ANSWERS.ms;
  WAITING_ANSWERS.ms = ms;
  try {
    const asked = new Promise((resolve) => server.server.once('request', resolve));
    neverReads();
    await asked;
    expect(await connections()).toBe(1);
    for (let tries = 0; tries < 100 && (await connections()) > 0; tries++)
      await new Promise((done) => setTimeout(done, 50));
    expect(await connections()).toBe(0);
  } finally {
    WAITING_ANSWERS.ms = before;
  }
});
