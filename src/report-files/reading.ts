import { decodeId } from '../api/node-id.js';
import { type Language, LANGUAGES } from '../domain/localized-text.js';
import { type ClaimedStatus, LEVELS } from '../domain/milestone.js';
import { speak } from '../domain/milestone-report.js';
import { type Problem, Refusal } from '../domain/refusal.js';
import { firstCharacters } from '../domain/text.js';
import {
  normalText,
  planRow,
  readSheetCell,
  type ReadCell,
  SHEET_COLUMNS,
  type SheetColumn,
  type SheetValues,
  TICKED,
  unplacedRows,
} from '../domain/report-sheet.js';
import { BODY_LENGTH } from '../domain/lengths.js';
import { answersGiven, answersIn, expectedAnswer, openQuestion } from './reading-answers.js';
import type { NamedCell, ReturnedRow, ReturnedSheet } from './returned-sheet.js';
import type { BaseRow } from './sheet.js';
import type { PlainRow, StoredCell, StoredFile, StoredRow } from './stored-reading.js';
import { levelName, READ_WORDS } from './sheet-words.js';
import { newestOf, type ReportsTable, type TableRow, shownValues } from './tables.js';

const NOTHING: BaseRow = {
  version: -1,
  title: '',
  unchanged: '',
  status: '',
  done_on: '',
  narrative: '',
  obstacles: '',
  narrativeLanguage: '',
  obstaclesLanguage: '',
  answers: new Map(),
};

/** Compares a returned file with the table as it stands today, row by row. Nothing is done. */
export function readingOfSheet(file: ReturnedSheet, table: ReportsTable): StoredFile {
  const rows = new Map(
    table.rows
      .filter(({ milestone }) => milestone.availableVoices.includes('OWNER'))
      .map((row) => [row.milestone.id, row]),
  );
  const unplaced = unplacedRows(file.rows, new Set(rows.keys()));
  const stored: StoredRow[] = [];
  let unchanged = 0;
  for (const row of file.rows) {
    const base = file.base.get(row.milestone) ?? NOTHING;
    const problem = unplaced.get(row.row);
    const present = rows.get(row.milestone);
    if (problem && !(base !== NOTHING && !present && isUntouched(row, base))) {
      stored.push(refused(row, [problem]));
      continue;
    }
    const read = present && !problem ? readRow(row, { base, present, table, language: file.language }) : null;
    if (read) stored.push(read);
    else unchanged += 1;
  }
  const named = new Set(file.rows.map(({ milestone }) => milestone));
  const missing = table.rows.filter(({ milestone }) => !named.has(milestone.id)).length;
  const rank = ({ days, input }: StoredRow) => (days.length > 0 ? 0 : input === null ? 1 : 2);
  const inOrder = stored.toSorted((one, other) => rank(one) - rank(other) || one.row - other.row);
  return { rows: inOrder, unchanged, missing, asksOthers: file.asked !== newestOf(table.asked).version };
}

/** Cells of questions are left out here: the institution no longer reports on such a row. */
const isUntouched = ({ cells }: ReturnedRow, base: BaseRow): boolean =>
  SHEET_COLUMNS.every((column) => {
    const cell = cellRead(column, cells[column]);
    return cell !== null && 'value' in cell && cell.value === normalText(base[column]);
  });

const refused = ({ row, milestone }: ReturnedRow, problems: Problem[], changes: StoredCell[] = []): StoredRow => ({
  row,
  milestoneId: decodeId(milestone)?.uuid ?? null,
  act: null,
  changes,
  days: [],
  problems,
  leftOut: [],
  notReady: null,
  input: null,
});

const cellRead = (column: SheetColumn, { kind, text }: NamedCell): ReadCell =>
  kind === 'error' || kind === 'formula' ? null : readSheetCell(column, text, READ_WORDS);

interface Around {
  base: BaseRow;
  present: TableRow;
  table: ReportsTable;
  language: Language;
}

