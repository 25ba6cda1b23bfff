import { LANGUAGES, type Language } from '../domain/localized-text.js';
import { complete, type Question } from '../domain/questionnaire.js';
import { type Problem, Refusal } from '../domain/refusal.js';
import { type AnswerCellFacts, normalText } from '../domain/report-sheet.js';
import { answerOfCell, BETWEEN, readAnswerCell } from '../domain/report-sheet-answers.js';
import { BODY_LENGTH } from '../domain/lengths.js';
import { firstCharacters } from '../domain/text.js';
import { labelsOf, listFor } from './answer-cells.js';
import type { NamedCell, ReturnedRow } from './returned-sheet.js';
import type { BaseRow } from './sheet.js';
import { YES_NO } from './sheet-words.js';
import { answersOf, type ReportsTable, type TableRow } from './tables.js';

/** The cells of questions in one row. */
export interface AnswersRead {
  cells: (AnswerCellFacts & { question: Question; cell: NamedCell })[];
  /** Cells that people filled in for a question that the report is not asked. */
  leftOut: Problem[];
}

interface Around {
  base: BaseRow;
  present: TableRow;
  table: ReportsTable;
}

const readCell = (question: Question, { kind, text }: NamedCell) =>
  kind === 'error' || kind === 'formula' ? null : readAnswerCell(question, text, YES_NO);

/** Reads the cells of questions by the codes in their headings; a column that the file lacks changes nothing. */
export function answersIn(row: ReturnedRow, { base, present, table }: Around): AnswersRead {
  const now = answersOf(present);
  const read: AnswersRead = { cells: [], leftOut: [] };
  for (const [code, cell] of row.answers) {
    const question = present.questions.find((one) => one.code === code);
    const before = base.answers.get(code) ?? '';
    if (question)
      read.cells.push({
        code,
        question,
        cell,
        base: before,
        given: readCell(question, cell),
        present: now.get(code) ?? '',
      });
    else if (!isUntouchedAnswer(code, cell, { before, table }))
      read.leftOut.push({
        code: 'SHEET_QUESTION_GONE',
        path: ['file', cell.name],
        values: { cell: cell.name, value: firstCharacters(cell.text, 100) },
      });
  }
  return read;
}

/** True when the cell says what it said when the file left, read as the newest version with its question. */
function isUntouchedAnswer(code: string, cell: NamedCell, { before, table }: { before: string; table: ReportsTable }) {
  if (normalText(cell.text) === '') return before === '';
  const known = table.asked.flatMap(({ questions }) => questions).find((question) => question.code === code);
  const given = known ? readCell(known, cell) : { value: normalText(cell.text) };
  return given !== null && 'value' in given && given.value === normalText(before);
}

/** The kind of value that a question takes, for people. */
export function expectedAnswer(question: Question, language: Language): string {
  const { kind, choices } = question;
  if (kind === 'persons') return '31';
  if (kind === 'number') return '31, 2.5';
  if (kind === 'text') return `≤ ${BODY_LENGTH}`;
  return (listFor(question, language) ?? labelsOf(choices, language)).join(BETWEEN);
}

interface Said extends AnswersRead {
  changed: readonly string[];
  present: TableRow;
}

/** Asks the rule of sending which required questions would stay open. */
export function openQuestion({ cells, changed, present }: Said): Problem | null {
  const answers = new Map(answersOf(present));
  for (const { code, given } of cells)
    if (changed.includes(code)) answers.set(code, given !== null && 'value' in given ? given.value : '');
  const answered = Object.fromEntries([...answers].filter(([, value]) => value !== '').map(([code]) => [code, {}]));
  try {
    complete(present.questions, answered, ['input', 'answers']);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.problems[0]!;
    throw error;
  }
}

/** The changed answers as the table takes them; an answer that has words keeps their language. */
export function answersGiven({ cells, changed, present }: Said, language: Language) {
  const report = present.open ?? present.sent;
  return cells.flatMap(({ code, question, given }) => {
    if (!changed.includes(code) || given === null || !('value' in given)) return [];
    const has = report?.answers.find((answer) => answer.question.code === code)?.text?.language;
    const known = LANGUAGES.find((one) => one === has);
    return answerOfCell(question, given.value, known ?? language);
  });
}
