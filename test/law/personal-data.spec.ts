import { COPIED, columnsByTable, copySql, nameOfColumn, saidColumns } from '../../src/accounts/own-copy.js';
import { PERSONAL_DATA } from '../../src/accounts/personal-data.js';
import { WORDS } from '../../src/api/words/words.js';
import { LANGUAGES } from '../../src/domain/localized-text.js';
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
  for (const { of, table, erase, eraseAt = [], eraseOn = [], eraseTexts = [] } of PERSONAL_DATA) {
    for (const sql of [`select * from ${table} where ${of}`, ...erase, ...eraseTexts, ...eraseAt, ...eraseOn]) {
      await asSuperuser(async (client) => {
        await client.query('begin; set local search_path = tequio, public');
        if (!sql.startsWith('select *')) await client.query('select open_entry()');
        const somebody = '00000000-0000-7000-8000-000000000001';
        await client.query(sql, [
          somebody,
          ...([...eraseAt, ...eraseOn].includes(sql) ? [new Date()] : []),
          ...(eraseOn.includes(sql) ? ['America/Mexico_City'] : []),
        ]);
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

it.each(LANGUAGES)('has words of its own in %s for everything that a copy tells', async (language) => {
  const columns = await columnsByTable({ query });
  const { tables } = WORDS[language].copy;
  expect(new Set(Object.values(tables)).size).toBe(COPIED.length);
  for (const copied of COPIED) {
    const { table } = copied;
    const named = saidColumns(copied, columns.get(table)!).map(([column]) => nameOfColumn(language, table, column));
    expect([table, tables[table] !== undefined, named.filter((name) => !name)]).toEqual([table, true, []]);
    expect([table, new Set(named).size]).toEqual([table, named.length]);
  }
});

it('copies no id of ours: every column that points somewhere says what people know it by', async () => {
  const columns = await columnsByTable({ query });
  const bare = COPIED.flatMap((copied) =>
    saidColumns(copied, columns.get(copied.table)!).filter(
      ([column, sql]) =>
        sql === `t.${column}` &&
        columns
          .get(copied.table)!
          .find((each) => each.column === column)!
          .type.startsWith('uuid'),
    ),
  );
  expect(bare).toEqual([]);
});

it('copies with statements that the database takes', async () => {
  const columns = await columnsByTable({ query });
  for (const copied of COPIED)
    await asSuperuser(async (client) => {
      await client.query('set search_path = tequio, public');
      await client.query(copySql(copied, columns.get(copied.table)!), ['00000000-0000-7000-8000-000000000001']);
    }, database.name);
});
