import type { Question, QuestionAnswer, AnswerGiven } from './questionnaire.js';
import { normalText, type ReadCell } from './report-sheet.js';
import { charactersIn, unholdableIn } from './text.js';
import { BODY_LENGTH } from './lengths.js';
import { writtenNumber } from './written-number.js';

/** The words that a cell may use for yes and for no, in lower case. */
export interface YesNoWords {
  yes: ReadonlySet<string>;
  no: ReadonlySet<string>;
}

export const YES = 'yes';
export const NO = 'no';
/** Separates the choices in one cell. A comma would not do, because labels may hold one. */
export const BETWEEN = '; ';

/** The heading of a question's column: its words for people, and its code, by which a returned file is read. */
export const questionHeading = (label: string, code: string): string => `${label} [${code}]`;

/** The code of the question that a heading names; `null` for any other heading. */
export const codeInHeading = (heading: string): string | null =>
  /\[([a-z][a-z0-9_]{0,59})\]\s*$/.exec(heading)?.[1] ?? null;

/** An answer as the one text that is compared: yes or no, a number, words, or the codes of choices. */
export function answerValue(answer: Pick<QuestionAnswer, 'number' | 'yes' | 'choices'> & { words?: string }): string {
  if (answer.words !== undefined) return answer.words;
  if (answer.number !== undefined) return String(answer.number);
  if (answer.yes !== undefined) return answer.yes ? YES : NO;
  return (answer.choices ?? []).join(BETWEEN);
}

/** Reads the cell of a question as the text that `answerValue` gives. */
export function readAnswerCell({ kind, choices }: Question, text: string, words: YesNoWords): ReadCell {
  const plain = normalText(text);
  if (plain === '') return { value: '' };
  switch (kind) {
    case 'text':
      return charactersIn(plain) > BODY_LENGTH || unholdableIn(plain) ? null : { value: plain };
    case 'number':
    case 'persons': {
      const number = writtenNumber(plain);
      if (number === null || (kind === 'persons' && (number < 0 || !Number.isInteger(number)))) return null;
      return { value: String(number) };
    }
    case 'yes_no': {
      const said = plain.toLowerCase();
      return words.yes.has(said) ? { value: YES } : words.no.has(said) ? { value: NO } : null;
    }
    default:
      return readChoices(choices, kind === 'choice' ? [plain] : plain.split(/[;\n]/).map(normalText).filter(Boolean));
  }
}

function readChoices(choices: Question['choices'], parts: string[]): ReadCell {
  const codes = parts.map((part) => choiceIn(choices, part));
  if (codes.includes(null)) return null;
  return { value: choices.flatMap(({ code }) => (codes.includes(code) ? code : [])).join(BETWEEN) };
}

const choiceIn = (choices: Question['choices'], text: string): string | null =>
  choices.find(
    ({ code, label }) =>
      code === text ||
      Object.values(label).some(
        (words) => typeof words === 'object' && normalText(words.text).toLowerCase() === text.toLowerCase(),
      ),
  )?.code ?? null;

/** An answer with its words in one of some languages. */
interface AnswerIn<Known extends string> extends Omit<AnswerGiven, 'text' | 'choices'> {
  text?: { language: Known; text: string };
  choices?: string[];
}

/** The answer that a table takes for the value of a cell; an emptied cell takes the answer away. */
export function answerOfCell<Known extends string>(
  { code, kind }: Question,
  value: string,
  language: Known,
): AnswerIn<Known> {
  if (value === '') return { question: code };
  if (kind === 'text') return { question: code, text: { language, text: value } };
  if (kind === 'number' || kind === 'persons') return { question: code, number: Number(value) };
  if (kind === 'yes_no') return { question: code, yes: value === YES };
  return { question: code, choices: value.split(BETWEEN) };
}
