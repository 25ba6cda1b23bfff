import type pg from 'pg';
import { type Alias, Query } from '../../src/api/read/query.js';
import { type Actor, type Appointment, VISITOR } from '../../src/domain/actor.js';
import { asSuperuser, testDatabase } from './databases.js';

export const THEN = new Date('2026-03-01T12:00:00Z');
export const NOW = new Date('2026-06-15T12:00:00Z');
export const ALWAYS = '2020-01-01T00:00:00Z';
export const CHANGED = '2026-04-01T00:00:00Z';

export interface At {
  actor: Actor;
  /** The instant of the read. */
  now: Date;
  past: boolean;
}
export type Row = Record<string, unknown>;

/** One row that the twin judges, with related rows, and the verdict of the rule on the same facts. */
export interface Case {
  row: Row;
  /** Facts before April, where they differed. */
  was?: Row;
  /** A row with a `valid_to` belongs to the past. */
  beside?: Record<string, Row[]>;
  verdict(at: At): unknown;
}
export interface Parity {
  table: string;
  sql(t: Alias, q: Query): string;
  cases: Case[];
  actors?: Actor[];
  /** True where reads under `asOf` use the twin. */
  past?: true;
}

let made = 0;
export const uuid = () => `00000000-0000-7000-8000-${(++made).toString(16).padStart(12, '0')}`;

export const ME = uuid();
export const appointed = (
  role: Appointment['role'],
  planId: string,
  institutionId: string | null = null,
  secondFactor = true,
): Actor => ({
  kind: 'person',
  accountId: ME,
  handle: 'x',
  publicName: 'X',
  appointments: [{ role, planId, institutionId, institutionSlug: null, jurisdictionId: null, commitmentId: null }],
  scopes: null,
  secondFactor,
  sessionId: null,
});

/** All combinations of lists of values. */
export function mixes<Lists extends Record<string, readonly unknown[]>>(
  lists: Lists,
): { [Name in keyof Lists]: Lists[Name][number] }[] {
  return Object.entries(lists).reduce<Row[]>(
    (rows, [name, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  ) as { [Name in keyof Lists]: Lists[Name][number] }[];
}

/** A database of the schema whose rows a test may write freely: no constraints, no triggers. */
export async function lawless<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const database = await testDatabase('empty');
  try {
    return await asSuperuser(async (client) => {
      await client.query(`set search_path = tequio, public; do $$ declare r record; begin
        for r in select c.oid::regclass as t from pg_class c where c.relkind = 'r' and c.relnamespace in ('tequio'::regnamespace, 'history'::regnamespace) loop
          execute 'alter table ' || r.t || ' disable trigger all'; end loop;
        for r in select conrelid::regclass as t, conname from pg_constraint
            where contype in ('c', 'f') and connamespace in ('tequio'::regnamespace, 'history'::regnamespace) loop
          execute format('alter table %s drop constraint %I', r.t, r.conname); end loop;
        for r in select a.attrelid::regclass as t, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
            where c.relkind = 'r' and c.relnamespace in ('tequio'::regnamespace, 'history'::regnamespace) and a.attnum > 0 and a.attnotnull
              and not a.attisdropped and a.attidentity = '' and a.attgenerated = ''
              and not exists (select from pg_index i where i.indrelid = a.attrelid and i.indisprimary and a.attnum = any(i.indkey)) loop
          execute format('alter table %s alter column %I drop not null', r.t, r.attname); end loop; end $$`);
      return work(client);
    }, database.name);
  } finally {
    await database.drop();
  }
}

/** The instant since when a row is true, when its table keeps the past; always, unless the row has one. */
async function since(client: pg.Client, versioned: Map<string, boolean>, table: string, row: Row): Promise<Row> {
  if (!versioned.has(table)) {
    const { rows } = await client.query(`select to_regclass('history.' || $1) is not null as versioned`, [table]);
    versioned.set(table, rows[0].versioned);
  }
  return versioned.get(table) ? { valid_from: ALWAYS, ...row } : row;
}

async function write(client: pg.Client, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row);
  await client.query(
    `insert into ${table} (${columns.join(', ')}) select ${columns.join(', ')} from json_populate_record(null::${table}, $1)`,
    [JSON.stringify(row)],
  );
}

/** The verdicts of twin and rule on each case, by each actor, in the present and in the past. */
export async function said(client: pg.Client, { table, sql, cases, actors = [VISITOR], past }: Parity) {
  const versioned = new Map<string, boolean>();
  await client.query('begin');
  const placed = cases.map((one) => ({ ...one, id: (one.row['id'] as string | undefined) ?? uuid() }));
  for (const { id, row, was, beside = {} } of placed) {
    await write(
      client,
      `tequio.${table}`,
      await since(client, versioned, table, { id, ...row, ...(was && { valid_from: CHANGED }) }),
    );
    if (was) await write(client, `history.${table}`, { id, ...row, ...was, valid_from: ALWAYS, valid_to: CHANGED });
    for (const [name, rows] of Object.entries(beside))
      for (const each of rows)
        await write(
          client,
          `${'valid_to' in each ? 'history' : 'tequio'}.${name}`,
          await since(client, versioned, name, { id: uuid(), ...each }),
        );
  }
  const answers: { facts: unknown; sql: unknown; rule: unknown }[] = [];
  for (const asOf of past ? [null, THEN] : [null]) {
    for (const actor of asOf ? [VISITOR] : actors) {
      const q = new Query(actor, asOf, { now: NOW, timeZone: 'America/Mexico_City' });
      const condition = sql('t', q) || 'true';
      const { rows } = await client.query(
        `select t.id, ${condition} as said from ${q.table(table, past === true)} t where t.id = any(${q.p(
          placed.map(({ id }) => id),
          'uuid[]',
        )})`,
        q.values,
      );
      const found = new Map(rows.map(({ id, said: verdict }) => [id, verdict]));
      for (const { id, row, was, beside, verdict } of placed) {
        const at = { actor, now: q.now, past: asOf !== null };
        // SQL has three truth values: unknown does not hold.
        answers.push({
          facts: { row, was, beside, ...at },
          sql: found.get(id) ?? false,
          rule: verdict(at),
        });
      }
    }
  }
  await client.query('rollback');
  return answers;
}
