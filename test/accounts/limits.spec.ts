import { countAgainst } from '../../src/kernel/limits.js';
import { testApp, type TestApp } from '../support/app.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const LIMIT = { most: 4, seconds: 600 };
const at = (minutes: number) => new Date(Date.parse('2026-11-24T12:00:00Z') + minutes * 60_000);
const once = (key: string, now: Date) =>
  t.db
    .transaction((manager) => countAgainst({ manager, now }, key, LIMIT))
    .then(
      () => 'done',
      (error: Error) => error.message,
    );

it('refuses the fifth in ten minutes, wherever the ten minutes begin', async () => {
  for (const minute of [6, 7, 8, 9]) expect(await once('edge', at(minute))).toBe('done');
  expect(await once('edge', at(11))).toBe('TOO_MANY');
  expect(await once('edge', at(15))).toBe('TOO_MANY');
  expect(await once('edge', at(19))).toBe('done');
});

it('counts what many do at the same moment together', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => once('rush', at(0))));
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(4);
});

it('counts each key alone', async () => {
  expect(await once('one', at(0))).toBe('done');
  expect(await once('another', at(0))).toBe('done');
});
