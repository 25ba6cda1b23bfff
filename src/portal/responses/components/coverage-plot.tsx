import { daysAfter, startOfDay } from '../../../domain/days.js';
import type { CoverageDay } from '../../frame/types.js';
import { scaleLinear, scaleUtc } from 'd3-scale';
import { daysShown } from '../coverage-days.js';
import { shortDay } from '../../../domain/printed.js';
import { useReader } from '../../frame/reader.js';
import { Day } from '../../frame/components/dates.js';
import { Table } from '../../frame/components/table.js';

const [WIDTH, HEIGHT] = [640, 180];

/** The responses owed and given over time, as a plot and as a table of the same days. */
export function CoverageByDay({ days }: { days: CoverageDay[] }) {
  const { t, language, today } = useReader();
  const shown = daysShown(days, today);
  if (shown.length === 0) return null;
  return (
    <>
      <Plot days={shown} />
      <details>
        <summary>{t('responses.byDay')}</summary>
        <Table
          caption={t('responses.byDayTable')}
          rows={shown}
          columns={[
            { title: t('responses.day'), cell: ({ on }) => shortDay(language, on), heads: true },
            { title: t('responses.responded'), cell: ({ responded }) => responded, numeric: true },
            { title: t('responses.owed'), cell: ({ owed, responded }) => owed - responded, numeric: true },
          ]}
        />
      </details>
    </>
  );
}

/**
 * Plots the responses owed as a line and those given as an area below it, up to today; the gap is what people still
 * wait for. Both go in steps, because nothing grows on a day without a change. Words and days stand beside the drawing,
 * where a small screen keeps them large.
 */
function Plot({ days }: { days: CoverageDay[] }) {
  const { t } = useReader();
  const [first, last] = [days[0]!, days.at(-1)!];
  const x = scaleUtc()
    // Each day has the same width, the last one too.
    .domain([startOfDay(first.on), daysAfter(startOfDay(last.on), 1)])
    .range([0, WIDTH]);
  const y = scaleLinear()
    .domain([0, Math.max(1, ...days.map(({ owed }) => owed))])
    .range([HEIGHT, 4]);
  const steps = (value: (day: CoverageDay) => number) => {
    const corners = days.flatMap((day, i) => {
      const level = y(value(day));
      return i === 0
        ? [[x(startOfDay(day.on)), level]]
        : [
            [x(startOfDay(day.on)), y(value(days[i - 1]!))],
            [x(startOfDay(day.on)), level],
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
        <span class="key responded">{t('responses.plotResponded', { count: last.responded })}</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('responses.plot')}>
        <polygon class="responded" points={`0,${HEIGHT} ${steps(({ responded }) => responded)} ${WIDTH},${HEIGHT}`} />
        <polyline class="owed" points={steps(({ owed }) => owed)} />
      </svg>
      <p class="ends">
        <Day day={first.on} short /> {last !== first && <Day day={last.on} short />}
      </p>
    </figure>
  );
}
