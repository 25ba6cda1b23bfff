import { When } from '../../frame/components/dates.js';
import { Facts } from '../../frame/components/facts.js';
import { Said } from '../../frame/components/said.js';
import { From } from '../../frame/components/sources.js';
import { figure } from '../../frame/format.js';
import { useReader } from '../../frame/reader.js';
import type { Goals as GoalsGiven, Words } from '../../frame/types.js';

type GoalsSaid = Pick<GoalsGiven, 'baseline' | 'target' | 'unitLabel'>;

interface GoalsProps {
  given: GoalsSaid;
  /** Set where many indicators stand: then nothing says which of the two is not stated. */
  brief?: true;
}

/** How things stood before and how they shall stand; the sentence below names which of the two is not stated. */
export function Goals({ given: { baseline, target, unitLabel }, brief }: GoalsProps) {
  const { t } = useReader();
  return (
    <Facts
      rows={[
        {
          name: t('indicators.baseline'),
          value: baseline && (
            <>
              <Amount value={baseline.value} unit={unitLabel} />{' '}
              <When date={baseline.asOf} why={t('indicators.noDate')} /> <From sources={baseline.sources} />
            </>
          ),
        },
        {
          name: t('indicators.target'),
          value: target && (
            <>
              <Amount value={target.value} unit={unitLabel} />{' '}
              {target.by ? (
                <>
                  {t('indicators.by')} <When date={target.by} />
                </>
              ) : (
                t('indicators.noDay')
              )}
            </>
          ),
        },
      ].filter(({ value }) => !brief || value !== null)}
    />
  );
}

export function Amount({ value, unit }: { value: number; unit: Words }) {
  const { language } = useReader();
  return (
    <>
      {figure(language, value)} <Said words={unit} />
    </>
  );
}
