import { LEVELS, type ClaimedStatus } from './milestone.js';
import { SAVE_REPORTS, type SpeakingFacts } from './milestone-report.js';
import type { StatefulAction } from './policy.js';
import { type Problem, type ProblemCode, refuse } from './refusal.js';
import { isDay } from './stated-date.js';
import { charactersIn, unholdableIn } from './text.js';
import { BODY_LENGTH } from './lengths.js';

/** The content of a returned spreadsheet waits this many hours for its sender to take it. */
export const SHEET_READING_HOURS = 24;
/** Most rows of one file in which there may be something to take or to refuse. */
export const SHEET_ROWS_AT_MOST = 300;

/** People who may save the rows of the table may bring them in a file. */
export const TAKE_SHEET: StatefulAction<SpeakingFacts> = { ...SAVE_REPORTS, mutation: 'milestoneReportsFileTake' };

/** The columns of the table that people fill in, in their order. */
export const SHEET_COLUMNS = ['unchanged', 'status', 'done_on', 'narrative', 'obstacles'] as const;
export type SheetColumn = (typeof SHEET_COLUMNS)[number];

/** Kinds of changed cells: those of the columns, and answers to questions. */
export const SHEET_CELLS = [...SHEET_COLUMNS, 'answer'] as const;

/** The values of a row as text: a level by its code, a day as `2026-06-30`, a tick as `yes`, nothing as ''. */
export type SheetValues = Record<SheetColumn, string>;
export const TICKED = 'yes';

/** The words that a file may use, in lower case: for the tick and for each level. */
export interface SheetWords {
  ticks: ReadonlySet<string>;
  levels: ReadonlyMap<string, ClaimedStatus>;
}

/** A cell that is read: its value, a day that can be read in two ways, or nothing that its column takes. */
export type ReadCell = { value: string } | { days: [string, string] } | null;

export function readSheetCell(column: SheetColumn, text: string, words: SheetWords): ReadCell {
  const plain = normalText(text);
  if (plain === '') return { value: '' };
  switch (column) {
    case 'unchanged':
      return words.ticks.has(plain.toLowerCase()) ? { value: TICKED } : null;
    case 'status': {
      const level = words.levels.get(plain.toLowerCase()) ?? LEVELS.find((code) => code === plain);
      return level ? { value: level } : null;
    }
    case 'done_on':
      return readSheetDay(plain);
    default:
      return charactersIn(plain) > BODY_LENGTH || unholdableIn(plain) ? null : { value: plain };
  }
}

/** Gives a text line ends of one kind and no space around it, because programs write both differently. */
export const normalText = (text: string): string => text.replaceAll(/\r\n?/g, '\n').trim().normalize('NFC');

const WITH_YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const WITH_YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;

/** A day that somebody typed as text. `05/06/2026` is the fifth of June or the sixth of May, so nobody guesses. */
export function readSheetDay(text: string): ReadCell {
  const [, first, month, day] = WITH_YEAR_FIRST.exec(text) ?? [];
  if (first) return known(dayOf(first, month!, day!));
  const [, one, other, year] = WITH_YEAR_LAST.exec(text) ?? [];
  if (!year) return null;
  const [dayFirst, monthFirst] = [dayOf(year, other!, one!), dayOf(year, one!, other!)];
  if (dayFirst !== null && monthFirst !== null && dayFirst !== monthFirst) return { days: [dayFirst, monthFirst] };
  return known(dayFirst ?? monthFirst);
}

const known = (day: string | null): ReadCell => (day === null ? null : { value: day });

function dayOf(year: string, month: string, day: string): string | null {
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(written) ? written : null;
}

export interface SheetRowFacts {
  /** The row when the file left, and what its cells hold now. */
  base: SheetValues & { version: number };
  given: Record<SheetColumn, ReadCell>;
  /** The present state of the row: a draft, a returned report, one that was sent for the period, or nothing. */
  present: SheetValues & { version: number };
  isSent: boolean;
  /** The cells of the questions that the report is asked, by their codes. */
  answers?: readonly AnswerCellFacts[];
}

export interface AnswerCellFacts {
  code: string;
  base: string;
  given: ReadCell;
  present: string;
}

export interface RowPlan {
  /** The columns that people changed; those that hold already what the file says are left out. */
  changed: SheetColumn[];
  /** Codes of the questions whose cells people changed, in the same way. */
  answers: string[];
  /** The reason why nothing of the row is taken. */
  conflict: Extract<ProblemCode, 'SHEET_ROW_OUTDATED' | 'SHEET_ROW_SENT'> | null;
}

/** A cell that people did not touch changes nothing, also where somebody else changed the same report meanwhile. */
export function planRow({ base, given, present, isSent, answers = [] }: SheetRowFacts): RowPlan {
  const cells = [
    ...SHEET_COLUMNS.map((column) => ({
      column,
      code: null,
      base: base[column],
      given: given[column],
      present: present[column],
    })),
    ...answers.map((cell) => ({ ...cell, column: null })),
  ];
  const says = (cell: ReadCell, value: string) => cell !== null && 'value' in cell && cell.value === normalText(value);
  const touched = cells.filter((cell) => !says(cell.given, cell.base));
  const isChange = touched.some((cell) => !says(cell.given, cell.present));
  const changed = isChange ? touched : [];
  const isOutdated = !isSent && base.version !== present.version;
  return {
    changed: changed.flatMap(({ column }) => column ?? []),
    answers: changed.flatMap(({ code }) => code ?? []),
    conflict: !isChange ? null : isSent ? 'SHEET_ROW_SENT' : isOutdated ? 'SHEET_ROW_OUTDATED' : null,
  };
}

/** A row of a file before it is compared: its number, and the milestone that its hidden cell names. */
export interface NamedRow {
  row: number;
  milestone: string;
}

/** The rows that cannot be placed: without a milestone, of one that is not the institution's, or twice the same. */
export function unplacedRows(rows: readonly NamedRow[], own: ReadonlySet<string>): Map<number, Problem> {
  const problems = new Map<number, Problem>();
  const rowsOf = new Map<string, number[]>();
  for (const { row, milestone } of rows) rowsOf.set(milestone, [...(rowsOf.get(milestone) ?? []), row].slice(0, 2));
  for (const { row, milestone } of rows) {
    const say = (code: ProblemCode, values: Problem['values'] = {}) =>
      void problems.set(row, { code, path: ['file', String(row)], values: { row, ...values } });
    const twin = rowsOf.get(milestone)!.find((other) => other !== row);
    if (milestone === '') say('SHEET_ROW_WITHOUT_ID');
    else if (!own.has(milestone)) say('SHEET_ROW_OF_ANOTHER');
    else if (twin) say('SHEET_ROW_TWICE', { other: twin });
  }
  return problems;
}

/** Refuses a file of another table than the one where it was sent, or with more rows than one act takes. */
export function offerSheet({ expected, table, rows }: { expected: string | null; table: string; rows: number }): void {
  if (expected !== null && expected !== table) refuse('SHEET_OF_ANOTHER_TABLE', ['file']);
  if (rows > SHEET_ROWS_AT_MOST) refuse('SHEET_TOO_MANY_ROWS', ['file'], { most: SHEET_ROWS_AT_MOST });
}

/** A reading can be taken until it expires. */
export function takeSheet(reading: { expiresAt: Date } | undefined, now: Date): void {
  if (!reading || reading.expiresAt <= now) refuse('SHEET_READING_NOT_FOUND', ['input', 'file']);
}
