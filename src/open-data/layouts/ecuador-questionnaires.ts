import { localized } from '../../domain/localized-text.js';
import type { Voice } from '../../domain/milestone.js';
import type { Question, QuestionAnswer, QuestionAnswers, QuestionKind } from '../../domain/questionnaire.js';
import { referenceFile } from '../../kernel/reference-file.js';
import type { SourceRow } from '../import/layout.js';

interface Labelled {
  code: string;
  es: string;
  en: string;
}

interface AskedColumn extends Labelled {
  column: string;
  kind: QuestionKind;
  choices?: (Labelled & { written: string[] })[];
}

type Asked = Record<Voice, AskedColumn[]>;

let asked: Asked | undefined;
const askedOf = (voice: Voice): AskedColumn[] => (asked ??= referenceFile<Asked>('ecuador-questionnaires'))[voice];

const labelOf = ({ es, en }: Labelled) => ({ original: 'es', es: { text: es }, en: { text: en } });

/** The questionnaire that Ecuador gave to a voice. */
export const questionsOf = (voice: Voice): Question[] =>
  askedOf(voice).map((question) => ({
    code: question.code,
    kind: question.kind,
    label: labelOf(question),
    help: null,
    required: false,
    choices: (question.choices ?? []).map((choice) => ({ code: choice.code, label: labelOf(choice) })),
  }));

/** The columns of the questions, by their codes. */
export const questionColumns = (voice: Voice): Record<string, string[]> =>
  Object.fromEntries(askedOf(voice).map(({ code, column }) => [code, [column]]));

/** The answers of a row. A cell that fits no kind is kept as written, with a doubt. */
export function ecuadorAnswers(row: SourceRow, voice: Voice): QuestionAnswers {
  const answers: QuestionAnswers = {};
  for (const question of askedOf(voice)) {
    const cell = row.get(question.code);
    if (cell === '') continue;
    const answer = answerOf(question, cell);
    if (answer.written !== undefined)
      row.doubt(question.code, cell, 'is no answer that the question takes', 'kept as written');
    answers[question.code] = answer;
  }
  return answers;
}

function answerOf({ kind, choices = [] }: AskedColumn, cell: string): QuestionAnswer {
  if (kind === 'text') return { text: localized('es', cell) };
  if (kind === 'yes_no')
    return /^s[ií]$/i.test(cell) ? { yes: true } : /^no$/i.test(cell) ? { yes: false } : { written: cell };
  if (kind === 'number' || kind === 'persons') {
    const isNumber = (kind === 'persons' ? /^\d{1,9}$/ : /^-?\d{1,15}(\.\d{1,6})?$/).test(cell);
    return isNumber ? { number: Number(cell) } : { written: cell };
  }
  const parts = kind === 'choice' ? [cell] : cell.split(',').map((part) => part.trim());
  const named = parts.filter((part) => part !== '');
  const codes = named.map((part) => choices.find(({ written }) => written.some((word) => isSame(word, part)))?.code);
  const known = choices.flatMap(({ code }) => (codes.includes(code) ? code : []));
  return { ...(known.length > 0 && { choices: known }), ...(codes.includes(undefined) && { written: cell }) };
}

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
