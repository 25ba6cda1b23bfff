import { DeskCrumb } from '../../tasks/components/desk-crumb.js';
import { DayOf } from '../../frame/components/dates.js';
import { Fold } from '../../frame/components/fold.js';
import { Said } from '../../frame/components/said.js';
import type { Answer } from '../../frame/documents.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import type { Voice } from '../../frame/types.js';
import { QuestionnaireForm, questionnaireSet } from '../forms/questionnaire-set.js';
import { allOf } from '../../frame/values.js';

type Plan = NonNullable<Answer<'questionnaires'>['plan']>;
export type AskedVersion = Plan['questionnaires'][number];

const VOICES = allOf<Voice>({ OWNER: true, COUNTERPART: true, MONITORING_BODY: true });

/** The questions that each voice of a plan is asked, for everybody; the secretariat sets them here. */
export const questionnaires: Page<'questionnaires'> = {
  variables: (slug) => ({ slug }),
  forms: { questionnaireSet },
  sheet: ({ plan }, { t }) =>
    plan && { title: t('questionnaires.title'), timeZone: plan.timeZone, content: <Questionnaires plan={plan} /> },
};

function Questionnaires({ plan }: { plan: Plan }) {
  const { t, name } = useReader();
  return (
    <div class="column">
      <DeskCrumb plan={plan} />
      <h1>{t('questionnaires.title')}</h1>
      <p class="lead">{t('questionnaires.what')}</p>
      {VOICES.map((voice) => {
        const asked = plan.questionnaires.find((one) => one.voice === voice) ?? null;
        return (
          <section key={voice} aria-labelledby={voice.toLowerCase()}>
            <h2 id={voice.toLowerCase()}>{name('Voice', voice)}</h2>
            {asked && asked.questions.length > 0 ? <Version asked={asked} /> : <p>{t('questionnaires.nothing')}</p>}
            {plan.questionnaireActions.includes('SET') && (
              <Fold title={t('questionnaires.set')} form="questionnaireSet" at={atOf(plan.id, voice)}>
                <QuestionnaireForm at={atOf(plan.id, voice)} asked={asked} />
              </Fold>
            )}
          </section>
        );
      })}
    </div>
  );
}

/** The form of a voice names the plan too, because the key of the page is a name in addresses. */
const atOf = (plan: string, voice: Voice) => `${plan}-${voice}`;

function Version({ asked: { version, createdAt, questions } }: { asked: AskedVersion }) {
  const { t, name } = useReader();
  return (
    <>
      <p class="quiet">
        {t('questionnaires.version', { version })} <DayOf at={createdAt} />
      </p>
      <ol>
        {questions.map(({ code, kind, required, label, help, choices }) => (
          <li key={code}>
            <Said words={label} />{' '}
            <span class="quiet">
              ({name('QuestionKind', kind)}
              {required && `, ${t('questionnaires.required')}`})
            </span>
            {help && (
              <p class="hint">
                <Said words={help} />
              </p>
            )}
            {choices.length > 0 && (
              <ul class="plain inline">
                {choices.map((choice) => (
                  <li key={choice.code}>
                    <Said words={choice.label} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
