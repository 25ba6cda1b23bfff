import type { Coverage, WholeCoverage } from '../../frame/types.js';
import type { ComponentChildren } from 'preact';
import { shortDay } from '../../../domain/printed.js';
import { figure } from '../../frame/format.js';
import { useReader } from '../../frame/reader.js';
import { Example } from '../../frame/components/said.js';
import { type Column, Table } from '../../frame/components/table.js';

/** The number of responses given out of all that are owed, and how long people waited. */
export function CoverageFigures({ given }: { given: WholeCoverage }) {
  const { t, language, today } = useReader();
  return (
    <>
      <p class="lead">
        {t('responses.sum', {
          responded: figure(language, given.responded),
          count: given.owed,
          day: shortDay(language, today),
        })}{' '}
        {given.synthetic && <Example short claim />}
      </p>
      <p>
        {t('responses.overdue', { count: given.overdue })} · {t('responses.late', { count: given.late })} ·{' '}
        {t('responses.median')}: <Median days={given.medianDays} /> ·{' '}
        {t('responses.fromTemplate', { count: given.fromTemplate })} {given.synthetic && <Example short claim />}
      </p>
    </>
  );
}

export function Median({ days }: { days: number | null }) {
  const { t } = useReader();
  return <>{days === null ? t('responses.noMedian') : t('responses.days', { count: Math.round(days) })}</>;
}

interface Row {
  coverage: Coverage;
}

/** The same figures for several themes or institutions, one row each, with a bar whose length compares the rows. */
export function CoverageTable<Covered extends Row>(props: {
  caption: string;
  title: string;
  invented: boolean;
  rows: Covered[];
  naming(row: Covered): ComponentChildren;
}) {
  const { t } = useReader();
  const most = Math.max(1, ...props.rows.map(({ coverage }) => coverage.owed));
  const columns: Column<Covered>[] = [
    { title: props.title, cell: props.naming, heads: true },
    { title: t('responses.responded'), cell: ({ coverage }) => coverage.responded, numeric: true },
    { title: t('responses.owed'), cell: ({ coverage }) => coverage.owed - coverage.responded, numeric: true },
    { title: t('responses.ofThose'), cell: ({ coverage }) => coverage.overdue, numeric: true },
    { title: t('responses.median'), cell: ({ coverage }) => <Median days={coverage.medianDays} /> },
    { title: t('responses.share'), cell: ({ coverage }) => <Share of={coverage} most={most} /> },
  ];
  const mark = props.invented && <Example short claim />;
  return <Table caption={props.caption} mark={mark} rows={props.rows} columns={columns} />;
}

const [WIDTH, HEIGHT] = [120, 12];

/** A bar of responses given, late and still in time; the same row has the figures. */
function Share({ of: { owed, responded, overdue }, most }: { of: Coverage; most: number }) {
  const at = (count: number) => Math.round((count / most) * WIDTH);
  return (
    <svg class="share" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <rect class="waiting" width={at(owed)} height={HEIGHT} />
      <rect class="late" x={at(responded)} width={at(overdue)} height={HEIGHT} />
      <rect class="given" width={at(responded)} height={HEIGHT} />
    </svg>
  );
}
