import type { Milestones } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { Day } from '../../frame/components/dates.js';
import { Shape } from '../../frame/components/glyph.js';
import { Boxes, stepsOf } from '../../commitments/components/progress.js';
import { Example } from '../../frame/components/said.js';

/**
 * The progress of a plan: complete milestones out of all, the day, a link to the method, and a mark when any milestone
 * is invented.
 */
export function Figures({ of, pending }: { of: Milestones; pending: boolean }) {
  const { t, href, today } = useReader();
  const { total, byStatus, synthetic: invented } = of;
  const complete = byStatus.find(({ status }) => status === 'COMPLETE')?.count ?? 0;
  // Milestones of a plan that is being written were promised by nobody yet, until one is complete or late.
  const hasBegun = !pending || complete + of.late + of.lateAdjusted > 0;
  if (total === 0 || !hasBegun) return <p>{t(pending ? 'figures.notYet' : 'figures.none')}</p>;
  const steps = stepsOf(byStatus);
  return (
    <dl class="figures">
      <div>
        <dt>{t('figures.completion')}</dt>
        <dd>
          <strong>
            {t('progress.complete', { count: total, complete })} {invented > 0 && <Example short claim />}
          </strong>
          <Boxes steps={steps} />
          <span class="quiet">
            <Day day={today} short /> · <a href={`${href('about')}#${t('about.ids.computed')}`}>{t('figures.how')}</a>
          </span>
        </dd>
      </div>
      <div>
        <dt>{t('figures.late')}</dt>
        <dd>
          <strong>
            {of.late > 0 && <Shape of="LATE" />} {t('figures.lateOf', { count: total, late: of.late })}{' '}
            {invented > 0 && <Example short claim />}
          </strong>
          {of.late + of.lateAdjusted > 0 && <span>{t('figures.lateAdjusted', { count: of.lateAdjusted })}</span>}
          <span class="quiet">
            <Day day={today} short />
          </span>
        </dd>
      </div>
      {invented > 0 && (
        <div class="caveat">
          <dt>{t('figures.caveat')}</dt>
          <dd>{t('figures.invented', { all: total, invented })}</dd>
        </div>
      )}
    </dl>
  );
}
