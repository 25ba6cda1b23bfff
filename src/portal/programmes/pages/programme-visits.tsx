import { FoldedFilters, Filter, given as asked } from '../../frame/components/filters.js';
import { Fold } from '../../frame/components/fold.js';
import { More } from '../../frame/components/more.js';
import { Example, Invented, PlaceName, Said, Section } from '../../frame/components/said.js';
import { From } from '../../frame/components/sources.js';
import { stated } from '../../../domain/printed.js';
import type { Thing } from '../../frame/documents.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { VisitFacts } from '../components/visit.js';
import { AddVisitForm, ImportVisitsForm, programmeVisitAdd, programmeVisitsImport } from '../forms/visits.js';

type Given = Thing<'programmeVisits', 'programme'>;
type Visit = Given['recordedVisits']['nodes'][number];

const TAKEN_BACK = 'TAKEN_BACK';
const YEAR = /^\d{4}$/;

/** The visits of a programme one by one. People who may record visits do it here, one at a time or with a file. */
export const programmeVisits: Page<'programmeVisits'> = {
  variables: (slug, search) => {
    const year = asked(search, 'year');
    return {
      slug,
      after: search.get('after') || undefined,
      filter: {
        municipality: asked(search, 'municipality'),
        ...(year && YEAR.test(year) && Number(year) > 0 ? { from: `${year}-01-01`, to: `${year}-12-31` } : {}),
        ...(search.get('state') === TAKEN_BACK ? { state: TAKEN_BACK } : {}),
      },
    };
  },
  forms: { programmeVisitAdd, programmeVisitsImport },
  sheet: ({ programme }, { t }) =>
    programme && {
      title: `${t('programme.visits.list')}: ${programme.name.text}`,
      content: <VisitsOf given={programme} />,
    },
};

function VisitsOf({ given }: { given: Given }) {
  const { t, href, search } = useReader();
  const { nodes, totalCount, pageInfo } = given.recordedVisits;
  const places = given.municipalities.map(({ jurisdiction }) => jurisdiction);
  const may = (action: Given['availableActions'][number]) => given.availableActions.includes(action);
  return (
    <Invented when={given.synthetic}>
      <div class="column">
        <p class="crumb">
          <a href={href('programme', given.slug)}>
            <Said words={given.name} />
          </a>
        </p>
        <h1>{t('programme.visits.list')}</h1>
        <p>
          <a class="button" href={`/files/visits/${encodeURIComponent(given.slug)}`} download>
            {t('programme.file.download')}
          </a>
        </p>
        {may('ADD_VISIT') && (
          <Fold title={t('programme.add.title')} form="programmeVisitAdd" at={given.id}>
            <AddVisitForm programme={given.id} places={places} />
          </Fold>
        )}
        {may('IMPORT_VISITS') && (
          <Fold title={t('programme.file.title')} form="programmeVisitsImport" at={given.id}>
            <p>{t('programme.file.what')}</p>
            <ImportVisitsForm programme={given.id} />
          </Fold>
        )}
        <FoldedFilters
          words={t('programme.visits.year')}
          hint={t('programme.visits.yearHint')}
          submit={t('programme.visits.filter')}
        >
          <Filter
            name="municipality"
            label={t('programme.visits.municipality')}
            any={t('programme.visits.anywhere')}
            options={places.map(({ code, name }) => [code, name.text])}
          />
          <Filter
            name="state"
            label={t('programme.visits.state')}
            options={[
              ['', t('programme.visits.recorded')],
              [TAKEN_BACK, t('programme.visits.takenBack')],
            ]}
          />
        </FoldedFilters>
        <Section
          id={t('programme.ids.list')}
          title={t(search.get('state') === TAKEN_BACK ? 'programme.visits.backCount' : 'programme.visits.listCount', {
            count: totalCount,
          })}
        >
          {nodes.map((visit) => (
            <OneVisit key={visit.id} visit={visit} />
          ))}
          <More
            after={pageInfo.hasNextPage ? pageInfo.endCursor : null}
            label={t('programme.visits.more')}
            at={t('programme.ids.list')}
          />
        </Section>
      </div>
    </Invented>
  );
}

function OneVisit({ visit }: { visit: Visit }) {
  const { t, language, href } = useReader();
  return (
    <article data-row="VISIT">
      <h3>
        <a href={href('programmeVisit', visit.id)}>
          <PlaceName words={visit.jurisdiction.name} />
          {visit.visited && ` · ${stated(language, visit.visited)}`}
        </a>{' '}
        {visit.synthetic && <Example short />}
      </h3>
      {visit.state === TAKEN_BACK && (
        <p class="notice">
          {t('programme.visit.takenBack')} {visit.reason}
        </p>
      )}
      <VisitFacts given={visit} />
      <From sources={visit.sources} />
    </article>
  );
}
