import type { ComponentChildren } from 'preact';
import { When } from '../../frame/components/dates.js';
import { Status } from '../../frame/components/glyph.js';
import { Example, Said } from '../../frame/components/said.js';
import { Table } from '../../frame/components/table.js';
import { useReader } from '../../frame/reader.js';
import type { Goals } from '../../frame/types.js';
import { Amount } from './goals.js';

type Given = Goals & { measurements: { totalCount: number } };

interface IndicatorTableProps<Row> {
  indicators: Row[];
  /** Names what the indicator of a row measures, where the page does not say it. */
  whose?(row: Row): ComponentChildren;
}

/** Indicators in short: each leads to its values. */
export function IndicatorTable<Row extends Given>({ indicators, whose }: IndicatorTableProps<Row>) {
  const { t, href } = useReader();
  if (indicators.length === 0) return null;
  return (
    <Table
      caption={t('indicators.title')}
      headed
      of="INDICATOR"
      rows={indicators}
      columns={[
        {
          title: t('indicators.form.name'),
          heads: true,
          cell: (row) => (
            <>
              <a href={href('indicator', row.id)}>
                <Said words={row.name} />
              </a>{' '}
              {row.synthetic && <Example short />}
            </>
          ),
        },
        ...(whose ? [{ title: t('indicators.whose'), cell: whose }] : []),
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
              {t('indicators.values', { count: row.measurements.totalCount })}{' '}
              {row.conflicting > 0 && <Status of="DISPUTED" word={t('indicators.conflicts')} />}
            </>
          ),
        },
      ]}
    />
  );
}
