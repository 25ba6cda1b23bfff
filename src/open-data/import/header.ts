import { ImportError } from '../import-error.js';
import { decodeCell } from './cells.js';
import { type CsvFile, firstRows } from './csv-file.js';
import { type FileForm, type Layout, SourceRow } from './layout.js';
import type { Pseudonym } from './people.js';

/** Rows in which the header is looked for: files may begin with titles, notes or numbers of columns. */
export const SEARCHED = 20;
/** Names of columns with contact data of people, which are never kept, whatever the layout does with the column. */
const PERSONAL = /contact|email|telephone|phone|correo|telefono/;
const NOTHING_PERSONAL = new Set(['', 'NR', 'NA', 'N/A', 'ND', 'NONE SPECIFIED']);

export interface Header {
  form: FileForm;
  row: number;
  /** Columns that the layout does not know. */
  unrecognised: string[];
  /** Columns that the layout could read and the file lacks. */
  missing: string[];
  /** Columns that are not kept with the rows, because they name people or may do so. */
  unkept: string[];
  /** True when each cell belongs to a column. */
  fits(cells: Buffer[]): boolean;
  read(number: number, cells: Buffer[]): SourceRow;
}

export function normalised(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

interface Candidate {
  form: FileForm;
  names: string[];
  row: number;
  headers: Map<string, string>;
}

/** Reads each of the first rows as the header of every form; the best matches come first. */
function candidatesIn(layout: Layout, rows: Buffer[][]): Candidate[] {
  return rows
    .slice(0, SEARCHED)
    .flatMap((cells, index) => {
      const names = uniqueNames(cells.map((cell) => decodeCell(cell).text.trim()));
      return layout.forms.map((form) => ({ form, names, row: index + 1, headers: match(form, names) }));
    })
    .toSorted((a, b) => b.headers.size - a.headers.size);
}

const isHeader = ({ form, headers }: Candidate) => form.required.every((column) => headers.has(column));

/**
 * The delimiter with which a header is found. Counting characters would fail: texts hold more commas than a short file
 * has semicolons.
 */
export async function delimiterFor(layout: Layout, file: CsvFile): Promise<string> {
  let best = { delimiter: ',', columns: 0 };
  for (const delimiter of [',', ';', '\t', '|']) {
    const candidates = candidatesIn(layout, await firstRows(file, delimiter, SEARCHED));
    const columns = (candidates.find(isHeader) ?? candidates[0])?.headers.size ?? 0;
    if (columns > best.columns) best = { delimiter, columns };
  }
  return best.delimiter;
}

/** Finds the header and the form in the first rows. Layouts of people's texts need `pseudonym`. */
export function findHeader(layout: Layout, rows: Buffer[][], pseudonym?: Pseudonym): Header {
  const candidates = candidatesIn(layout, rows);
  const best = candidates.find(isHeader);
  if (!best) throw new ImportError(noHeader(layout, candidates[0]));
  const { form, names, row, headers } = best;
  const known = new Set([...headers.values(), ...names.filter((name) => isNamed(form.ignored, name))]);
  const personal = new Set(names.filter((name) => PERSONAL.test(normalised(name))));
  const unkept = new Set(layout.people ? names.filter((name) => !known.has(name)) : []);
  const isPlain = (name: string) => !personal.has(name) && !name.startsWith('column ');
  return {
    form,
    row,
    unrecognised: names.filter((name) => !known.has(name) && !isNamed(form.unkept, name) && isPlain(name)),
    missing: Object.entries(form.columns).flatMap(([column, [name]]) =>
      headers.has(column) || form.optional?.includes(column) ? [] : name!,
    ),
    unkept: [...unkept].filter((name) => !name.startsWith('column ')),
    fits: (cells) => cells.slice(names.length).every((cell) => cell.length === 0) && cells.length >= names.length,
    read: (number, cells) => {
      if (!layout.people) return readRow(number, cells, names, personal, headers);
      const person = names.indexOf(headers.get(layout.people.column) ?? '');
      const isKept = (_: unknown, index: number) => index !== person && !unkept.has(names[index]!);
      const kept = readRow(number, cells.filter(isKept), names.filter(isKept), personal, headers);
      const who = person < 0 ? '' : decodeCell(cells[person]!).text.trim();
      if (person >= 0) kept.raw[names[person]!] = who && pseudonym ? pseudonym(layout.people.source(kept), who) : '';
      return kept;
    },
  };
}

function match(form: FileForm, names: string[]): Map<string, string> {
  const byName = new Map(names.toReversed().map((name) => [normalised(name), name]));
  return new Map(
    Object.entries(form.columns).flatMap(([column, synonyms]): [string, string][] => {
      const name = synonyms.map((synonym) => byName.get(normalised(synonym))).find((found) => found !== undefined);
      return name === undefined ? [] : [[column, name]];
    }),
  );
}

function isNamed(columns: string[] | undefined, name: string): boolean {
  return (columns ?? []).some((column) => normalised(column) === normalised(name));
}

/** Gives a name by position to columns without a name, or with a repeated one. */
function uniqueNames(names: string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    const unique = name === '' ? `column ${index + 1}` : taken.has(name) ? `${name} (column ${index + 1})` : name;
    taken.add(unique);
    return unique;
  });
}

function readRow(
  number: number,
  cells: Buffer[],
  names: string[],
  personal: Set<string>,
  headers: Map<string, string>,
): SourceRow {
  const raw: Record<string, string> = {};
  const row = new SourceRow(number, raw, headers);
  cells.forEach((bytes, index) => {
    const name = names[index] ?? `column ${index + 1}`;
    const { text, doubt } = decodeCell(bytes);
    if (text === '' && name.startsWith('column ')) return;
    if (personal.has(name) && !NOTHING_PERSONAL.has(text.trim().toUpperCase())) {
      row.doubt(name, '', 'may hold contact data of a person', 'not kept');
      return;
    }
    raw[name] = text;
    if (doubt) row.doubt(name, text, doubt.reason, doubt.done);
  });
  if (cells.length !== names.length)
    row.doubt(
      '',
      String(cells.length),
      `has another number of cells than the header (${names.length})`,
      'read by place',
    );
  return row;
}

function noHeader(layout: Layout, closest: Candidate | undefined): string[] {
  const named = (form: FileForm, columns: string[]) =>
    columns.map((column) => `"${form.columns[column]![0]}"`).join(', ');
  const wanted = layout.forms.map((form) => named(form, form.required));
  const lines = [
    `None of the first ${SEARCHED} rows is a header of the layout ${layout.name}.`,
    `It is told by these columns: ${wanted.join('; or ')}.`,
  ];
  if (!closest || closest.headers.size === 0)
    return [...lines, 'Name the layout that the file is of, or give its columns these names.'];
  const { form, row, headers } = closest;
  const lacking = form.required.filter((column) => !headers.has(column));
  return [...lines, `Row ${row} comes closest; it lacks ${named(form, lacking)}: name the columns that hold this so.`];
}
