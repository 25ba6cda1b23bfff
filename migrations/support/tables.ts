import type { QueryRunner } from 'typeorm';

/**
 * Every table says here what kind it is and, column by column, what class of data it holds. Both are kept as comments
 * in the database, where the grants (`kernel/database/grants.ts`), the law tests and the personal-data register read them.
 *
 * - `logged`: domain data; a write without an entry of the public log is refused by the database.
 * - `kept`: logged too, but a row that was added is never changed: versions and changes that everybody can look up.
 * - `reference`: written by the owner when the schema is migrated, never by the server.
 * - `append`: written by the server, never changed by it.
 * - `technical`: bookkeeping of the server itself, not worth a public entry.
 * - `sealed`: written by the database's own functions only.
 */
export type TableKind = 'logged' | 'kept' | 'reference' | 'append' | 'technical' | 'sealed';

type Columns = Record<string, string>;

export interface Table {
  kind: TableKind;
  /** Keeps every past row in `history` and makes `past.<table>_at(instant)`, so that `asOf` works. */
  versioned?: true;
  /** Anyone may read it, as far as the row itself is visible. */
  public?: Columns;
  /** Needed to run the server; names nobody. */
  internal?: Columns;
  /** About a person: leaves through the API only to that person, or as the public name they chose. */
  personal?: Columns;
  /** Contact data of a person: never leaves through the API, a page, an export or a log. */
  contact?: Columns;
  constraints?: Record<string, string>;
  indexes?: Record<string, string>;
}

const CLASSES = ['public', 'internal', 'personal', 'contact'] as const;

export async function createTable(db: QueryRunner, name: string, table: Table): Promise<void> {
  const columns = CLASSES.flatMap((dataClass) =>
    Object.entries(table[dataClass] ?? {}).map(([column, type]) => ({ column, type, dataClass })),
  );
  const constraints = Object.entries(table.constraints ?? {}).map(([key, rule]) => `constraint ${key} ${rule}`);
  await run(db, [
    `create table ${name} (${[...columns.map(({ column, type }) => `${column} ${type}`), ...constraints].join(', ')})`,
    `comment on table ${name} is '${table.kind}'`,
    ...columns.map(({ column, dataClass }) => `comment on column ${name}.${column} is '${dataClass}'`),
    ...Object.entries(table.indexes ?? {}).map(([index, on]) => `create ${index} on ${name} ${on}`),
    ...(table.kind === 'logged' || table.kind === 'kept' ? entryRequired(name) : []),
  ]);
  if (table.versioned) await versioned(db, name);
}

/** As one text: the database is asked once instead of two thousand times, which a first start waits for. */
async function run(db: QueryRunner, statements: string[]): Promise<void> {
  await db.query(statements.join(';\n'));
}

type DataClass = (typeof CLASSES)[number];

/** New columns of a table that is there already. A versioned one needs `versioned` again afterwards. */
export async function addColumns(
  db: QueryRunner,
  table: string,
  added: Partial<Record<DataClass, Columns>>,
): Promise<void> {
  await run(
    db,
    Object.entries(added).flatMap(([dataClass, columns]) =>
      Object.entries(columns).flatMap(([column, type]) => [
        `alter table ${table} add column ${column} ${type}`,
        `comment on column ${table}.${column} is '${dataClass}'`,
      ]),
    ),
  );
}

/** Drops the tables, last first, with what `versioned` made for them. */
export async function dropTables(db: QueryRunner, names: string[]): Promise<void> {
  for (const name of names.toReversed()) {
    await run(db, [
      `drop function if exists past.${name}_at(timestamptz)`,
      `drop table if exists history.${name}`,
      `drop table ${name}`,
      `drop function if exists history.keep_${name}()`,
    ]);
  }
}

/** Every statement that writes the table needs an open draft entry of its own transaction. */
function entryRequired(table: string): string[] {
  return [
    `create trigger must_have_entry before insert or update or delete or truncate on ${table}
     for each statement execute function must_have_entry()`,
    `alter table ${table} enable always trigger must_have_entry`,
  ];
}

