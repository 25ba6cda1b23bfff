import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { testApp, type TestApp } from '../support/app.js';
import { coCreation } from '../support/co-creation.js';
import { pdf, upload } from '../support/files.js';
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

/** An upload that sends its first bytes and then nothing; gives how it was answered, if it was. */
function slow(cookie: string) {
  let status: number | undefined;
  const sent = request({
    port,
    method: 'POST',
    path: '/files',
    headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=x' },
  });
  sent.on('response', (answer) => {
    status = answer.statusCode;
    answer.resume();
  });
  sent.on('error', () => undefined);
  sent.write('--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-');
  return { answer: () => status, end: () => sent.destroy() };
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
