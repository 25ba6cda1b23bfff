import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { anotherApp, testApp, type TestApp } from '../support/app.js';
import { listen, until } from '../support/live.js';

const WRITERS = 32;
const EACH = 15;

let apps: TestApp[];
beforeAll(async () => {
  const one = await testApp('empty', { DATABASE_POOL: '20' });
  apps = [one, await anotherApp(one.database, { DATABASE_POOL: '20' })];
});
afterAll(async () => {
  for (const app of apps.toReversed()) await app.close();
});

it('gives numbers without gaps, in the order in which entries become visible, once a command, under 32 writers', async () => {
  const size = async () => Number((await apps[0]!.db.query('select size from log_head'))[0].size);
  const first = await size();
  const ears = await Promise.all(
    apps.map((app) => listen<{ logged: { seq: number } }>(app, 'subscription { logged { seq } }')),
  );

  let written = 0;
  const writer = async (number: number) => {
    const work = apps[number % apps.length]!.app.get(UnitOfWork);
    for (let n = 0; n < EACH; n++) {
      await work.run(OPERATOR, async ({ manager, record }) => {
        // Some commands take longer, so that they commit in a different order from their beginning.
        if (n % 3 === 0) await manager.query('select pg_sleep(0.005 * random())');
        record({ verb: 'law.tested', subject: `pln_${number}`, planId: null });
      });
      written++;
    }
  };
  let busy = true;
  const watcher = async ({ db }: TestApp) => {
    let cursor = first - 1;
    const skipped: number[] = [];
    for (let last = false; !last;) {
      last = !busy;
      const rows: { seq: string }[] = await db.query('select seq from log where seq > $1 order by seq', [cursor]);
      for (const { seq } of rows) if (Number(seq) !== ++cursor) skipped.push(Number(seq));
    }
    return { cursor, skipped };
  };
  const watching = apps.map(watcher);
  await Promise.all(Array.from({ length: WRITERS }, (_, number) => writer(number)));
  busy = false;

  const last = first + written - 1;
  expect(await Promise.all(watching)).toEqual(apps.map(() => ({ cursor: last, skipped: [] })));
  expect(await size()).toBe(first + written);
  await until(() => ears.every(({ got }) => got.length >= written));
  const expected = Array.from({ length: written }, (_, n) => first + n);
  for (const { got } of ears) expect(got.map(({ logged }) => logged.seq)).toEqual(expected);
  await Promise.all(ears.map((ear) => ear.stop()));
}, 60_000);

it('stops while somebody still listens, and says goodbye', async () => {
  const app = await anotherApp(apps[0]!.database);
  const ear = await listen(app, 'subscription { logged { seq } }');
  await app.close();
  await until(() => ear.failed.length > 0);
  expect(ear.failed[0]).toMatchObject({ code: 1001 });
});
