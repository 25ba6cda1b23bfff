import { useReader } from '../../frame/reader.js';

const STEPS = ['letter', 'preparation', 'coCreation', 'underWay', 'closing'] as const;
const STEP_OF: Record<string, number> = {
  EXPRESSION_OF_INTEREST: 0,
  PREPARATION: 1,
  CO_CREATION: 2,
  SUBMITTED: 3,
  IMPLEMENTATION: 3,
  CLOSED: 4,
};

/**
 * The steps of the cycle with the present one marked; with `brief`, a phone shows only the name of the present step. A
 * plan that was left early is on none of the steps, so its stage is shown in words.
 */
export function StageLine({ stage, brief }: { stage: string; brief?: boolean }) {
  const { t, name } = useReader();
  const now = STEP_OF[stage];
  if (now === undefined) return <p class="stage-word">{name('PlanStage', stage)}</p>;
  return (
    <ol class={brief ? 'stages brief' : 'stages'} aria-label={t('plan.stages.label')}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          class={index < now ? 'past' : index === now ? 'now' : 'ahead'}
          aria-current={index === now ? 'step' : undefined}
        >
          <span>{t(`plan.stages.${step}`)}</span>
          <span class="hidden">
            {t(index < now ? 'plan.stages.past' : index === now ? 'plan.stages.now' : 'plan.stages.ahead')}
          </span>
        </li>
      ))}
    </ol>
  );
}
