import { encodeId, decodeId } from '../api/node-id.js';
import { nameOf } from '../api/words/words.js';
import { endOf, shortDay, stated } from '../domain/printed.js';
import type { Language } from '../domain/localized-text.js';
import { type ClaimedStatus, LEVELS } from '../domain/milestone.js';
import { SHEET_COLUMNS, type SheetColumn, type SheetValues, TICKED } from '../domain/report-sheet.js';
import { type WrittenCell, writeWorkbook } from '../kernel/spreadsheet/write.js';
import { FILE_WORDS, type FileWords, HEADED, levelName } from './sheet-words.js';
import { answerCells, headingOf, listFor } from './answer-cells.js';
import { answersOf, newestOf, type ReportsTable, type TableRow, shownValues } from './tables.js';

/** The hidden sheet says of which table the file is, and what each row said when it left. */
const HIDDEN_SHEET = 'tequio';
export const FORMAT = 'tequio-milestone-reports-1';
/** Heading of the hidden column with the id of each milestone. */
export const ID_HEADING = 'id';
/** Columns of the hidden sheet, from the row after this heading. */
export const BASE_COLUMNS = [
  'id',
  'version',
  'title',
  ...SHEET_COLUMNS,
  'narrative_language',
  'obstacles_language',
] as const;

/** Heading of a column of the hidden sheet with the answers to one question. */
const BASE_ANSWER = 'answer:';
const baseHeading = (code: string) => BASE_ANSWER + code;
/** The code of the question that such a heading names; `null` for the other columns. */
export const codeInBase = (heading: string): string | null =>
  heading.startsWith(BASE_ANSWER) ? heading.slice(BASE_ANSWER.length) : null;

const WIDTHS: Record<(typeof HEADED)[number], number> = {
  reference: 16,
  title: 40,
  due: 16,
  state: 16,
  unchanged: 11,
  status: 16,
  done_on: 16,
  narrative: 60,
  obstacles: 40,
};

/**
 * Writes the table as an XLSX whose sheet is locked, so that its rows and columns stay. `writes` is true when the
 * reader may fill it in.
 */
export function sheetOf(table: ReportsTable, language: Language, writes: boolean): Buffer {
  const words = FILE_WORDS[language];
  const { questions } = newestOf(table.asked);
  const levels = LEVELS.map((level) => levelName(language, level));
  const place = (column: SheetColumn) => HEADED.indexOf(column) + 1;
  return writeWorkbook([
    {
      name: words.sheet,
      locked: true,
      frozen: { rows: 1, columns: 3 },
      columns: [
        { width: 4, hidden: true },
        ...HEADED.map((column) => ({ width: WIDTHS[column] })),
        ...questions.map(({ kind }) => ({ width: kind === 'text' ? WIDTHS.obstacles : WIDTHS.title / 2 })),
      ],
      rows: [
        [
          { text: ID_HEADING, as: 'head' },
          ...HEADED.map((column): WrittenCell => ({ text: words[column], as: 'head' })),
          ...questions.map((question): WrittenCell => ({ text: headingOf(question, language), as: 'head' })),
        ],
        ...table.rows.map((row) => [
          ...cellsOf(row, words, language, writes),
          ...answerCells(row, { questions, language, isOpen: isOpenRow(row, writes) }),
        ]),
      ],
      choices: [
        { column: place('unchanged'), fromRow: 2, of: [words.tick] },
        { column: place('status'), fromRow: 2, of: levels },
        ...questions.flatMap((question, at) => {
          const of = listFor(question, language);
          return of ? { column: HEADED.length + 1 + at, fromRow: 2, of } : [];
        }),
      ],
    },
    { name: words.howTo, locked: true, columns: [{ width: 110 }], rows: stepsOf(table, words, language) },
    { name: HIDDEN_SHEET, hidden: true, locked: true, columns: [], rows: baseOf(table, language) },
  ]);
}

const isOpenRow = ({ milestone, open, sent }: TableRow, writes: boolean): boolean =>
  writes && milestone.availableVoices.includes('OWNER') && (open !== null || sent === null);

function cellsOf(row: TableRow, words: FileWords, language: Language, writes: boolean): WrittenCell[] {
  const { milestone, open, sent } = row;
  const values = shownValues(row);
  const end = endOf(milestone.planned);
  const isOpen = isOpenRow(row, writes);
  const report = open ?? sent;
  const read = (text: string): WrittenCell => ({ text, as: 'read' });
  const said = (text: string): WrittenCell => ({ text, as: isOpen ? 'open' : 'read' });
  return [
    read(milestone.id),
    read(milestone.reference),
    read(milestone.title.text),
    read(end ? stated(language, end, true) : ''),
    read(report ? nameOf(language, 'ReportState', report.state.toLowerCase()) : ''),
    said(values.unchanged === TICKED ? words.tick : ''),
    said(values.status ? levelName(language, values.status as ClaimedStatus) : ''),
    isOpen ? { ...(values.done_on && { day: values.done_on }), as: 'openDay' } : read(values.done_on),
    said(values.narrative),
    said(values.obstacles),
  ];
}

function stepsOf({ plan, institution, period }: ReportsTable, words: FileWords, language: Language): WrittenCell[][] {
  const when = period
    ? words.period
        .replace('{{number}}', String(period.number))
        .replace('{{start}}', shortDay(language, period.startOn))
        .replace('{{end}}', shortDay(language, period.endOn))
    : words.noPeriod;
  const filled = (step: string) =>
    step
      .replace('{{institution}}', institution.name.text)
      .replace('{{plan}}', plan.title.text)
      .replace('{{period}}', when);
  return words.steps.map((step) => [{ text: filled(step), as: 'read' }]);
}

function baseOf({ plan, institution, period, rows, asked }: ReportsTable, language: Language): WrittenCell[][] {
  const texts = (...cells: string[]) => cells.map((text): WrittenCell => ({ text }));
  return [
    texts(FORMAT),
    texts('plan', plan.slug),
    texts('institution', institution.slug),
    texts('period', period ? String(period.number) : ''),
    texts('language', language, 'questions', String(newestOf(asked).version)),
    texts(...BASE_COLUMNS, ...newestOf(asked).questions.map(({ code }) => baseHeading(code))),
    ...rows.map((row) => {
      const { version, ...values } = shownValues(row);
      const [report, answers] = [row.open ?? row.sent, answersOf(row)];
      return texts(
        row.milestone.id,
        String(version),
        row.milestone.title.text,
        ...SHEET_COLUMNS.map((column) => values[column]),
        report?.narrative?.language ?? '',
        report?.obstacles?.language ?? '',
        ...newestOf(asked).questions.map(({ code }) => answers.get(code) ?? ''),
      );
    }),
  ];
}

/** The id of a milestone as the file writes it; '' for anything else. */
export function milestoneIn(text: string): string {
  const id = decodeId(text.trim());
  return id?.type === 'Milestone' ? encodeId('Milestone', id.uuid) : '';
}

/** The values of a row when the file left. */
export interface BaseRow extends SheetValues {
  version: number;
  title: string;
  narrativeLanguage: string;
  obstaclesLanguage: string;
  /** Answers by the code of their question. */
  answers: ReadonlyMap<string, string>;
}