/**
 * Starts or renews the history of a table. Call it again after every `alter table`: a column that only the live table
 * has breaks each as-of read ("each UNION query must have the same number of columns").
 *
 * All rows that one transaction writes carry its start as their instant, so a reader of the past sees it whole or not
 * at all; the seal of the log refuses transactions older than ten seconds.
 */
export async function versioned(db: QueryRunner, table: string): Promise<void> {
  await run(db, [
    `drop function if exists past.${table}_at(timestamptz)`,
    `alter table ${table} add column if not exists valid_from timestamptz(3) not null default now()`,
    `comment on column ${table}.valid_from is 'public'`,
  ]);
  const columns: { name: string; type: string; generated: boolean; dataClass: string }[] = await db.query(
    `select attname as name, format_type(atttypid, atttypmod) as type, attgenerated <> '' as generated,
            col_description(attrelid, attnum) as "dataClass"
       from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  const all = columns.map((c) => c.name);
  const compared = columns.filter((c) => !c.generated && c.name !== 'valid_from').map((c) => c.name);
  const row = (of: string, names: string[]) => names.map((name) => `${of}.${name}`).join(', ');
  await run(db, [
    `create table if not exists history.${table} (valid_to timestamptz(3) not null)`,
    `comment on table history.${table} is 'sealed'`,
    `comment on column history.${table}.valid_to is 'public'`,
    `alter table history.${table} ${columns.map(({ name, type }) => `add column if not exists ${name} ${type}`).join(', ')}`,
    ...columns.map(({ name, dataClass }) => `comment on column history.${table}.${name} is '${dataClass}'`),
    `create index if not exists ${table}_id_at on history.${table} (id, valid_to)`,
    `create or replace function history.keep_${table}() returns trigger language plpgsql security definer
       set search_path = tequio, pg_temp as $$
     declare at timestamptz(3) := now();
     begin
       if tg_op = 'INSERT' then new.valid_from := at; return new; end if;
       at := greatest(at, old.valid_from);
       if tg_op = 'UPDATE' then
         if (${row('new', compared)}) is not distinct from (${row('old', compared)}) then
           new.valid_from := old.valid_from;
           return new;
         end if;
         new.valid_from := at;
       end if;
       if at > old.valid_from then
         insert into history.${table} (${all.join(', ')}, valid_to) values (${row('old', all)}, at);
       end if;
       if tg_op = 'DELETE' then return old; end if;
       return new;
     end $$`,
    `drop trigger if exists keep on ${table}`,
    `create trigger keep before insert or update or delete on ${table} for each row execute function history.keep_${table}()`,
    `alter table ${table} enable always trigger keep`,
    // No STRICT and no SECURITY DEFINER: either would stop PostgreSQL from inlining it, and every read would scan it all.
    `create function past.${table}_at(at timestamptz) returns setof ${table} language sql stable as $$
       select ${row('live', all)} from tequio.${table} live where live.valid_from <= at
       union all
       select ${row('old', all)} from history.${table} old where old.valid_from <= at and old.valid_to > at $$`,
  ]);
}

/** History is read through foreign keys too: one index for each that a page joins on. */
export async function indexHistory(db: QueryRunner, table: string, column: string): Promise<void> {
  await db.query(`create index ${table}_${column}_at on history.${table} (${column}, valid_to)`);
}

/** A period as people write it: two days, each with the precision it was stated in (see `domain/stated-date.ts`). */
export function periodColumns(prefix = ''): Columns {
  return Object.fromEntries(
    ['start', 'end'].flatMap((end) => [
      [`${prefix}${end}_on`, 'date'],
      [`${prefix}${end}_precision`, `text`],
      [`${prefix}${end}_written`, 'text'],
    ]),
  );
}

export function periodConstraints(table: string, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    ['start', 'end'].map((end) => [
      `${table}_${prefix}${end}_is_a_date`,
      `check (is_stated_date(${prefix}${end}_on, ${prefix}${end}_precision, ${prefix}${end}_written))`,
    ]),
  );
}
