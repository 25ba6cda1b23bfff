import type { Milestones, Progress } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { Day } from '../../frame/components/dates.js';
import { Shape } from '../../frame/components/glyph.js';
import { Example } from '../../frame/components/said.js';
import { Boxes } from '../../progress/components/boxes.js';
import { completeInAll, kindsIn, ofPromises } from '../../progress/counting.js';
import { Complete, Rule, type Scope, ThreeCounts } from '../../progress/components/counts.js';

interface FiguresProps {
  of: Milestones;
  progress: Progress;
  scope: Scope;
  pending: boolean;
  brief?: boolean;
}

/**
 * The progress of a plan: who says what of its milestones, how many are late, the day, the rule, and a mark when any
 * milestone is invented. Each number leads to its milestones.
 */
export function Figures({ of, progress, scope, pending, brief }: FiguresProps) {
  const { t, href, today } = useReader();
  const { total, synthetic: invented } = of;
  // While a plan is written nobody has promised its milestones, so they are not counted until one is complete or late.
  const hasBegun = !pending || completeInAll(progress) + of.late + of.lateAdjusted > 0;
  if (total === 0 || !hasBegun) return <p>{t(pending ? 'figures.notYet' : 'figures.none')}</p>;
  return (
    <>
      <dl class="figures">
        <div>
          <dt>{t('figures.completion')}</dt>
          <dd>
            <strong>
              <Complete of={progress} brief={brief} /> {invented > 0 && <Example short claim />}
            </strong>
            <span class="quiet">
              <Day day={today} short />
              {brief && (
                <>
                  {' · '}
                  <a href={`${href('about')}#${t('about.ids.computed')}`}>{t('figures.how')}</a>
                </>
              )}
            </span>
          </dd>
        </div>
        <div>
          <dt>{t('figures.late')}</dt>
          <dd>
            <strong>
              {of.late > 0 && <Shape of="LATE" />}{' '}
              <a href={href('milestones', '', { ...scope, late: 'yes' })}>
                {t('figures.lateOf', { count: total, late: of.late })}
              </a>{' '}
              {invented > 0 && <Example short claim />}
            </strong>
            {of.late + of.lateAdjusted > 0 && (
              <a href={href('milestones', '', { ...scope, still: 'yes' })}>
                {t('figures.lateAdjusted', { count: of.lateAdjusted })}
              </a>
            )}
            {!brief && (
              <span class="quiet">
                <Day day={today} short />
              </span>
            )}
          </dd>
        </div>
        {invented > 0 && (
          <div class="caveat">
            <dt>{t('figures.caveat')}</dt>
            <dd>{t('figures.invented', { all: total, invented })}</dd>
          </div>
        )}
      </dl>
      {brief ? (
        // On a phone the numbers are folded below the drawing, so that the home page stays short.
        <details class="on-phone">
          <summary>
            <Boxes kinds={kindsIn(ofPromises(progress))} /> {t('counts.who')}
          </summary>
          <ThreeCounts of={progress} scope={scope} brief marked />
        </details>
      ) : (
        <>
          <ThreeCounts of={progress} scope={scope} marked />
          <Rule />
        </>
      )}
    </>
  );
}
