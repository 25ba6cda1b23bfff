import { parse } from 'csv-parse/sync';
import { refuse } from '../domain/refusal.js';
import { unholdableIn } from '../domain/text.js';
import { csvLine, restored } from '../kernel/spreadsheet/csv.js';
import { type Cells, VISIT_COLUMNS, type VisitColumn } from './visit-cells.js';

const ROWS_AT_MOST = 5000;
const MOST_BYTES = 2 * 1024 * 1024;
const PATH = ['input', 'upload'];

export const visitRow = (cells: Cells): string => csvLine(VISIT_COLUMNS.map((column) => cells[column] ?? ''));

/** A row of the file with its place, as a spreadsheet counts rows: the first row after the names of columns is 2. */
export interface FileRow {
  row: number;
  cells: Cells;
}

const NEEDED: readonly VisitColumn[] = ['municipality'];

/** Spreadsheets save UTF-8 or, in Windows, the encoding of the country. */
function textIn(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}

/** Reads the table of a file. Columns are found by their names; a column that the file lacks stays as it is. */
export function visitRows(content: Buffer): FileRow[] {
  if (content.length > MOST_BYTES) refuse('VISITS_FILE_TOO_LONG', PATH, { most: ROWS_AT_MOST });
  const text = textIn(content);
  const [head = ''] = text.split(/\r?\n/, 1);
  const delimiter = head.split(';').length > head.split(',').length ? ';' : ',';
  const table = tableIn(text, delimiter);
  const names = (table[0] ?? []).map((name) => name.trim().toLowerCase());
  for (const column of NEEDED) if (!names.includes(column)) refuse('VISITS_COLUMN_MISSING', PATH, { column });
  if (table.length - 1 > ROWS_AT_MOST) refuse('VISITS_FILE_TOO_LONG', PATH, { most: ROWS_AT_MOST });
  const known = VISIT_COLUMNS.flatMap((column) =>
    names.includes(column) ? [[column, names.indexOf(column)] as const] : [],
  );
  return table
    .slice(1)
    .map((cells, index) => ({
      row: index + 2,
      cells: Object.fromEntries(known.map(([column, place]) => [column, said(cells[place])])) as Cells,
    }))
    .filter(({ cells }) => Object.values(cells).some((cell) => cell !== ''));
}

function tableIn(text: string, delimiter: string): string[][] {
  if (text.includes('\0') || unholdableIn(text)) refuse('VISITS_FILE_UNREADABLE', PATH);
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true });
  } catch {
    return refuse('VISITS_FILE_UNREADABLE', PATH);
  }
}

const said = (cell: string | undefined) => restored((cell ?? '').replaceAll(/\r\n?/g, '\n').trim()).normalize('NFC');
