import { WORDS } from '../api/words/words.js';
import { type Language, languagesOf, type LocalizedText, translation } from '../domain/localized-text.js';
import { CODES, type CopiedColumn, EARLIER_TEXTS, saidSql } from './copied.js';
import { PERSONAL_DATA, type PersonalData } from './personal-data.js';

export type Row = Record<string, unknown>;
type Copied = Pick<PersonalData, 'table' | 'of' | 'withheld'>;

/** Every table that a copy of somebody's data reads, earlier versions of texts included. */
export const COPIED: readonly Copied[] = [...PERSONAL_DATA, ...EARLIER_TEXTS];

interface Asked {
  query(sql: string): Promise<(CopiedColumn & { table: string })[]>;
}

export async function columnsByTable(db: Asked): Promise<Map<string, CopiedColumn[]>> {
  const rows = await db.query(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
       (select f.relname from pg_constraint k join pg_class f on f.oid = k.confrelid
         where k.conrelid = c.oid and k.contype = 'f' and k.conkey = array[a.attnum]) as points
       from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'tequio'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      order by c.relname, a.attnum`,
  );
  const columns = new Map<string, CopiedColumn[]>();
  for (const row of rows) columns.set(row.table, [...(columns.get(row.table) ?? []), row]);
  return columns;
}

/** The columns of a table that a copy gives. */
export function saidColumns(
  { table, withheld = [] }: Copied,
  columns: CopiedColumn[],
): [column: string, sql: string][] {
  return columns.flatMap((each): [string, string][] => {
    const sql = withheld.includes(each.column) ? null : saidSql(table, each);
    return sql === null ? [] : [[each.column, sql]];
  });
}

export function copySql(copied: Copied, columns: CopiedColumn[]): string {
  const said = saidColumns(copied, columns).map(([column, sql]) => `${sql} as "${column}"`);
  return `select ${said.join(', ')} from (select * from ${copied.table} where ${copied.of}) t`;
}

export function nameOfColumn(language: Language, table: string, column: string): string | undefined {
  const { columns } = WORDS[language].copy;
  return columns[`${table}.${column}`] ?? columns[column];
}

/** A row in the words of the language; empty values are left out. */
export function inWords(language: Language, table: string, row: Row): Row {
  const told = Object.entries(row).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(
    told.map(([column, value]) => [
      nameOfColumn(language, table, column) ?? column,
      valueInWords(language, table, column, value),
    ]),
  );
}

function valueInWords(language: Language, table: string, column: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => valueInWords(language, table, column, each));
  if (isText(value))
    return Object.fromEntries(languagesOf(value).map((each) => [each, translation(value, each)!.text]));
  if (typeof value !== 'string') return value;
  if (column === 'subject_type') return WORDS[language].copy.kinds[value] ?? value;
  const codes = CODES[`${table}.${column}`] ?? CODES[column];
  return (codes && WORDS[language].enums[codes]?.[value]?.name) ?? value;
}

function isText(value: unknown): value is LocalizedText {
  return typeof value === 'object' && value !== null && 'original' in value;
}
