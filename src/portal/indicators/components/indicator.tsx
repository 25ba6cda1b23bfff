import { Example, Invented, Said } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';
import type { Figure, Goals as GoalsGiven } from '../../frame/types.js';
import { Goals } from './goals.js';
import { Plot } from './plot.js';
import { Values } from './values.js';

export type IndicatorGiven = GoalsGiven & { measurements: { totalCount: number; nodes: Figure[] } };

/** One indicator among others: its goals, and its values with a link to all of them. */
export function Indicator({ given }: { given: IndicatorGiven }) {
  const { t, href } = useReader();
  const { nodes, totalCount } = given.measurements;
  return (
    <div class="indicator" data-row="INDICATOR">
      <h3>
        <a href={href('indicator', given.id)}>
          <Said words={given.name} />
        </a>{' '}
        {given.synthetic && <Example short />}
      </h3>
      {given.state === 'TAKEN_BACK' && (
        <p class="notice">
          {t('indicators.takenBack')} {given.reason}
        </p>
      )}
      <Invented when={given.synthetic}>
        <Goals given={given} brief />
        <Plot values={nodes} given={given} />
        <Values given={given} values={nodes} />
        {totalCount > nodes.length && (
          <p>
            <a href={href('indicator', given.id)}>{t('indicators.all', { count: totalCount })}</a>
          </p>
        )}
      </Invented>
    </div>
  );
}
