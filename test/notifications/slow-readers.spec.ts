import { WebSocket } from 'ws';
import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { listen, listeningUrl, until } from '../support/live.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

/**
 * Fifteen copies of a long subject: events of 300 kB soon fill the buffers of the system between the two, and then the
 * things themselves, of 20 kB each, wait in the server.
 */
const SUBJECT = 'x'.repeat(20_000);
const COPIES = Array.from({ length: 15 }, (_, n) => `c${n}: subject`).join(' ');
const EVENTS = 60;
const write = (subject: string) =>
  t.app.get(UnitOfWork).run(OPERATOR, async ({ record }) => record({ verb: 'law.tested', subject, planId: null }));

interface Said {
  id?: string;
  type: string;
  payload?: unknown;
}

/** A client that speaks the protocol itself, because a library would always read. */
async function speaking(): Promise<{ socket: WebSocket; said: Said[]; subscribe(id: string, query: string): void }> {
  const socket = new WebSocket(await listeningUrl(t), 'graphql-transport-ws');
  const said: Said[] = [];
  socket.on('message', (data: Buffer) => said.push(JSON.parse(data.toString()) as Said));
  const send = (message: object) => socket.send(JSON.stringify(message));
  await new Promise((opened) => socket.once('open', opened));
  send({ type: 'connection_init' });
  await until(() => said.some(({ type }) => type === 'connection_ack'));
  return {
    socket,
    said,
    subscribe: (id, query) => send({ id, type: 'subscribe', payload: { query } }),
  };
}

it('tells a reader who is too slow that too much waited, and goes on with everybody else', async () => {
  const slow = await speaking();
  const quick = await listen<{ logged: { verb: string } }>(t, 'subscription { logged { verb } }');
  slow.subscribe('large', `subscription { logged { seq ${COPIES} } }`);
  slow.subscribe('small', 'subscription { logged { seq subject } }');
  await until(async () => {
    await write('x');
    return ['large', 'small'].every((id) => slow.said.some((one) => one.id === id));
  });

  const before = quick.got.length;
  slow.socket.pause();
  for (let n = 0; n < EVENTS; n++) await write(SUBJECT);
  await until(() => quick.got.length >= before + EVENTS, 30_000);
  slow.socket.resume();

  const ended = () => slow.said.find(({ id, type }) => id === 'large' && type === 'error');
  await until(() => ended() !== undefined, 30_000);
  expect(ended()!.payload).toEqual([
    { message: 'Too much waited to be read here: subscribe again.', extensions: { code: 'TOO_SLOW' } },
  ]);
  expect(slow.said.filter(({ id, type }) => id === 'large' && type === 'next').length).toBeLessThan(EVENTS);

  slow.subscribe('again', 'subscription { logged { subject } }');
  await until(async () => {
    await write('y');
    return slow.said.some(({ id, type }) => id === 'again' && type === 'next');
  });
  expect(slow.socket.readyState).toBe(WebSocket.OPEN);
  slow.socket.close();
  await quick.stop();
}, 120_000);
