import type { Thing } from '../../frame/documents.js';
import { When } from '../../frame/components/dates.js';
import { Example, PlaceName, Unknown } from '../../frame/components/said.js';
import { Table } from '../../frame/components/table.js';
import { useReader } from '../../frame/reader.js';
import { tilesOf } from '../tiles.js';
import { TileGrid } from './tile-grid.js';

type Given = Thing<'programme', 'programme'>;
type Municipality = Given['municipalities'][number];

/** Where the programme was, when, and where it never was. */
export function Visits({ given }: { given: Given }) {
  const { t, href } = useReader();
  const { municipalities, slug } = given;
  const visited = municipalities.filter(({ visits }) => visits > 0);
  const never = municipalities.filter(({ visits }) => visits === 0);
  const { totalCount: total, nodes } = given.recordedVisits;
  const isInvented = nodes.some(({ synthetic }) => synthetic);
  return (
    <>
      {municipalities.length > 0 && (
        <p class="lead">
          <strong>{t('programme.visits.count', { count: municipalities.length, visited: visited.length })}</strong>{' '}
          {isInvented && <Example claim short />}
        </p>
      )}
      {total === 0 && (
        <p>
          <Unknown why={t('programme.visits.none')} />
        </p>
      )}
      <p>
        <a href={href('programmeVisits', slug)}>{t('programme.visits.all', { count: total })}</a>
      </p>
      <TileGrid municipalities={municipalities} />
      {visited.length > 0 && <VisitedTable slug={slug} visited={visited} isInvented={isInvented} />}
      {never.length > 0 && (
        <details>
          <summary>{t('programme.visits.never', { count: never.length })}</summary>
          <ul class="places">
            {never.map(({ jurisdiction }) => (
              <li key={jurisdiction.code} data-row="NEVER">
                <PlaceName words={jurisdiction.name} /> <span class="quiet">{placeOn(jurisdiction.code)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const placeOn = (code: string) => tilesOf(code).find((tile) => tile.code === code)?.place ?? '';

interface VisitedProps {
  slug: string;
  visited: Municipality[];
  isInvented: boolean;
}

function VisitedTable({ slug, visited, isInvented }: VisitedProps) {
  const { t, href } = useReader();
  return (
    <Table
      caption={t('programme.visits.when')}
      mark={isInvented && <Example claim short />}
      rows={visited}
      columns={[
        {
          title: t('programme.visits.municipality'),
          heads: true,
          cell: ({ jurisdiction }) => <PlaceName words={jurisdiction.name} />,
        },
        { title: t('programme.visits.tile'), tight: true, cell: ({ jurisdiction }) => placeOn(jurisdiction.code) },
        {
          title: t('programme.visits.times'),
          tight: true,
          cell: ({ jurisdiction, visits }) => (
            <a href={href('programmeVisits', slug, { municipality: jurisdiction.code })}>
              {t('programme.tiles.count', { count: visits })}
            </a>
          ),
        },
        {
          title: t('programme.visits.first'),
          cell: ({ first }) => <When date={first} short why={t('programme.visit.noDay')} />,
        },
        {
          title: t('programme.visits.last'),
          cell: ({ last }) => <When date={last} short why={t('programme.visit.noDay')} />,
        },
      ]}
    />
  );
}
