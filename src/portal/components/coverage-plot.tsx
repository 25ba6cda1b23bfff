import { scaleLinear, scaleUtc } from 'd3-scale';
import { shortDay } from '../format.js';
import { useReader } from '../reader.js';

export interface CoverageDay {
  on: string;
  /** In all, given ones too. */
  owed: number;
  answered: number;
}

const [WIDTH, HEIGHT] = [640, 180];
const at = (day: string) => new Date(`${day}T00:00:00Z`);

/** Owed as a line, answered as the area below it; the gap is what people still wait for. */
export function CoveragePlot({ days }: { days: CoverageDay[] }) {
  const { t, language } = useReader();
  if (days.length < 2) return null;
  const [first, last] = [days[0]!, days.at(-1)!];
  const x = scaleUtc()
    .domain([at(first.on), at(last.on)])
    .range([0, WIDTH]);
  const y = scaleLinear()
    .domain([0, Math.max(1, ...days.map(({ owed }) => owed))])
    .range([HEIGHT, 4]);
  const points = (value: (day: CoverageDay) => number) =>
    days.map((day) => `${x(at(day.on)).toFixed(1)},${y(value(day)).toFixed(1)}`).join(' ');
  return (
    <figure class="coverage">
      <figcaption>{t('responses.plot')}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 24}`} role="img" aria-label={t('responses.plot')}>
        <polygon class="answered" points={`0,${HEIGHT} ${points(({ answered }) => answered)} ${WIDTH},${HEIGHT}`} />
        <polyline class="owed" points={points(({ owed }) => owed)} />
        <text x="0" y={HEIGHT + 18}>
          {shortDay(language, first.on)}
        </text>
        <text x={WIDTH} y={HEIGHT + 18} text-anchor="end">
          {shortDay(language, last.on)}
        </text>
      </svg>
    </figure>
  );
}
