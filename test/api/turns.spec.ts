import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { testApp, type TestApp } from '../support/app.js';
import { listeningUrl, until } from '../support/live.js';

let t: TestApp;
let port: number;
beforeAll(async () => {
  t = await testApp();
  await t.app.listen(0, '127.0.0.1');
  ({ port } = t.app.getHttpServer().address() as AddressInfo);
});
afterAll(() => t.close());

/** Documents that all differ and are all wrong: nothing is as cheap to send and as expensive to refuse. */
const wrong = (kind: string, i: number) =>
  `${kind}{${Array.from({ length: 1900 }, (_, field) => `x${i}_${field}`).join(' ')}}`;

/** Sends many requests at once, as no browser does; returns the number of responses so far. */
function many(requests: number, sockets: number) {
  let answered = 0;
  const open = Array.from({ length: sockets }, (_, socket) => {
    const sent = connect(port, '127.0.0.1');
    sent.on('error', () => undefined);
    sent.on('data', (data) => (answered += data.toString('latin1').split('HTTP/1.1 ').length - 1));
    for (let i = 0; i < requests / sockets; i++) {
      const body = JSON.stringify({ query: wrong('', socket * requests + i) });
      sent.write(`POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n`);
      sent.write(`content-length: ${body.length}\r\n\r\n${body}`);
    }
    return sent;
  });
  return { answered: () => answered, end: () => open.forEach((socket) => socket.destroy()) };
}

/** Sends one small query from another network. */
async function another(): Promise<number | undefined> {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-cache' };
  const sent = request({
    port,
    path: '/graphql',
    method: 'POST',
    headers,
    host: '127.0.0.1',
    localAddress: '127.0.0.2',
  });
  sent.end('{"query":"{ noticeVersion }"}');
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  await once(answer.resume(), 'end');
  return answer.statusCode;
}

it('answers somebody else while one network sends hundreds of requests at once', async () => {
  expect(await another()).toBe(200);
  const flood = many(180, 3);
  try {
    await new Promise((done) => setTimeout(done, 20));
    expect(await another()).toBe(200);
    expect(flood.answered()).toBeLessThan(90);
    await until(() => flood.answered() === 180, 20_000);
  } finally {
    flood.end();
  }
});

it('answers somebody else while a socket sends more than is read', async () => {
  const socket = new WebSocket(await listeningUrl(t), 'graphql-transport-ws');
  let answers = 0;
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  socket.on('message', () => answers++);
  expect(await another()).toBe(200);
  for (let i = 0; i < 100; i++)
    socket.send(JSON.stringify({ id: String(i), type: 'subscribe', payload: { query: wrong('subscription', i) } }));
  await new Promise((done) => setTimeout(done, 20));
  expect(await another()).toBe(200);
  expect(answers).toBeLessThan(50);
  await until(() => answers === 100, 20_000);
  socket.terminate();
});

it('answers or refuses everybody when more connect at once than it can serve', async () => {
  const answers: (string | undefined)[] = [];
  const open = Array.from({ length: 400 }, () => {
    const sent = connect(port, '127.0.0.1');
    sent.on('error', () => undefined);
    sent.once('data', (data) => answers.push(/^HTTP\/1.1 (\d+)/.exec(data.toString('latin1'))?.[1]));
    sent.write('GET /es HTTP/1.1\r\nhost: x\r\ncache-control: no-cache\r\n\r\n');
    return sent;
  });
  try {
    await until(() => answers.filter((status) => status === '503').length > 100, 20_000);
    // Accepted requests are served one after the other: most still wait when the refused ones have their response.
    expect(answers.filter((status) => status === '200').length).toBeLessThan(100);
    await until(() => answers.length === 400, 60_000);
    expect(new Set(answers)).toEqual(new Set(['200', '503']));
  } finally {
    for (const sent of open) sent.destroy();
  }
});
