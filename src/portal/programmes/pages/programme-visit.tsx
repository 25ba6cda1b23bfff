import { DayOf } from '../../frame/components/dates.js';
import { BodyLink } from '../../frame/components/body-link.js';
import { Fold } from '../../frame/components/fold.js';
import { More } from '../../frame/components/more.js';
import { Example, Folded, PlaceName, Said } from '../../frame/components/said.js';
import { Sources } from '../../frame/components/sources.js';
import { stated } from '../../../domain/printed.js';
import { TakeBackForm } from '../../frame/components/taking-back.js';
import type { Thing } from '../../frame/documents.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { VisitFacts } from '../components/visit.js';
import { EditVisitForm, programmeVisitEdit, programmeVisitRemove } from '../forms/visits.js';

type Given = Extract<Thing<'programmeVisit', 'node'>, { __typename: 'ProgrammeVisit' }>;

/** The page shows a visit with all that was said of it. Whoever may do so corrects it here or takes it back. */
export const programmeVisit: Page<'programmeVisit'> = {
  variables: (id, search) => ({ id, after: search.get('after') || undefined }),
  forms: { programmeVisitEdit, programmeVisitRemove },
  sheet: ({ node }, { t }) =>
    node?.__typename === 'ProgrammeVisit'
      ? {
          title: `${t('programme.visit.title')}: ${node.jurisdiction.name.text}, ${node.programme.name.text}`,
          unlisted: true,
          content: <Visit given={node} />,
        }
      : null,
};

function Visit({ given }: { given: Given }) {
  const { t, href, language } = useReader();
  const { programme, availableActions } = given;
  const places = programme.municipalities.map(({ jurisdiction }) => jurisdiction);
  return (
    <div class="column">
      <p class="crumb">
        <a href={href('programme', programme.slug)}>
          <Said words={programme.name} />
        </a>
        {' · '}
        <a href={href('programmeVisits', programme.slug)}>{t('programme.visits.list')}</a>
      </p>
      <h1>
        {t('programme.visit.title')}: <PlaceName words={given.jurisdiction.name} />
        {given.visited && `, ${stated(language, given.visited)}`}
      </h1>
      {given.synthetic && <Example claim />}
      {given.state === 'TAKEN_BACK' && (
        <p class="notice">
          {t('programme.visit.takenBack')} {given.reason}
        </p>
      )}
      <section>
        <VisitFacts given={given} />
        <Sources sources={given.sources} />
      </section>
      {availableActions.includes('EDIT') && (
        <Fold title={t('programme.edit.title')} form="programmeVisitEdit">
          <EditVisitForm given={given} places={places} />
        </Fold>
      )}
      {availableActions.includes('REMOVE') && (
        <Fold title={t('programme.remove.title')} form="programmeVisitRemove">
          <p>{t('programme.remove.what')}</p>
          <TakeBackForm form="programmeVisitRemove" version={given.version} submit={t('programme.remove.submit')} />
        </Fold>
      )}
      <Versions given={given} />
    </div>
  );
}

function Versions({ given: { versions } }: { given: Given }) {
  const { t, name } = useReader();
  return (
    <Folded id={t('programme.ids.versions')} title={t('programme.visit.versions', { count: versions.totalCount })}>
      {versions.nodes.map((version) => (
        <article key={version.number} data-row="VERSION">
          <h3>
            {version.number}. {name('VisitChange', version.change)} · <DayOf at={version.createdAt} />
          </h3>
          <p class="quiet">
            {version.role && name('Role', version.role)}
            {version.institution && (
              <>
                {' · '}
                <BodyLink body={version.institution} />
              </>
            )}
          </p>
          {version.reason && <p>{version.reason}</p>}
          <p>
            <PlaceName words={version.jurisdiction.name} />
          </p>
          <VisitFacts given={version} />
        </article>
      ))}
      <More
        after={versions.pageInfo.hasNextPage ? versions.pageInfo.endCursor : null}
        label={t('programme.visit.moreVersions')}
        at={t('programme.ids.versions')}
      />
    </Folded>
  );
}
