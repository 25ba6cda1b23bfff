import { When } from '../../frame/components/dates.js';
import { Status } from '../../frame/components/glyph.js';
import { Example, Said } from '../../frame/components/said.js';
import { Table } from '../../frame/components/table.js';
import { useReader } from '../../frame/reader.js';
import type { Goals } from '../../frame/types.js';
import { Amount } from './goals.js';

type Given = Goals & { measurements: { totalCount: number } };

/** Indicators in short: each leads to its values. */
export function IndicatorTable({ indicators }: { indicators: Given[] }) {
  const { t, href } = useReader();
  if (indicators.length === 0) return null;
  return (
    <Table
      caption={t('indicators.title')}
      headed
      rows={indicators}
      columns={[
        {
          title: t('indicators.form.name'),
          heads: true,
          cell: (row) => (
            <>
              <Said words={row.name} /> {row.synthetic && <Example short />}
            </>
          ),
        },
        {
          title: t('indicators.baseline'),
          cell: ({ baseline, unitLabel }) =>
            baseline ? <Amount value={baseline.value} unit={unitLabel} /> : t('indicators.notStated'),
        },
        {
          title: t('indicators.target'),
          cell: ({ target, unitLabel }) =>
            target ? (
              <>
                <Amount value={target.value} unit={unitLabel} /> {target.by && <When date={target.by} short />}
              </>
            ) : (
              t('indicators.notStated')
            ),
        },
        {
          title: t('indicators.valueCount'),
          cell: (row) => (
            <>
              <a href={href('indicator', row.id)}>{t('indicators.values', { count: row.measurements.totalCount })}</a>{' '}
              {row.conflicting > 0 && <Status of="DISPUTED" word={t('indicators.conflicts')} />}
            </>
          ),
        },
      ]}
    />
  );
}
