import { refuse } from '../domain/refusal.js';
import { LANGUAGES, type Language } from '../domain/localized-text.js';
import { SHEET_COLUMNS, type SheetColumn } from '../domain/report-sheet.js';
import { codeInHeading } from '../domain/report-sheet-answers.js';
import { type Cell, cellName, type Sheet } from '../kernel/spreadsheet/cells.js';
import { readWorkbook } from '../kernel/spreadsheet/read.js';
import { BASE_COLUMNS, type BaseRow, codeInBase, FORMAT, ID_HEADING, milestoneIn } from './sheet.js';
import { FILE_WORDS, headedBy } from './sheet-words.js';

/** A cell of a returned file, with its name there. */
export interface NamedCell extends Cell {
  name: string;
}

/** One row of a returned file. */
export interface ReturnedRow {
  row: number;
  milestone: string;
  title: NamedCell;
  cells: Record<SheetColumn, NamedCell>;
  /** The cells of questions, by the code in the heading of their column. */
  answers: ReadonlyMap<string, NamedCell>;
  /** The first cell of ours that holds a formula. */
  formula: NamedCell | null;
}

export interface ReturnedSheet {
  plan: string;
  institution: string;
  period: number | null;
  language: Language;
  /** The version of the questions that the file asks; 0 for none. */
  asked: number;
  base: ReadonlyMap<string, BaseRow>;
  rows: ReturnedRow[];
}

/** Reads a file that left as a table: where it belongs, what it said then, and what its rows say now. */
export async function returnedSheet(bytes: Buffer): Promise<ReturnedSheet> {
  const sheets = await readWorkbook(bytes);
  const text = (sheet: Sheet | undefined, row: number, column: number) => sheet?.rows.get(row)?.get(column)?.text ?? '';
  const hidden = sheets.find((sheet) => text(sheet, 1, 0) === FORMAT);
  const table = sheets.find((sheet) => text(sheet, 1, 0) === ID_HEADING);
  if (!hidden || !table) refuse('SHEET_NOT_OURS', ['file']);
  const said = (row: number) => text(hidden, row, 1);
  const period = said(4);
  const language = LANGUAGES.find((one) => one === said(5)) ?? LANGUAGES[0];
  return {
    plan: said(2),
    institution: said(3),
    period: /^\d{1,4}$/.test(period) ? Number(period) : null,
    language,
    asked: Number(/^\d{1,9}$/.exec(text(hidden, 5, 3))?.[0] ?? 0),
    base: baseIn(hidden),
    rows: rowsIn(table, language),
  };
}

/** The first row of the hidden sheet after its headings. */
const FIRST_BASE = 7;

function baseIn({ rows }: Sheet): Map<string, BaseRow> {
  const base = new Map<string, BaseRow>();
  const questions = [...(rows.get(FIRST_BASE - 1) ?? [])].flatMap(([column, { text }]) => {
    const code = codeInBase(text);
    return code === null ? [] : [{ column, code }];
  });
  for (const [row, cells] of rows) {
    if (row < FIRST_BASE) continue;
    const value = (column: (typeof BASE_COLUMNS)[number]) => cells.get(BASE_COLUMNS.indexOf(column))?.text ?? '';
    const version = value('version');
    base.set(milestoneIn(value('id')), {
      version: /^\d{1,9}$/.test(version) ? Number(version) : -1,
      title: value('title'),
      unchanged: value('unchanged'),
      status: value('status'),
      done_on: value('done_on'),
      narrative: value('narrative'),
      obstacles: value('obstacles'),
      narrativeLanguage: value('narrative_language'),
      obstaclesLanguage: value('obstacles_language'),
      answers: new Map(questions.map(({ column, code }) => [code, cells.get(column)?.text ?? ''])),
    });
  }
  base.delete('');
  return base;
}

function rowsIn({ rows }: Sheet, language: Language): ReturnedRow[] {
  const places = new Map([...rows.get(1)!].map(([column, { text }]) => [headedBy(text), column]));
  const placeOf = (column: 'title' | SheetColumn) =>
    places.get(column) ?? refuse('SHEET_COLUMN_MISSING', ['file'], { column: FILE_WORDS[language][column] });
  const ours = { title: placeOf('title'), ...Object.fromEntries(SHEET_COLUMNS.map((each) => [each, placeOf(each)])) };
  const questions = [...rows.get(1)!].flatMap(([column, { text }]) => {
    const code = headedBy(text) ? null : codeInHeading(text);
    return code === null ? [] : [{ column, code }];
  });
  const read: ReturnedRow[] = [];
  for (const [row, cells] of rows) {
    if (row === 1) continue;
    const cell = (column: number): NamedCell => ({
      ...(cells.get(column) ?? { kind: 'text', text: '' }),
      name: cellName(row, column),
    });
    const all = [0, ...Object.values(ours), ...questions.map(({ column }) => column)].map(cell);
    if (all.every(({ kind, text }) => kind === 'text' && text.trim() === '')) continue;
    read.push({
      row,
      milestone: milestoneIn(all[0]!.text),
      title: cell(ours.title),
      cells: Object.fromEntries(SHEET_COLUMNS.map((column) => [column, cell(placeOf(column))])) as ReturnedRow['cells'],
      answers: new Map(questions.map(({ column, code }) => [code, cell(column)])),
      formula: all.find(({ kind }) => kind === 'formula') ?? null,
    });
  }
  return read;
}
