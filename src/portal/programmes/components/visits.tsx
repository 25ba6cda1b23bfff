import type { Thing, Answer } from '../../frame/documents.js';
import { groupBy } from '../../frame/group.js';
import { useReader } from '../../frame/reader.js';
import { When } from '../../frame/components/dates.js';
import { Shape } from '../../frame/components/glyph.js';
import { More } from '../../frame/components/more.js';
import { Example, PlaceName, Said, Unknown } from '../../frame/components/said.js';
import { From } from '../../frame/components/sources.js';

type VisitGiven = Thing<'programme', 'programme'>['visits'][number];

/** The municipalities: each with the days of its recorded visits, or without any. */
export function Visits({ visits, places }: { visits: VisitGiven[]; places: Answer<'programme'>['jurisdictions'] }) {
  const { t, today } = useReader();
  const visited = groupBy(visits, ({ jurisdiction }) => [jurisdiction.code]);
  return (
    <>
      <p class="lead">
        <strong>{t('programme.visits.count', { count: places.totalCount, visited: visited.size })}</strong>
      </p>
      {visited.size === 0 && (
        <p>
          <Unknown why={t('programme.visits.none')} />
        </p>
      )}
      <p class="quiet">
        <When date={{ on: today, precision: 'DAY', written: null }} /> ·{' '}
        {t('programme.visits.shown', { count: places.nodes.length })}
      </p>
      <ul class="places">
        {places.nodes.map((place) => {
          const here = visited.get(place.code) ?? [];
          return (
            <li key={place.code}>
              <Shape of={here.length > 0 ? 'COMPLETE' : 'NOT_STARTED'} />
              <span>
                <PlaceName words={place.name} />
                {here.length === 0 && <span class="hidden"> · {t('programme.visits.notHere')}</span>}
                {here.map((visit, index) => (
                  <Visit key={index} visit={visit} />
                ))}
              </span>
            </li>
          );
        })}
      </ul>
      <p class="quiet legend">
        <span>
          <Shape of="NOT_STARTED" /> {t('programme.visits.notHere')}
        </span>
        <span>
          <Shape of="COMPLETE" /> {t('programme.visits.here')}
        </span>
      </p>
      <More
        after={places.pageInfo.hasNextPage ? places.pageInfo.endCursor : null}
        label={t('programme.visits.more')}
        at={t('programme.ids.visits')}
      />
    </>
  );
}

function Visit({ visit }: { visit: VisitGiven }) {
  const { t } = useReader();
  return (
    <span class="visit">
      {' · '}
      <When date={visit.visited} short />
      {visit.personsAttended !== null && ` · ${t('programme.visits.attended', { count: visit.personsAttended })}`}
      {visit.services && (
        <>
          {' · '}
          <Said words={visit.services} />
        </>
      )}{' '}
      {visit.synthetic && <Example short />}
      <From sources={visit.sources} />
    </span>
  );
}
