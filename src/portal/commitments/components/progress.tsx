import type { Milestones, Step } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';

/** Above this number the boxes are not drawn: nobody can read them, and they weigh as much as the page. */
const MOST_BOXES = 120;

/**
 * One box for each milestone: full when complete, partly full when some progress is shown. The words beside it say the
 * same.
 */
export function Boxes({ steps }: { steps: Pick<Step, 'status'>[] }) {
  if (steps.length > MOST_BOXES) return null;
  const [width, gap] = [12, 3];
  const order = ['COMPLETE', 'SUBSTANTIAL', 'LIMITED'];
  const rank = ({ status }: Pick<Step, 'status'>) => (order.indexOf(status) + order.length + 1) % (order.length + 1);
  const sorted = steps.toSorted((a, b) => rank(a) - rank(b));
  const whole = sorted.length * (width + gap);
  return (
    <svg class="boxes" width={whole} height="16" viewBox={`0 0 ${whole} 16`} aria-hidden="true">
      {sorted.map(({ status }, index) => (
        <g key={index} transform={`translate(${index * (width + gap)} 0)`}>
          <rect x="1" y="1" width={width - 2} height="14" class="box" />
          {status === 'COMPLETE' && <rect x="1" y="1" width={width - 2} height="14" class="full" />}
          {status === 'SUBSTANTIAL' && <rect x="1" y="8" width={width - 2} height="7" class="full" />}
          {status === 'LIMITED' && <rect x="1" y="11.5" width={width - 2} height="3.5" class="full" />}
        </g>
      ))}
    </svg>
  );
}

/** "3 of 4 milestones complete". */
export function Complete({ steps }: { steps: Pick<Step, 'status'>[] }) {
  const { t } = useReader();
  return <>{t('progress.complete', { count: steps.length, complete: completeIn(steps) })}</>;
}

export function completeIn(steps: Pick<Step, 'status'>[]): number {
  return steps.filter(({ status }) => status === 'COMPLETE').length;
}

/** The milestones that the figures count, each with its status. */
export const stepsOf = (byStatus: Milestones['byStatus']): Pick<Step, 'status'>[] =>
  byStatus.flatMap(({ status, count }) => Array.from({ length: count }, () => ({ status })));
