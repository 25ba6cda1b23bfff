import { startOfDay } from '../../../domain/days.js';
import { comparable } from '../../../domain/measurement.js';
import { stated } from '../../../domain/printed.js';
import { figure } from '../../frame/format.js';
import { useReader } from '../../frame/reader.js';
import type { Figure, Goals } from '../../frame/types.js';

/** Sizes in the units of the drawing. */
const [WIDTH, HEIGHT, SIDE, TOP, FOOT] = [340, 150, 34, 18, 22];

interface PlotProps {
  values: Figure[];
  given: Pick<Goals, 'target' | 'name'>;
}

/**
 * Values that can be compared, as points in time; nothing joins two points, because nobody stated what was between
 * them. The table beside the drawing says the same.
 */
export function Plot({ values, given: { target, name } }: PlotProps) {
  const { t, language } = useReader();
  const series = comparable(
    values.map((value) => ({ ...value, on: value.asOf?.on ?? null, scope: value.scope?.text ?? null })),
  );
  if (!series) return null;
  const [first, last] = [series[0]!, series.at(-1)!];
  const numbers = [0, ...series.map(({ value }) => value), ...(target ? [target.value] : [])];
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  const [from, to] = [startOfDay(first.on!).getTime(), startOfDay(last.on!).getTime()];
  const across = (day: string) => SIDE + ((startOfDay(day).getTime() - from) / (to - from)) * (WIDTH - 2 * SIDE);
  const up = (value: number) => HEIGHT - FOOT - ((value - least) / (most - least || 1)) * (HEIGHT - FOOT - TOP);
  return (
    <figure class="plot">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t('indicators.plot.label', { count: series.length, name: name.text })}
      >
        <line class="ground" x1="0" x2={WIDTH} y1={up(0)} y2={up(0)} />
        {target && (
          <>
            <line class="goal" x1="0" x2={WIDTH} y1={up(target.value)} y2={up(target.value)} />
            <text x="2" y={up(target.value) - 4}>
              {t('indicators.target')}: {figure(language, target.value)}
            </text>
          </>
        )}
        {series.map((one) => (
          <g key={one.id}>
            <circle cx={across(one.on!)} cy={up(one.value)} r="4" />
            <text class="above" x={across(one.on!)} y={up(one.value) - 7}>
              {figure(language, one.value)}
            </text>
          </g>
        ))}
        {[first, last].map((one) => (
          <text key={one.id} class="above" x={across(one.on!)} y={HEIGHT - 6}>
            {one.asOf && stated(language, one.asOf, true)}
          </text>
        ))}
      </svg>
      <figcaption>{t('indicators.plot.what')}</figcaption>
    </figure>
  );
}
