import { connect } from '../../src/kernel/database/data-source.js';
import { CHARACTERS_KEPT } from '../../src/kernel/speed/kept-plans.js';
import { type Ask, askerOf, poolOf } from '../../src/kernel/speed/pool.js';
import { asSuperuser, type TestDatabase, testDatabase } from '../support/databases.js';
import { onFastRoads } from '../support/fast-roads.js';

onFastRoads();
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** Returns the statements that one connection has prepared after `work`. */
async function prepared(work: (query: (sql: string, values?: unknown[]) => Promise<unknown>) => Promise<void>) {
  const db = await connect(database.url, [], 1);
  try {
    await work((sql, values) => db.query(sql, values));
    const rows: { statement: string }[] = await db.query('select statement from pg_prepared_statements order by 1');
    return rows.map(({ statement }) => statement);
  } finally {
    await db.destroy();
  }
}

it('prepares what our code asks the third time, whatever its values', async () => {
  expect(
    await prepared(async (query) => {
      for (const n of [1, 2, 3, 4]) expect(await query('select $1::int * 2 as n', [n])).toEqual([{ n: n * 2 }]);
      for (const n of [1, 2]) await query('select $1::int as rare', [n]);
      for (const _ of [1, 2, 3, 4]) await query('select 1');
    }),
  ).toEqual(['select $1::int * 2 as n']);
});

it('prepares a limited number, however many shapes come', async () => {
  const shapes = await prepared(async (query) => {
    for (const _ of [1, 2, 3]) for (let n = 0; n < 450; n++) await query(`select $1::int + ${n}`, [n]);
  });
  expect(shapes).toHaveLength(400);
});

it('goes on after a statement that failed while it was prepared', async () => {
  await prepared(async (query) => {
    for (const _ of [1, 2, 3]) await expect(query('select 1 / $1::int as n', [0])).rejects.toThrow('division by zero');
    expect(await query('select 1 / $1::int as n', [1])).toEqual([{ n: 1 }]);
    for (const _ of [1, 2, 3])
      await expect(query('select nothing_such($1::int)', [0])).rejects.toThrow('does not exist');
  });
});

describe('statements with a name of their own', () => {
  const LENGTH = CHARACTERS_KEPT / 10;
  /** A statement of the length, unlike all others. */
  const shape = (n: number) => `select $1::int + ${n} as n /*`.padEnd(LENGTH - 2, 'x') + '*/';
  const named = (ask: Ask, n: number) => ask(shape(n), [1], `shape ${n}`);

  /** Returns the names that one connection keeps after `work`. */
  async function keptAfter(work: (ask: Ask) => Promise<unknown>) {
    const db = await connect(database.url, [], 1);
    try {
      await work(askerOf(db));
      const rows: { name: string }[] = await db.query('select name from pg_prepared_statements order by prepare_time');
      return rows.map(({ name }) => name);
    } finally {
      await db.destroy();
    }
  }

  it('are kept while they fit into the memory of a connection: the one that was not used for longest goes first', async () => {
    const kept = await keptAfter(async (ask) => {
      for (let n = 0; n < 30; n++) {
        expect(await named(ask, n)).toEqual([{ n: n + 1 }]);
        expect(await named(ask, 0)).toEqual([{ n: 1 }]);
      }
    });
    expect(kept).toEqual(['shape 0', ...Array.from({ length: 9 }, (_, n) => `shape ${n + 21}`)]);
  });

  it('are answered when they are asked again after they went', async () => {
    const kept = await keptAfter(async (ask) => {
      for (let round = 0; round < 3; round++)
        for (let n = 0; n < 12; n++) expect(await named(ask, n)).toEqual([{ n: n + 1 }]);
    });
    expect(kept).toHaveLength(10);
  });

  it('are answered when more come together than fit, and make room with the next one', async () => {
    const kept = await keptAfter(async (ask) => {
      const together = Array.from({ length: 40 }, (_, n) => n % 25);
      const answers = await Promise.all(together.map((n) => named(ask, n)));
      expect(answers).toEqual(together.map((n) => [{ n: n + 1 }]));
      await named(ask, 100);
    });
    expect(kept).toHaveLength(10);
    expect(kept).toContain('shape 100');
  });

  it('make room inside a transaction that has failed, and one that PostgreSQL refuses takes none', async () => {
    const db = await connect(database.url, [], 1);
    // The pool would close a connection on which something failed.
    const client = await poolOf(db).connect();
    const ask = (sql: string, name: string) => client.query({ text: sql, values: [1], name });
    try {
      for (let n = 0; n < 10; n++) await ask(shape(n), `shape ${n}`);
      await client.query('begin');
      await expect(client.query('select 1 / 0')).rejects.toThrow('division by zero');
      for (let n = 10; n < 15; n++) await expect(ask(shape(n), `shape ${n}`)).rejects.toThrow('is aborted');
      await client.query('rollback');
      const { rows } = await client.query('select name from pg_prepared_statements order by prepare_time');
      expect(rows.map(({ name }: { name: string }) => name)).toEqual([5, 6, 7, 8, 9].map((n) => `shape ${n}`));
      for (let n = 0; n < 20; n++) expect((await ask(shape(n), `shape ${n}`)).rows).toEqual([{ n: n + 1 }]);
    } finally {
      client.release();
      await db.destroy();
    }
  });
});

it('compiles no plan to machine code, also where the database would: that takes longer than any of ours', async () => {
  await asSuperuser((client) => client.query(`alter database ${database.name} set jit = on`), 'postgres');
  const db = await connect(database.url, [], 1);
  try {
    expect(await db.query('show jit')).toEqual([{ jit: 'off' }]);
  } finally {
    await db.destroy();
  }
});
