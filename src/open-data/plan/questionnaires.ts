import { compose, type Question, type QuestionAnswer } from '../../domain/questionnaire.js';
import { Refusal } from '../../domain/refusal.js';
import { QUESTIONNAIRE } from '../store/commitment-tables.js';
import { withIds } from '../store/store.js';
import type { PlanDocument, ReportDocument } from './document.js';
import type { AnswersDocument, QuestionnaireDocument } from './questionnaire-document.js';
import { type JsonRow, listFrom, textFrom } from './shorten.js';
import type { Writing } from './writing.js';

/** The name of a version of a questionnaire within its plan. */
export const questionnaireKey = (voice: string, version: number | undefined) => `${voice} ${version}`;

export async function writeQuestionnaires(to: Writing, plan: PlanDocument['plan'], planId: string): Promise<void> {
  const ids = await to.store(
    QUESTIONNAIRE,
    plan.questionnaires.map(({ voice, version, at, questions }) => ({
      plan_id: planId,
      voice,
      number: version,
      questions: questions.map((question) => questionOf(to, question)),
      created_at: at ?? to.now.toISOString(),
    })),
  );
  for (const { id, given } of withIds(ids, plan.questionnaires))
    to.questionnaires.set(questionnaireKey(given.voice, given.version), id);
}

const questionOf = (to: Writing, question: QuestionnaireDocument['questions'][number]): Question => ({
  code: question.code,
  kind: question.kind,
  label: to.text(question.label)!,
  help: to.text(question.help),
  required: question.required ?? false,
  choices: question.choices.map(({ code, label }) => ({ code, label: to.text(label)! })),
});

/** The answers of a report as they are stored. */
export const storedAnswers = (to: Writing, answers: AnswersDocument): Record<string, QuestionAnswer> =>
  Object.fromEntries(
    answers.map(({ question, text, ...answer }) => [question, { ...answer, ...(text && { text: to.text(text)! }) }]),
  );

/** Questionnaires and answers in the short form of the document. */
export const questionnaireFrom = (row: JsonRow) => ({
  voice: row['voice'],
  version: row['number'],
  at: row['created_at'],
  questions: (row['questions'] as Question[]).map(({ code, kind, label, help, required, choices }) => ({
    code,
    kind,
    label: textFrom(label),
    help: textFrom(help),
    required: required || undefined,
    choices: listFrom(choices.map((choice) => ({ code: choice.code, label: textFrom(choice.label) }))),
  })),
});

export const answersFrom = (answers: Record<string, QuestionAnswer> | null) =>
  listFrom(
    Object.entries(answers ?? {}).map(([question, { text, ...answer }]) => ({
      question,
      ...answer,
      text: textFrom(text ?? null),
    })),
  );

type Say = (sentence: string) => void;

/** Says what is wrong with the questionnaires of the document, and which answers no question asks for. */
export function checkQuestionnaires({ plan }: PlanDocument, say: Say): void {
  const known = new Map(plan.questionnaires.map((one) => [questionnaireKey(one.voice, one.version), one.questions]));
  for (const { voice, version, questions } of plan.questionnaires)
    try {
      compose(questions, []);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      for (const { code, path } of error.problems)
        say(`questionnaire of ${voice}, version ${version}: ${path.join('.')} is refused as ${code}.`);
    }
  const reports = plan.commitments.flatMap(({ reference, milestones }) =>
    milestones.flatMap((milestone) =>
      milestone.reports.map((report) => ({ where: `milestone of ${reference}`, report })),
    ),
  );
  for (const { where, report } of reports) checkReport(where, report, known, say);
}

function checkReport(
  where: string,
  { voice, questionnaire, answers }: ReportDocument,
  known: Map<string, QuestionnaireDocument['questions']>,
  say: Say,
): void {
  const questions = questionnaire === undefined ? [] : known.get(questionnaireKey(voice, questionnaire));
  if (!questions) return say(`${where}: there is no version ${questionnaire} of the questionnaire of ${voice}.`);
  for (const { question, choices } of answers) {
    const asked = questions.find(({ code }) => code === question);
    if (!asked) say(`${where}: the questionnaire of ${voice} does not ask "${question}".`);
    for (const choice of asked ? (choices ?? []) : [])
      if (!asked!.choices.some(({ code }) => code === choice))
        say(`${where}: the question "${question}" does not offer "${choice}".`);
  }
}
