import type { Socket } from 'node:net';
import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { OPERATOR } from '../../src/domain/actor.js';
import { Clock } from '../../src/kernel/clock.js';
import { connect } from '../../src/kernel/database/data-source.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { type TestDatabase, testDatabase } from '../support/databases.js';
import { onFastRoads } from '../support/fast-roads.js';

onFastRoads();
let database: TestDatabase;
let db: DataSource;
beforeAll(async () => {
  database = await testDatabase();
  db = await connect(database.url, [], 2);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

/** Counts the packets that `work` sends on the only idle connection. */
async function packets(work: () => Promise<unknown>): Promise<number> {
  const pool = (db.driver as unknown as { master: Pool }).master;
  const client = (await pool.connect()) as PoolClient & { connection: { stream: Socket } };
  const { stream } = client.connection;
  let sent = 0;
  for (const way of ['_write', '_writev'] as const) {
    const write = stream[way]!.bind(stream) as (...args: unknown[]) => void;
    stream[way] = (...args: unknown[]) => {
      sent++;
      write(...args);
    };
  }
  client.release();
  await work();
  Reflect.deleteProperty(stream, '_write');
  Reflect.deleteProperty(stream, '_writev');
  return sent;
}

it('sends the start of a transaction with its first statement, and what is asked together in one packet', async () => {
  const sent = await packets(() =>
    db.transaction(async (manager) => {
      await manager.query('select 1');
      await Promise.all([
        manager.query('select $1::int', [2]),
        manager.query('select $1::int', [3]),
        manager.query('select 4'),
      ]);
    }),
  );
  // One packet holds the start and the first statement, one holds the three, one the commit.
  expect(sent).toBe(3);
});

it('answers each of what is asked together by its own', async () => {
  await db.transaction(async (manager) => {
    const numbers = Array.from({ length: 50 }, (_, n) => n);
    const answers = await Promise.all(numbers.map((n) => manager.query('select $1::int as n', [n])));
    expect(answers.map(([{ n }]) => n)).toEqual(numbers);
  });
});

it('tells the first failure of what was asked together, and writes nothing of it', async () => {
  const asked = db.transaction((manager) =>
    Promise.all([
      manager.query('select set_config($1, $2, true)', ['tequio.together', 'x']),
      manager.query('select 1 / $1::int', [0]),
      manager.query('select $1::int', [1]),
    ]),
  );
  await expect(asked).rejects.toThrow('division by zero');
  await expect(db.query('select $1::int as n', [7])).resolves.toEqual([{ n: 7 }]);
});

it('has a lock before it reads what was asked together with it', async () => {
  const lock = 'select pg_advisory_xact_lock(4711)';
  const order: string[] = [];
  let second: Promise<unknown> = Promise.resolve();
  await db.transaction(async (first) => {
    await first.query(lock);
    second = db.transaction(async (other) => {
      const [, [{ n }]] = await Promise.all([
        other.query(lock),
        other.query('select count(*)::int as n from rate_count'),
      ]);
      order.push(`read ${n}`);
    });
    // The sleep gives the other transaction time to wait for the lock.
    await first.query('select pg_sleep(0.3)');
    await first.query(`insert into rate_count (key, window_at, n) values ('together', now(), 1)`);
    order.push('written');
  });
  await second;
  expect(order).toEqual(['written', 'read 1']);
});

it('begins no transaction on a connection that is gone', async () => {
  const pool = (db.driver as unknown as { master: Pool }).master;
  const client = (await pool.connect()) as PoolClient & { connection: { stream: Socket } };
  const lost = new Promise((resolve) => client.once('error', resolve));
  client.connection.stream.destroy(new Error('cut'));
  await lost;
  await client.query('START TRANSACTION');
  await expect(client.query('select 1')).rejects.toThrow();
  client.release(true);
});

describe('a command', () => {
  const entry = { verb: 'law.tested', subject: 'pln_together', planId: null };
  const entries = async () => (await db.query('select count(*)::int as n from log'))[0].n as number;
  const work = () => new UnitOfWork(db, new Clock('America/Mexico_City'));

  it('goes out in two packets when it has nothing to ask: its writes with the start, and with the commit', async () => {
    const sent = await packets(() =>
      work().run(OPERATOR, async (tx) => {
        await tx.manager.query('select 1');
        tx.record({ ...entry, contents: { text: tx.keep('What was shown.') } });
      }),
    );
    expect(sent).toBe(2);
  });

  it('fails when a write that it sent fails after it was done, and leaves nothing', async () => {
    const before = await entries();
    const done = work().run(OPERATOR, async (tx) => {
      tx.record(entry);
      tx.send('insert into rate_count (key, window_at, n) values ($1, now(), 1)', [null]);
      return 'done';
    });
    await expect(done).rejects.toThrow('null value in column "key"');
    expect(await entries()).toBe(before);
  });

  it('tells what failed first, and not what PostgreSQL says of all that came behind', async () => {
    const done = work().run(OPERATOR, async (tx) => {
      tx.send('select 1 / $1::int', [0]);
      tx.record(entry);
      await tx.manager.query('select 1');
    });
    await expect(done).rejects.toThrow('division by zero');
  });

  it('is run again as a whole when what it sent met a deadlock', async () => {
    let tries = 0;
    await work().run(OPERATOR, async (tx) => {
      tx.record(entry);
      if (++tries === 1) tx.send(`do $$ begin raise exception 'met another' using errcode = '40P01'; end $$`, []);
    });
    expect(tries).toBe(2);
  });
});
