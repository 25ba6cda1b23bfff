import { BodyLink } from '../../frame/components/body-link.js';
import { When } from '../../frame/components/dates.js';
import { Status } from '../../frame/components/glyph.js';
import { Example, Said } from '../../frame/components/said.js';
import { Table } from '../../frame/components/table.js';
import { figure } from '../../frame/format.js';
import { useReader } from '../../frame/reader.js';
import type { Cited, Figure, Goals } from '../../frame/types.js';

interface ValuesProps {
  given: Pick<Goals, 'name' | 'conflicting'>;
  values: Figure[];
}

/** The values of an indicator side by side. None are added up, averaged or reconciled. */
export function Values({ given, values }: ValuesProps) {
  const { t } = useReader();
  if (values.length === 0) return <p>{t('indicators.noValues')}</p>;
  const units = new Set(values.map(({ unit }) => unit)).size > 1;
  // Bars compare conflicting values of one unit.
  const most = given.conflicting > 0 && !units ? Math.max(...values.map(({ value }) => value)) : 0;
  return (
    <>
      {given.conflicting > 0 && (
        <p class="notice">
          <Status of="DISPUTED" word={t('indicators.conflict', { count: given.conflicting })} />{' '}
          {units && t('indicators.units')} {t('indicators.kept')}
        </p>
      )}
      <Table
        caption={given.name.text}
        headed
        of="VALUE"
        rows={values}
        columns={[
          { title: t('indicators.value'), heads: true, cell: (row) => <Value given={row} of={most} /> },
          { title: t('indicators.asOf'), cell: ({ asOf }) => <When date={asOf} why={t('indicators.noDate')} /> },
          {
            title: t('indicators.scope'),
            cell: ({ scope }) => (scope ? <Said words={scope} /> : t('indicators.noScope')),
          },
          { title: t('indicators.source'), cell: (row) => <Source given={row} /> },
        ]}
      />
    </>
  );
}

export function Value({ given, of }: { given: Figure; of: number }) {
  const { t, language, name, href } = useReader();
  return (
    <>
      {isQualified(given) && <span class="quiet">{name('Qualifier', given.qualifier)} </span>}
      <a href={href('measurement', given.id)}>
        <span class="value">{figure(language, given.value)}</span> <Said words={given.unitLabel} />
      </a>
      {given.conflicts && (
        <>
          {' '}
          <Status of="DISPUTED" word={t('indicators.conflicts')} />
        </>
      )}
      {given.synthetic && (
        <>
          {' '}
          <Example short />
        </>
      )}
      {of > 0 && given.value >= 0 && (
        <svg class="bar" width="100%" height="8" aria-hidden="true">
          <rect class="full" width={`${((given.value / of) * 100).toFixed(1)}%`} height="8" />
        </svg>
      )}
    </>
  );
}

export const isQualified = ({ qualifier }: Pick<Figure, 'qualifier'>) => ['MORE_THAN', 'ABOUT'].includes(qualifier);

/** The source that is cited, and who stated the value here. */
function Source({ given: { sources, saidRole, saidBy } }: { given: Figure }) {
  const { t, name } = useReader();
  return (
    <>
      {sources.length === 0 && <p>{t('sources.none')}</p>}
      {sources.map((source) => (
        <p key={source.url ?? source.title.text}>
          <SourceLink source={source} />
        </p>
      ))}
      {saidRole && (
        <p class="quiet">
          {t('indicators.saidBy')} {name('Role', saidRole)}
          {saidBy && (
            <>
              {' · '}
              <BodyLink body={saidBy} />
            </>
          )}
        </p>
      )}
    </>
  );
}

function SourceLink({ source: { url, title } }: { source: Cited }) {
  return url ? (
    <a href={url} rel="external noreferrer">
      <Said words={title} />
    </a>
  ) : (
    <Said words={title} />
  );
}
