import { Injectable } from '@nestjs/common';
import { encodeId, uuidOf } from '../api/node-id.js';
import type { TitleInput } from '../api/common.types.js';
import type { Actor } from '../domain/actor.js';
import { isSame } from '../domain/change.js';
import type { LocalizedText } from '../domain/localized-text.js';
import { compose, type Question, SET_QUESTIONNAIRE } from '../domain/questionnaire.js';
import { refuse } from '../domain/refusal.js';
import { checkVersion, type VersionRead } from '../domain/version.js';
import { newId } from '../kernel/ids.js';
import type { Transaction } from '../kernel/transaction.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { QuestionnaireEntity } from './questionnaire.entity.js';
import type { QuestionnaireSetInput } from './questionnaire.inputs.js';

/** The secretariat says what each voice is asked; reports that were begun before keep what they were asked. */
@Injectable()
export class QuestionnairesService {
  constructor(private readonly work: UnitOfWork) {}

  set(actor: Actor, plan: string, expectedVersion: VersionRead, input: QuestionnaireSetInput): Promise<string> {
    const once = {
      mutation: 'questionnaireSet',
      clientMutationId: input.clientMutationId,
      input: { plan, expectedVersion, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const planId = uuidOf('Plan', plan, ['plan']);
        const [locked]: { stage: string }[] = await tx.manager.query(
          'select stage from plan where id = $1 for update',
          [planId],
        );
        if (!locked) refuse('PLAN_NOT_FOUND', ['plan']);
        tx.allow(SET_QUESTIONNAIRE, { planId, state: locked.stage });
        const newest = await newestQuestionnaire(tx, planId, input.voice);
        checkVersion(newest?.number ?? 0, expectedVersion);
        const questions = compose(input.questions.map(questionOf), ['input', 'questions']);
        if (newest && isSame(newest.questions, questions)) tx.unchanged(newest.id);
        const questionnaire = tx.manager.create(QuestionnaireEntity, {
          id: newId(),
          planId,
          voice: input.voice,
          number: (newest?.number ?? 0) + 1,
          questions,
          createdAt: tx.now,
        });
        await tx.manager.insert(QuestionnaireEntity, questionnaire);
        tx.record({
          verb: 'questionnaire.set',
          subject: encodeId('Plan', planId),
          planId,
          contents: { questionnaire: tx.keep(JSON.stringify({ voice: input.voice, questions })) },
        });
        return questionnaire.id;
      },
      once,
    );
  }
}

/** The newest version of what the voice is asked in the plan; `null` when it is asked nothing besides its report. */
export const newestQuestionnaire = (tx: Transaction, planId: string, voice: string) =>
  tx.manager.findOne(QuestionnaireEntity, { where: { planId, voice }, order: { number: 'DESC' } });

const questionOf = ({
  code,
  kind,
  label,
  help,
  required,
  choices,
}: QuestionnaireSetInput['questions'][number]): Question => ({
  code,
  kind,
  label: inLanguages(label),
  help: help && help.length > 0 ? inLanguages(help) : null,
  required: required ?? false,
  choices: (choices ?? []).map((choice) => ({ code: choice.code, label: inLanguages(choice.label) })),
});

/** The same text in several languages; the first one is the original. */
const inLanguages = (given: TitleInput[]): LocalizedText => ({
  original: given[0]!.language,
  ...Object.fromEntries(given.map(({ language, text }) => [language, { text }])),
});
