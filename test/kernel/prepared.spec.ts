import { connect } from '../../src/kernel/database/data-source.js';
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

it('compiles no plan to machine code, also where the database would: that takes longer than any of ours', async () => {
  await asSuperuser((client) => client.query(`alter database ${database.name} set jit = on`), 'postgres');
  const db = await connect(database.url, [], 1);
  try {
    expect(await db.query('show jit')).toEqual([{ jit: 'off' }]);
  } finally {
    await db.destroy();
  }
});
