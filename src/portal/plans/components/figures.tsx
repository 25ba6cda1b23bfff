import type { Line } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { Day } from '../../frame/components/dates.js';
import { Shape } from '../../frame/components/glyph.js';
import { lateCounts } from '../../commitments/components/lateness.js';
import { Boxes, Complete, isWhole } from '../../commitments/components/progress.js';
import { Example } from '../../frame/components/said.js';

/** How far a plan is, with the denominator, the day, how it is computed, and what of it was made up. */
export function Figures({ of, pending }: { of: { totalCount: number; nodes: Line[] }; pending: boolean }) {
  const { t, href, today } = useReader();
  const { nodes: lines, totalCount } = of;
  const steps = lines.flatMap(({ milestones }) => milestones.nodes);
  const whole = lines.length === totalCount && lines.every(({ milestones }) => isWhole(milestones));
  if (steps.length === 0) return <p>{t(pending ? 'figures.notYet' : 'figures.none')}</p>;
  const late = lateCounts(steps);
  const invented = steps.filter(({ synthetic }) => synthetic).length;
  return (
    <dl class="figures">
      <div>
        <dt>{t('figures.completion')}</dt>
        <dd>
          <strong>
            <Complete steps={steps} /> {invented > 0 && <Example short claim />}
          </strong>
          <Boxes steps={steps.map((step, number) => ({ ...step, number }))} />
          <span class="quiet">
            <Day day={today} short /> · <a href={`${href('about')}#${t('about.ids.computed')}`}>{t('figures.how')}</a>
          </span>
        </dd>
      </div>
      <div>
        <dt>{t('figures.late')}</dt>
        <dd>
          <strong>
            <Shape of="LATE" /> {t('figures.lateOf', { count: steps.length, late: late.promised })}{' '}
            {invented > 0 && <Example short claim />}
          </strong>
          <span>{t('figures.lateAdjusted', { count: late.adjusted })}</span>
          <span class="quiet">
            <Day day={today} short />
          </span>
        </dd>
      </div>
      {!whole && (
        <div class="caveat">
          <dt>{t('figures.scope')}</dt>
          <dd>{t('figures.partial', { count: lines.length, all: totalCount, steps: steps.length })}</dd>
        </div>
      )}
      {invented > 0 && (
        <div class="caveat">
          <dt>{t('figures.caveat')}</dt>
          <dd>{t('figures.invented', { all: steps.length, invented })}</dd>
        </div>
      )}
    </dl>
  );
}
