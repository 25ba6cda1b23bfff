import type { EntityManager } from 'typeorm';
import { newId } from '../../kernel/ids.js';
import { ImportError } from '../import-error.js';

/** A table as imports write it: rows are found by a key that people can read, never by an internal id. */
export interface Stored {
  table: string;
  key: readonly [string, ...string[]];
  /** The columns that imports write; the database knows their types. */
  columns: readonly string[];
  /** True when the row counts its changes, so that a person who is editing it learns of this one. */
  counted?: true;
  /** Columns that are written with a new row and never changed by imports. */
  once?: readonly string[];
  /** SQL source in which known rows are looked up, when a part of the key is no column. */
  lookup?: string;
}

export type Row = Record<string, unknown>;

export interface Counts {
  created: number;
  updated: number;
  unchanged: number;
}

export const none = (): Counts => ({ created: 0, updated: 0, unchanged: 0 });

export function changes(counts: Counts): number {
  return counts.created + counts.updated;
}

export function add(total: Counts, more: Counts): void {
  total.created += more.created;
  total.updated += more.updated;
  total.unchanged += more.unchanged;
}

/**
 * Writes any number of rows in three statements at most: find the known ones, insert the new ones, update those that
 * differ. An unchanged row is not touched, so it gets no history. Returns the ids in the order of the rows.
 */
export async function store(db: EntityManager, into: Stored, rows: Row[], counts: Counts): Promise<string[]> {
  if (rows.length === 0) return [];
  const known = await knownRows(db, into, rows);
  const fresh: Row[] = [];
  const seen: Row[] = [];
  const given = new Set<string>();
  const ids = rows.map((row) => {
    const key = keyOf(into, row);
    if (given.has(key))
      throw new ImportError([
        `${into.table} ${readable(into, row)}: given twice, of which only one can be right: take the other out.`,
      ]);
    given.add(key);
    const id = known.get(key);
    if (id) {
      seen.push({ ...row, id });
      return id;
    }
    const made = newId();
    known.set(key, made);
    fresh.push({ ...row, id: made });
    return made;
  });
  await insert(db, into, fresh);
  const updated = await update(db, into, seen);
  add(counts, { created: fresh.length, updated, unchanged: seen.length - updated });
  return ids;
}

/** The things whose rows were stored, each with the id of its row. */
export const withIds = <Given>(ids: readonly string[], stored: readonly Given[]): { id: string; given: Given }[] =>
  ids.flatMap((id, index) => stored.slice(index, index + 1).map((given) => ({ id, given })));

/**
 * Inserts missing rows and leaves the others alone: for things that an import only mentions, such as the country of a
 * plan. Repeated rows are allowed. Returns the ids by the parts of the key.
 */
export async function ensure(db: EntityManager, into: Stored, rows: Row[]): Promise<Map<string, string>> {
  const byKey = new Map(rows.map((row) => [keyOf(into, row), row]));
  if (byKey.size === 0) return new Map();
  const known = await knownRows(db, into, [...byKey.values()]);
  const fresh = [...byKey].flatMap(([key, row]) => {
    if (known.has(key)) return [];
    const id = newId();
    known.set(key, id);
    return { ...row, id };
  });
  await insert(db, into, fresh);
  const joined = (row: Row) => into.key.map((column) => String(row[column])).join(' ');
  return new Map([...byKey].map(([key, row]) => [joined(row), known.get(key)!]));
}

/** Removes rows under these parents that the source no longer names. */
export async function prune(db: EntityManager, into: Stored, parents: string[], keep: string[]): Promise<void> {
  if (parents.length === 0) return;
  await db.query(`delete from ${into.table} where ${into.key[0]} = any($1::uuid[]) and id <> all($2::uuid[])`, [
    parents,
    keep,
  ]);
}

async function knownRows(db: EntityManager, into: Stored, rows: Row[]): Promise<Map<string, string>> {
  // Each part of the key is a condition of its own, so that any index on a part can serve. A part that may be null is
  // compared below.
  const parts = into.key.filter(
    (column) => into.columns.includes(column) && rows.every((row) => row[column] !== null && row[column] !== undefined),
  );
  const found: { id: string; key: (string | null)[] }[] = await db.query(
    `select id, array[${into.key.map((column) => `${column}::text`).join(', ')}] as key from ${into.lookup ?? into.table} known
      where ${parts.map((column, n) => `${column} = any($${n + 1})`).join(' and ') || 'true'}`,
    parts.map((column) => [...new Set(rows.map((row) => row[column]))]),
  );
  return new Map(found.map(({ id, key }) => [JSON.stringify(key), id]));
}

function keyOf(into: Stored, row: Row): string {
  const part = (value: unknown) => (value === null || value === undefined ? null : `${value as string | number}`);
  return JSON.stringify(into.key.map((column) => part(row[column])));
}

/** The parts of the key that people can read; internal ids are left out. */
function readable(into: Stored, row: Row): string {
  return into.key.flatMap((column) => (column.endsWith('_id') ? [] : `${row[column] as string | number}`)).join(', ');
}

async function insert(db: EntityManager, into: Stored, rows: Row[]): Promise<void> {
  if (rows.length === 0) return;
  const names = ['id', ...into.columns].join(', ');
  await db.query(`insert into ${into.table} (${names}) select ${names} from ${recordset(into)}`, [
    JSON.stringify(rows),
  ]);
}

async function update(db: EntityManager, into: Stored, rows: Row[]): Promise<number> {
  const names = into.columns.filter((name) => !into.key.includes(name) && !into.once?.includes(name));
  if (rows.length === 0 || names.length === 0) return 0;
  const of = (alias: string) => `(${names.map((name) => `${alias}.${name}`).join(', ')})`;
  const [, count] = (await db.query(
    `update ${into.table} kept set ${names.map((name) => `${name} = x.${name}`).join(', ')}${into.counted ? ', version = kept.version + 1' : ''}
       from ${recordset(into)} where kept.id = x.id and ${of('kept')} is distinct from ${of('x')}`,
    [JSON.stringify(rows)],
  )) as [unknown, number];
  return count;
}

const recordset = (into: Stored): string => `jsonb_populate_recordset(null::${into.table}, $1::jsonb) as x`;
