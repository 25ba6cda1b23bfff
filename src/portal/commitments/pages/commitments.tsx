import type { Answer } from '../../frame/documents.js';
import { areasByHeading } from '../../proposals/areas.js';
import { CommitmentLines } from '../components/commitment-line.js';
import { Filter, FoldedFilters, given, withChosen } from '../../frame/components/filters.js';
import { FilterFinder } from '../../frame/components/finder.js';
import { memberLabel } from '../../frame/components/glyph.js';
import { More } from '../../frame/components/more.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { sought, wordsFor } from '../../frame/seeking.js';

type Found = Answer<'commitments'>;

/** States that visitors can filter by; drafts are not public. */
const STATES = ['IN_CONSULTATION', 'DEFERRED', 'AGREED', 'ADOPTED', 'IN_IMPLEMENTATION', 'ENDED', 'WITHDRAWN'];

export const commitments: Page<'commitments'> = {
  variables: (_, search, reader) => {
    const status = search.getAll('status').filter((state) => STATES.includes(state));
    const [place, body] = [given(search, 'member'), given(search, 'institution')];
    return {
      after: given(search, 'after'),
      place: place ?? '',
      byPlace: place !== undefined,
      body: body ?? '',
      byBody: body !== undefined,
      bodies: sought(reader, 'institution'),
      filter: {
        text: given(search, 'q'),
        plan: given(search, 'plan'),
        jurisdiction: place,
        institution: body,
        policyArea: given(search, 'area'),
        invited: search.get('invited') === 'yes' || undefined,
        status: status.length > 0 ? status : undefined,
      },
    };
  },
  sheet: (found, { t }) => ({ title: t('site.pages.commitments'), content: <Commitments found={found} /> }),
};

function Commitments({ found }: { found: Found }) {
  const { t, search, href } = useReader();
  const { nodes, totalCount, pageInfo } = found.commitments;
  const asked = [...search].some(([name, value]) => name !== 'after' && name !== wordsFor('institution') && value);
  return (
    <>
      <h1>{t('site.pages.commitments')}</h1>
      <Search found={found} />
      <h2 id={t('commitments.ids.results')}>
        {t(asked ? 'commitments.found' : 'commitments.all', { count: totalCount })}
      </h2>
      {asked && (
        <p>
          <a href={href('commitments')}>{t('commitments.clear')}</a>
        </p>
      )}
      {nodes.length === 0 ? <p>{t('commitments.none')}</p> : <CommitmentLines lines={nodes} />}
      <More after={pageInfo.hasNextPage ? pageInfo.endCursor : null} label={t('more.label')} />
    </>
  );
}

function Search({ found }: { found: Found }) {
  const { t, search, name } = useReader();
  const members = new Map(
    found.plans.nodes.flatMap((plan) => plan.members.map(({ jurisdiction }) => [jurisdiction.code, jurisdiction])),
  );
  const plan = search.get('plan');
  const choices: [string, [string, string][]][] = [
    [
      'member',
      withChosen(
        [...members.values()].map((place) => [place.code, memberLabel(place, name)]),
        given(search, 'member'),
        found.chosenPlace ? memberLabel(found.chosenPlace, name) : undefined,
      ),
    ],
    [
      'institution',
      withChosen(
        found.institutions.nodes.map((body) => [body.slug, body.name.text]),
        given(search, 'institution'),
        found.chosenBody?.name.text,
      ),
    ],
    ['status', STATES.map((state) => [state, name('CommitmentState', state)])],
  ];
  return (
    <FoldedFilters words={t('commitments.words')} hint={t('commitments.hint')} submit={t('commitments.search')}>
      <FilterFinder name="institution" label={t('finder.institution')} choices={found.institutions} />
      {choices.map(([by, options]) => (
        <Filter key={by} name={by} label={t(`commitments.by.${by}`)} any={t('commitments.any')} options={options} />
      ))}
      <Filter
        name="area"
        label={t('commitments.by.area')}
        any={t('commitments.any')}
        groups={areasByHeading(found.policyAreas)}
      />
      {plan && <input type="hidden" name="plan" value={plan} />}
    </FoldedFilters>
  );
}
