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
        { name: t('indicators.baseline'), value: baseline && <Baseline of={baseline} unit={unitLabel} /> },
        { name: t('indicators.target'), value: target && <Target of={target} unit={unitLabel} /> },
      ].filter(({ value }) => !brief || value !== null)}
    />
  );
}

/** A baseline in a line: the number, its date and its sources. */
export function Baseline({ of, unit }: { of: NonNullable<GoalsSaid['baseline']>; unit: Words }) {
  const { t } = useReader();
  return (
    <>
      <Amount value={of.value} unit={unit} /> · <When date={of.asOf} why={t('indicators.noDate')} />{' '}
      <From sources={of.sources} />
    </>
  );
}

/** A target in a line: the number and by when. */
export function Target({ of, unit }: { of: NonNullable<GoalsSaid['target']>; unit: Words }) {
  const { t } = useReader();
  return (
    <>
      <Amount value={of.value} unit={unit} />{' '}
      {of.by ? (
        <>
          {t('indicators.by')} <When date={of.by} />
        </>
      ) : (
        t('indicators.noDay')
      )}
    </>
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
