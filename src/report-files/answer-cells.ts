import { inLanguage, type Language, type LocalizedText } from '../domain/localized-text.js';
import type { Question } from '../domain/questionnaire.js';
import { BETWEEN, NO, questionHeading, YES } from '../domain/report-sheet-answers.js';
import type { WrittenCell } from '../kernel/spreadsheet/write.js';
import { FILE_WORDS } from './sheet-words.js';
import { answersOf, type TableRow } from './tables.js';

/** Programs take lists of choices up to so many characters, and separate them by commas. */
const LIST_CHARACTERS = 255;

const wordsOf = (label: LocalizedText, language: Language) => inLanguage(label, language).text;

/** The heading of the column of a question. */
export const headingOf = ({ label, code }: Question, language: Language): string =>
  questionHeading(wordsOf(label, language), code);

export const labelsOf = (choices: Question['choices'], language: Language): string[] =>
  choices.map(({ label }) => wordsOf(label, language));

/** The list from which the cells of a question let choose; `null` for cells that take anything. */
export function listFor({ kind, choices }: Question, language: Language): string[] | null {
  if (kind === 'yes_no') return [FILE_WORDS[language].yes, FILE_WORDS[language].no];
  const labels = labelsOf(choices, language);
  const fits = labels.join(',').length <= LIST_CHARACTERS && labels.every((label) => !/[,"]/.test(label));
  return kind === 'choice' && fits ? labels : null;
}

interface Around {
  /** The questions that have a column. */
  questions: readonly Question[];
  language: Language;
  /** True when people write in the row. */
  isOpen: boolean;
}

/** The cells of a row for all questions; one that its report is not asked stays closed. */
export function answerCells(row: TableRow, { questions, language, isOpen }: Around): WrittenCell[] {
  const answers = answersOf(row);
  return questions.map((question): WrittenCell => {
    const own = row.questions.find(({ code }) => code === question.code);
    const text = own ? shown(own, answers.get(own.code) ?? '', language) : '';
    return { text, as: own && isOpen ? 'open' : 'read' };
  });
}

function shown({ kind, choices }: Question, value: string, language: Language): string {
  if (kind === 'yes_no' && (value === YES || value === NO)) return FILE_WORDS[language][value];
  if (kind !== 'choice' && kind !== 'choices') return value;
  return value
    .split(BETWEEN)
    .map((code) => choices.find((choice) => choice.code === code)?.label)
    .map((label) => (label ? wordsOf(label, language) : ''))
    .join(BETWEEN);
}
