import type { Body, Line, Page as ListPage, Place, Words } from '../answers.js';
import { CommitmentLines } from '../components/commitment-line.js';
import { More } from '../components/more.js';
import type { Page } from '../pages.js';
import { useReader } from '../reader.js';

interface Found {
  commitments: ListPage<Line>;
  plans: { nodes: { members: { jurisdiction: Place }[] }[] };
  institutions: { nodes: Body[] };
  policyAreas: { code: string; parentCode: string | null; vocabulary: string; name: Words }[];
}

/** States a visitor may meet; drafts are nobody's business yet. */
const STATES = ['IN_CONSULTATION', 'AGREED', 'ADOPTED', 'IN_IMPLEMENTATION', 'ENDED', 'WITHDRAWN'];
const LONGEST = 200;

export const commitments: Page<Found> = {
  variables: (_, search) => {
    const given = (name: string) => search.get(name)?.trim().slice(0, LONGEST) || undefined;
    const status = search.getAll('status').filter((state) => STATES.includes(state));
    return {
      after: given('after'),
      filter: {
        text: given('q'),
        plan: given('plan'),
        jurisdiction: given('member'),
        institution: given('institution'),
        policyArea: given('area'),
        status: status.length > 0 ? status : undefined,
      },
    };
  },
  sheet: (found, { t }) => ({ title: t('site.pages.commitments'), content: <Commitments found={found} /> }),
};

function Commitments({ found }: { found: Found }) {
  const { t, search, href } = useReader();
  const { nodes, totalCount, pageInfo } = found.commitments;
  const asked = [...search].some(([name, value]) => name !== 'after' && value);
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
  const { t, href, search, name } = useReader();
  const members = new Map(
    found.plans.nodes.flatMap((plan) => plan.members.map(({ jurisdiction }) => [jurisdiction.code, jurisdiction])),
  );
  const areas = found.policyAreas.filter(({ parentCode, vocabulary }) => parentCode && vocabulary === 'ogp_2024');
  const plan = search.get('plan');
  return (
    <form class="search" method="get" action={href('commitments')} role="search">
      <div class="field long">
        <label for="q">{t('commitments.words')}</label>
        <p class="hint" id="q-hint">
          {t('commitments.hint')}
        </p>
        <input
          id="q"
          name="q"
          type="search"
          value={search.get('q') ?? ''}
          maxLength={LONGEST}
          aria-describedby="q-hint"
        />
      </div>
      <Choice
        name="member"
        options={[...members.values()].map((place) => [
          place.code,
          `${name('JurisdictionKind', place.kind)} · ${place.name.text}`,
        ])}
      />
      <Choice name="institution" options={found.institutions.nodes.map((body) => [body.slug, body.name.text])} />
      <Choice name="area" options={areas.map(({ code, name: { text } }) => [code, text])} />
      <Choice name="status" options={STATES.map((state) => [state, name('CommitmentState', state)])} />
      {plan && <input type="hidden" name="plan" value={plan} />}
      <button type="submit">{t('commitments.search')}</button>
    </form>
  );
}

function Choice({ name, options }: { name: string; options: [string, string][] }) {
  const { t, search } = useReader();
  const chosen = search.get(name) ?? '';
  return (
    <div class="field">
      <label for={name}>{t(`commitments.by.${name}`)}</label>
      <select id={name} name={name}>
        <option value="">{t('commitments.any')}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
