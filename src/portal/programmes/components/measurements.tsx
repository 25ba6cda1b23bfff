import type { Thing } from '../../frame/documents.js';
import { figure, listed } from '../../frame/format.js';
import { groupBy } from '../../frame/group.js';
import type { Cited } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { When } from '../../frame/components/dates.js';
import { Status } from '../../frame/components/glyph.js';
import { Example, Said, Unknown } from '../../frame/components/said.js';
import { Table } from '../../frame/components/table.js';

type MeasurementGiven = Thing<'programme', 'programme'>['measurements'][number];

/** All published figures; those about the same thing stand side by side. None are added up, averaged or reconciled. */
export function Measurements({ given }: { given: MeasurementGiven[] }) {
  const { t } = useReader();
  if (given.length === 0) return <Unknown />;
  const indicators = groupBy(given, ({ indicator }) => [indicator]);
  return (
    <>
      <p>{t('programme.figures.what')}</p>
      {[...indicators].map(([indicator, figures]) => (
        <Indicator key={indicator} figures={figures} />
      ))}
    </>
  );
}

function Indicator({ figures }: { figures: MeasurementGiven[] }) {
  const { t, language } = useReader();
  const labels = [...new Set(figures.map(({ label }) => label.text))];
  const conflict = new Set(figures.map(({ value, unit }) => `${value} ${unit}`)).size > 1;
  const units = new Set(figures.map(({ unit }) => unit)).size > 1;
  // Bars are drawn only for conflicting figures of the same unit.
  const most = conflict && !units ? Math.max(...figures.map(({ value }) => value)) : null;
  return (
    <div class="indicator">
      <h3>{listed(language, labels)}</h3>
      {conflict && (
        <p class="notice">
          <Status of="DISPUTED" word={t('programme.figures.conflict', { count: figures.length })} />{' '}
          {units && t('programme.figures.units')} {t('programme.figures.kept')}
        </p>
      )}
      <Table
        caption={listed(language, labels)}
        headed
        rows={figures}
        columns={[
          { title: t('programme.figures.value'), heads: true, cell: (row) => <Value given={row} of={most} /> },
          {
            title: t('programme.figures.asOf'),
            cell: ({ asOf }) => <When date={asOf} why={t('programme.figures.noDate')} />,
          },
          {
            title: t('programme.figures.scope'),
            cell: ({ scope }) => (scope ? <Said words={scope} /> : t('programme.figures.noScope')),
          },
          { title: t('programme.figures.source'), cell: ({ sources }) => <Source sources={sources} /> },
        ]}
      />
    </div>
  );
}

function Value({ given, of }: { given: MeasurementGiven; of: number | null }) {
  const { language, name } = useReader();
  const qualified = ['MORE_THAN', 'ABOUT'].includes(given.qualifier);
  return (
    <>
      {qualified && <span class="quiet">{name('Qualifier', given.qualifier)} </span>}
      <span class="value">{figure(language, given.value)}</span> <Said words={given.unitLabel} />
      {given.synthetic && (
        <>
          {' '}
          <Example short />
        </>
      )}
      {of !== null && (
        <svg class="bar" width="100%" height="8" aria-hidden="true">
          <rect class="full" width={`${((given.value / of) * 100).toFixed(1)}%`} height="8" />
        </svg>
      )}
    </>
  );
}

function Source({ sources }: { sources: Cited[] }) {
  const { t } = useReader();
  if (sources.length === 0) return <>{t('sources.none')}</>;
  return (
    <>
      {sources.map(({ url, title }) =>
        url ? (
          <a key={url} href={url} rel="external noreferrer">
            <Said words={title} />
          </a>
        ) : (
          <span key={title.text}>
            <Said words={title} />
          </span>
        ),
      )}
    </>
  );
}
