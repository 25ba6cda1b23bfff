import type { Step } from '../../frame/types.js';
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

/** "3 of 4 milestones complete"; when only the first milestones were read, the text says so. */
export function Complete({ steps, all = steps.length }: { steps: Step[]; all?: number }) {
  const { t } = useReader();
  const told = { count: steps.length, complete: completeIn(steps), all };
  return <>{t(all > steps.length ? 'progress.first' : 'progress.complete', told)}</>;
}

export function completeIn(steps: Step[]): number {
  return steps.filter(({ status }) => status === 'COMPLETE').length;
}