/** The row of a milestone; `null` when it would change nothing. */
function readRow(row: ReturnedRow, { base, present, table, language }: Around): StoredRow | null {
  const at = (cell: NamedCell) => ({
    path: ['file', cell.name],
    values: { cell: cell.name, value: firstCharacters(cell.text, 100) },
  });
  if (row.formula) return refused(row, [{ code: 'SHEET_FORMULA', ...at(row.formula) }]);
  const titles = [base.title, present.milestone.title.text].map(oneLine);
  if (!titles.includes(oneLine(row.title.text)))
    return refused(row, [{ code: 'SHEET_TEXT_CHANGED', ...at(row.title) }]);

  const given = Object.fromEntries(
    SHEET_COLUMNS.map((column) => [column, cellRead(column, row.cells[column])]),
  ) as Record<SheetColumn, ReadCell>;
  const now = shownValues(present);
  const isSent = present.open === null && present.sent !== null;
  const answers = answersIn(row, { base, present, table });
  const plan = planRow({ base, given, present: now, isSent, answers: answers.cells });
  if (plan.changed.length + plan.answers.length === 0)
    return answers.leftOut.length > 0 ? refused(row, answers.leftOut) : null;
  const saidIn = (read: ReadCell, { text }: NamedCell) => (read !== null && 'value' in read ? read.value : text);
  const changedAnswers = answers.cells.filter(({ code }) => plan.answers.includes(code));
  const changes = [
    ...plan.changed.map((column): StoredCell => {
      const cell = row.cells[column];
      const after = saidIn(given[column], cell);
      return { column, question: null, cell: cell.name, before: base[column], after, present: now[column] };
    }),
    ...changedAnswers.map(({ question, cell, given: read, base: before, present: stands }): StoredCell => {
      const after = saidIn(read, cell);
      return { column: 'answer', question, cell: cell.name, before, after, present: stands };
    }),
  ];
  if (plan.conflict)
    return refused(row, [{ code: plan.conflict, path: ['file', String(row.row)], values: { row: row.row } }], changes);
  const invalid = (cell: NamedCell, expected: string): Problem => {
    const { path, values } = at(cell);
    return { code: 'SHEET_CELL_INVALID', path, values: { ...values, expected } };
  };
  const problems = [
    ...plan.changed
      .filter((column) => given[column] === null)
      .map((column) => invalid(row.cells[column], expectedIn(column, language))),
    ...changedAnswers
      .filter(({ given: read }) => read === null)
      .map(({ cell, question }) => invalid(cell, expectedAnswer(question, language))),
  ];
  if (problems.length > 0) return refused(row, problems, changes);

  const said = Object.fromEntries(
    SHEET_COLUMNS.map((column) => [column, plan.changed.includes(column) ? valueOf(given[column]) : now[column]]),
  ) as SheetValues;
  const day = given.done_on;
  const answered = { ...answers, changed: plan.answers, present };
  const toAnswer = said.unchanged === TICKED ? null : openQuestion(answered);
  const answersTaken = answersGiven(answered, language);
  return {
    ...refused(row, [], changes),
    act: present.open === null ? 'begin' : present.open.state === 'RETURNED' ? 'correct' : 'go_on',
    days: day !== null && 'days' in day ? day.days : [],
    leftOut: answers.leftOut,
    notReady: notReady(said, present, table) ?? toAnswer,
    input: {
      ...inputOf(row.milestone, { said, changed: plan.changed, base, present, language }),
      ...(answersTaken.length > 0 && { answers: answersTaken }),
    },
  };
}

const oneLine = (text: string) => normalText(text).replaceAll(/\s+/g, ' ');
const valueOf = (cell: ReadCell): string => (cell !== null && 'value' in cell ? cell.value : '');

/** The kind of value that a column takes, for people. */
function expectedIn(column: SheetColumn, language: Language): string {
  if (column === 'status') return LEVELS.map((level) => levelName(language, level)).join(', ');
  if (column === 'done_on') return '2026-06-30';
  return column === 'unchanged' ? [...READ_WORDS.ticks][0]! : `≤ ${BODY_LENGTH}`;
}

/** Asks the rule of sending, so that people know before they send. */
function notReady(said: SheetValues, { last }: TableRow, { period, today }: ReportsTable): Problem | null {
  try {
    speak(
      {
        status: said.status || null,
        narrated: said.narrative !== '',
        unchanged: said.unchanged === TICKED,
        lastStatus: last,
        periodStartOn: period?.startOn ?? null,
        periodEndOn: period?.endOn ?? null,
        doneOn: said.done_on || null,
      },
      today,
    );
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.problems[0]!;
    throw error;
  }
}

interface Taken {
  said: SheetValues;
  changed: readonly SheetColumn[];
  base: BaseRow;
  present: TableRow;
  language: Language;
}

/** The row as `milestoneReportsSave` takes it: the cells that changed, and for a new report the level filled in. */
function inputOf(milestone: string, { said, changed, base, present, language }: Taken): PlainRow {
  const has = (column: SheetColumn) => changed.includes(column);
  const text = (column: 'narrative' | 'obstacles', known: string) =>
    said[column] === '' ? null : { language: LANGUAGES.find((one) => one === known) ?? language, text: said[column] };
  return {
    milestone,
    expectedVersion: present.open?.version ?? 0,
    ...((has('status') || present.open === null) && { status: (said.status || null) as ClaimedStatus | null }),
    ...(has('unchanged') && { unchanged: said.unchanged === TICKED }),
    ...(has('done_on') && { doneOn: said.done_on || null }),
    ...(has('narrative') && { narrative: text('narrative', base.narrativeLanguage) }),
    ...(has('obstacles') && { obstacles: text('obstacles', base.obstaclesLanguage) }),
  };
}
