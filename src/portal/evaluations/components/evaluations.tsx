import { When } from '../../frame/components/dates.js';
import { Example, Said } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';
import type { EvaluationLine } from '../../frame/types.js';

interface ListProps {
  evaluations: (EvaluationLine & { findings: { totalCount: number } })[];
}

/** The evaluations of a programme in short: each leads to its findings and their answers. */
export function Evaluations({ evaluations }: ListProps) {
  const { t, href } = useReader();
  return (
    <ul class="rows">
      {evaluations.map((one) => (
        <li key={one.id} data-row="EVALUATION">
          <div>
            <a href={href('evaluation', one.id)}>
              <Said words={one.title} />
            </a>{' '}
            <span class="quiet">
              (<When date={one.evaluated} short why={t('evaluations.noDate')} />)
            </span>{' '}
            {one.synthetic && <Example short />} {t('evaluations.findings', { count: one.findings.totalCount })}
          </div>
        </li>
      ))}
    </ul>
  );
}
