import { inLanguage, type LocalizedText, rewrite } from './localized-text.js';
import { STORED_PLAN_STAGES } from './plan.js';
import type { InPlan, StatefulAction } from './policy.js';
import { type Problem, Refusal, refuse } from './refusal.js';

/** A question takes words, any number, a number of persons, yes or no, one choice, or several of them. */
export const QUESTION_KINDS = ['text', 'number', 'persons', 'yes_no', 'choice', 'choices'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** Actions that `Plan.questionnaireActions` offers. */
export const QUESTIONNAIRE_ACTIONS = ['set'] as const;
export type QuestionnaireAction = (typeof QUESTIONNAIRE_ACTIONS)[number];

export const QUESTIONS_AT_MOST = 40;
export const CHOICES_AT_MOST = 40;
/** A code is a name for programs, such as `persons_attended`. */
export const QUESTION_CODE = /^[a-z][a-z0-9_]{0,59}$/;

export interface QuestionChoice {
  code: string;
  label: LocalizedText;
}

export interface Question {
  code: string;
  kind: QuestionKind;
  label: LocalizedText;
  help: LocalizedText | null;
  required: boolean;
  /** The choices of a question that has some; empty for the others. */
  choices: QuestionChoice[];
}

/** The answer of a report to one question. `written` holds what an imported source wrote and no kind could take. */
export interface QuestionAnswer {
  text?: LocalizedText;
  number?: number;
  yes?: boolean;
  choices?: string[];
  written?: string;
}

/** The answers of a report, by the code of the question. */
export type QuestionAnswers = Record<string, QuestionAnswer>;

export interface AnswerGiven {
  question: string;
  text?: { language: string; text: string } | null;
  number?: number | null;
  yes?: boolean | null;
  choices?: readonly string[] | null;
}

/** The secretariat sets what each voice is asked, as long as the plan runs. A report keeps the version that it answers. */
export const SET_QUESTIONNAIRE: StatefulAction<InPlan> = {
  mutation: 'questionnaireSet',
  states: STORED_PLAN_STAGES,
  from: ['expression_of_interest', 'preparation', 'co_creation', 'submitted'],
  otherwise: { code: 'PLAN_CLOSED', path: ['plan'] },
  who: [{ role: 'secretariat' }],
};

const hasChoices = (kind: QuestionKind) => kind === 'choice' || kind === 'choices';

interface Composed {
  code: string;
  kind: QuestionKind;
  choices: readonly { code: string }[];
}

/** A questionnaire has each code once; a question to choose from has at least two choices, and no other has any. */
export function compose<Asked extends Composed>(questions: readonly Asked[], path: readonly string[]): Asked[] {
  const problems: Problem[] = [];
  const twice = (codes: string[], at: readonly string[]) =>
    codes.forEach((code, index) => {
      if (!QUESTION_CODE.test(code))
        problems.push({ code: 'QUESTION_CODE_INVALID', path: [...at, `${index}`, 'code'] });
      else if (codes.indexOf(code) < index)
        problems.push({ code: 'QUESTION_CODE_TWICE', path: [...at, `${index}`, 'code'] });
    });
  twice(
    questions.map(({ code }) => code),
    path,
  );
  questions.forEach(({ kind, choices }, index) => {
    const at = [...path, `${index}`, 'choices'];
    if (hasChoices(kind) ? choices.length < 2 : choices.length > 0)
      problems.push({ code: hasChoices(kind) ? 'QUESTION_NEEDS_CHOICES' : 'QUESTION_WITHOUT_CHOICES', path: at });
    twice(
      choices.map(({ code }) => code),
      at,
    );
  });
  if (problems.length > 0) throw new Refusal(problems);
  return [...questions];
}

/** The answers after these were given; a question that is answered with nothing loses its answer. */
export function answer(
  questions: readonly Question[],
  has: QuestionAnswers,
  given: readonly AnswerGiven[],
  path: readonly string[],
): QuestionAnswers {
  const answers = { ...has };
  for (const one of given) {
    const at = [...path, one.question];
    const question = questions.find(({ code }) => code === one.question) ?? refuse('QUESTION_UNKNOWN', at);
    const answered = answerOf(question, has[one.question], one, at);
    if (answered) answers[one.question] = answered;
    else delete answers[one.question];
  }
  return answers;
}

const isGiven = (value: unknown) => value !== undefined && value !== null;

function answerOf(
  { kind, choices }: Question,
  had: QuestionAnswer | undefined,
  { text, number, yes, choices: chosen }: AnswerGiven,
  at: string[],
): QuestionAnswer | null {
  const takes = { text, number, persons: number, yes_no: yes, choice: chosen, choices: chosen }[kind];
  const all = [text, number, yes, chosen].filter(isGiven);
  if (all.length > (isGiven(takes) ? 1 : 0)) refuse('ANSWER_OF_ANOTHER_KIND', at);
  if (isGiven(text)) return { text: rewrite(had?.text ?? null, text.language, text.text, at) };
  if (isGiven(number)) {
    if (!Number.isFinite(number)) refuse('ANSWER_OF_ANOTHER_KIND', at);
    if (kind === 'persons' && (!Number.isInteger(number) || number < 0)) refuse('ANSWER_COUNTS_PERSONS', at);
    return { number };
  }
  if (isGiven(yes)) return { yes };
  const codes = [...new Set(chosen ?? [])];
  if (codes.length === 0) return null;
  if (codes.some((code) => !choices.some((choice) => choice.code === code))) refuse('ANSWER_UNKNOWN_CHOICE', at);
  if (kind === 'choice' && codes.length > 1) refuse('ANSWER_ONE_CHOICE', at);
  // The order of the questionnaire, so that the same answer is always stored alike.
  return { choices: choices.flatMap(({ code }) => (codes.includes(code) ? code : [])) };
}

/** A report that speaks answers each required question; all that are missing are named at once. */
export function complete(questions: readonly Question[], answers: QuestionAnswers, path: readonly string[]): void {
  const missing = questions.filter(({ code, required }) => required && answers[code] === undefined);
  if (missing.length > 0)
    throw new Refusal(
      missing.map(({ code, label }) => ({
        code: 'ANSWER_REQUIRED',
        path: [...path, code],
        values: { question: inLanguage(label, label.original).text },
      })),
    );
}
