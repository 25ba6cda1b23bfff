import { request } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { Turns, TURNS } from '../../src/api/turns/turns.js';
import { PACE } from '../../src/api/uploads/pace.js';
import { ROOM } from '../../src/api/uploads/room.js';
import { testApp, type TestApp } from '../support/app.js';
import { coCreation } from '../support/co-creation.js';
import { pdf, upload } from '../support/files.js';
import { until } from '../support/live.js';
import { cookieOf } from '../support/sign-in.js';

let t: TestApp;
let port: number;
let people: string[];
beforeAll(async () => {
  t = await testApp();
  const at = await coCreation(t);
  await t.app.listen(0, '127.0.0.1');
  port = (t.app.getHttpServer().address() as AddressInfo).port;
  people = await Promise.all(
    (await Promise.all(Array.from({ length: 6 }, () => at.citizen()))).map((handle) => cookieOf(t, handle)),
  );
});
afterAll(() => t.close());

/** Sends the first bytes of a form and then nothing; returns the response, if there was one. */
function slow(cookie: string, { path = '/files', fields = '' } = {}) {
  let [status, body, kept] = [undefined as number | undefined, '', ''];
  const sent = request({
    port,
    method: 'POST',
    path,
    headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=x' },
  });
  sent.on('response', (answer) => {
    status = answer.statusCode;
    kept = (answer.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ');
    answer.setEncoding('utf8').on('data', (data: string) => (body += data));
  });
  sent.on('error', () => undefined);
  sent.write(`${fields}--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-`);
  /** The page that a browser sees after following the response. */
  const shown = async () => {
    const headers = { cookie: [cookie, kept].filter(Boolean).join('; ') };
    return (await fetch(`http://127.0.0.1:${port}${path}`, { headers })).text();
  };
  return { answer: () => status, body: () => body, shown, end: () => sent.destroy() };
}

it('takes files of others while somebody sends many that never end, and refuses only the many', async () => {
  const many = people.slice(0, 5).flatMap((cookie) => Array.from({ length: 4 }, () => slow(cookie)));
  try {
    for (let tries = 0; tries < 100 && many.filter((one) => one.answer()).length < 5; tries++)
      await new Promise((done) => setTimeout(done, 50));
    expect(many.map((one) => one.answer()).filter(Boolean)).toEqual([429, 429, 429, 429, 429]);
    const { id } = await upload(t, { cookie: people[5]! }, pdf());
    expect(id).toMatch(/^upl_/);
  } finally {
    for (const one of many) one.end();
  }
  for (let tries = 0; tries < 100; tries++) {
    const again = await upload(t, { cookie: people[0]! }, pdf()).catch(() => null);
    if (again?.id) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('the room was not given back');
});

it('lets a file in at any time, and works on it in turn', async () => {
  const turns = t.app.get(Turns);
  const ends = await Promise.all(Array.from({ length: TURNS.ofOneNetwork }, () => turns.take('127.0.0.1')));
  let isAnswered = false;
  const sent = upload(t, { cookie: people[5]! }, pdf()).then((answer) => ((isAnswered = true), answer));
  await new Promise((done) => setTimeout(done, 300));
  expect(isAnswered).toBe(false);
  for (const end of ends) end!();
  expect((await sent).id).toMatch(/^upl_/);
});

const field = (name: string, value: string) =>
  `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const all = (some: { answer(): number | undefined }[]) => () => some.every((one) => one.answer() !== undefined);

it('waits no longer for a file that hardly comes, says so, and gives back what was written beside it', async () => {
  const { windowMs } = PACE;
  PACE.windowMs = 300;
  const fields = field('form', 'proposalAttach') + field('at', 'x') + field('title', 'Planos del parque');
  const some = [
    slow(people[0]!),
    slow(people[1]!, { path: '/es/propuestas', fields }),
    slow('', { path: '/es/propuestas', fields }),
  ];
  try {
    await until(all(some));
    expect(some.map((one) => one.answer())).toEqual([408, 303, 303]);
    await until(() => some[0]!.body().includes('FILE_TOO_SLOW'));
    for (const one of some.slice(1)) {
      const shown = await one.shown();
      expect(shown).toContain('Planos del parque');
      expect(shown).toContain('El archivo llegaba demasiado lento');
    }
  } finally {
    PACE.windowMs = windowMs;
    for (const one of some) one.end();
  }
});

it('has only some places for visitors of one network, and leaves the others theirs', async () => {
  const some = Array.from({ length: ROOM.ofOne + 2 }, () => slow('', { path: '/es/propuestas' }));
  try {
    await until(() => some.filter((one) => one.answer() !== undefined).length === 2);
    const { id } = await upload(t, { cookie: people[5]! }, pdf());
    expect(id).toMatch(/^upl_/);
  } finally {
    for (const one of some) one.end();
  }
});

it('says that it waits no longer for any other body that hardly comes', async () => {
  const sent = connect(port, '127.0.0.1');
  let answer = '';
  sent.on('data', (data) => (answer += data.toString('latin1')));
  sent.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 90\r\n\r\n{');
  await until(() => answer !== '', 20_000);
  expect(answer).toMatch(/^HTTP\/1.1 408 /);
  sent.destroy();
});
