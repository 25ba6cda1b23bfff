import { scaleLinear, scaleUtc } from 'd3-scale';
import { useReader } from '../reader.js';
import { Day } from './dates.js';

export interface CoverageDay {
  on: string;
  /** In all, given ones too. */
  owed: number;
  answered: number;
}

const [WIDTH, HEIGHT] = [640, 180];
const at = (day: string) => new Date(`${day}T00:00:00Z`);

/**
 * Owed as a line, answered as the area below it, to this day; the gap is what people still wait for. Both go in steps:
 * on a day without a change nothing grows. Words and days stand beside the drawing, where a small screen keeps them big.
 */
export function CoveragePlot({ days }: { days: CoverageDay[] }) {
  const { t, today } = useReader();
  if (days.length < 2) return null;
  const [first, last] = [days[0]!, days.at(-1)!];
  const x = scaleUtc()
    .domain([at(first.on), at(today)])
    .range([0, WIDTH]);
  const y = scaleLinear()
    .domain([0, Math.max(1, ...days.map(({ owed }) => owed))])
    .range([HEIGHT, 4]);
  const steps = (value: (day: CoverageDay) => number) => {
    const corners = days.flatMap((day, i) => {
      const level = y(value(day));
      return i === 0
        ? [[x(at(day.on)), level]]
        : [
            [x(at(day.on)), y(value(days[i - 1]!))],
            [x(at(day.on)), level],
          ];
    });
    return [...corners, [WIDTH, y(value(last))]]
      .map(([across, up]) => `${across!.toFixed(1)},${up!.toFixed(1)}`)
      .join(' ');
  };
  return (
    <figure class="coverage">
      <figcaption>
        <span class="key owed">{t('responses.plotOwed', { count: last.owed })}</span>
        <span class="key answered">{t('responses.plotAnswered', { count: last.answered })}</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('responses.plot')}>
        <polygon class="answered" points={`0,${HEIGHT} ${steps(({ answered }) => answered)} ${WIDTH},${HEIGHT}`} />
        <polyline class="owed" points={steps(({ owed }) => owed)} />
      </svg>
      <p class="ends">
        <Day day={first.on} short /> <Day day={today} short />
      </p>
    </figure>
  );
}
