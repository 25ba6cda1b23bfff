import { PERSONAL_DATA } from '../../src/accounts/personal-data.js';
import { asSuperuser, type TestDatabase, testDatabase } from '../support/databases.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const query = (sql: string, values: unknown[] = []) =>
  asSuperuser(async (client) => (await client.query(sql, values)).rows, database.name);

it('knows of every table that holds something about a person what becomes of it', async () => {
  const tables = await query(
    `select distinct c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'tequio'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
        and col_description(c.oid, a.attnum) in ('personal', 'contact')`,
  );
  const known = PERSONAL_DATA.map(({ table }) => table);
  expect(tables.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
});

it('looks at every column that points to an account', async () => {
  const columns = await query(
    `select conrelid::regclass::text as table, a.attname as column
       from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
      where k.confrelid = 'tequio.account'::regclass and k.contype = 'f'`,
  );
  const overlooked = columns.filter(({ table, column }) => {
    const known = PERSONAL_DATA.find((data) => data.table === table.replace('tequio.', ''));
    return !known?.of.includes(column);
  });
  expect(overlooked).toEqual([]);
});

it('can export and erase each of them: every statement is one that the database takes', async () => {
  for (const { of, table, erase, eraseAt = [], eraseTexts = [] } of PERSONAL_DATA) {
    for (const sql of [`select * from ${table} where ${of}`, ...erase, ...eraseTexts, ...eraseAt]) {
      await asSuperuser(async (client) => {
        await client.query('begin; set local search_path = tequio, public');
        if (!sql.startsWith('select *')) await client.query('select open_entry()');
        const somebody = '00000000-0000-7000-8000-000000000001';
        await client.query(sql, eraseAt.includes(sql) ? [somebody, new Date()] : [somebody]);
        await client.query('rollback');
      }, database.name);
    }
  }
});

it('names no table that holds nothing about anybody', async () => {
  for (const { table } of PERSONAL_DATA) {
    const rows = await query(
      `select 1 from pg_attribute where attrelid = $1::regclass and col_description(attrelid, attnum) in ('personal', 'contact')`,
      [`tequio.${table}`],
    );
    expect([table, rows.length > 0]).toEqual([table, true]);
  }
});
