import type { Answer } from '../../frame/documents.js';
import { areasByHeading, asOption } from '../areas.js';
import { Calls } from '../components/call.js';
import { Filter, FoldedFilters, given, withChosen } from '../../frame/components/filters.js';
import { More } from '../../frame/components/more.js';
import { ProposalLines } from '../components/proposal-line.js';
import { Example, Invented } from '../../frame/components/said.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

type Answered = Answer<'proposals'>;

/** Drafts are private; proposals in these states are public. */
const STATES = [
  'SUBMITTED',
  'UNDER_REVIEW',
  'ACCEPTED',
  'ACCEPTED_IN_PART',
  'NOT_ACCEPTED',
  'MERGED',
  'SPLIT',
  'WITHDRAWN',
];
const ORDERS = ['NEWEST', 'MOST_SUPPORTED', 'MOST_DISCUSSED', 'WAITING'];

export const proposals: Page<'proposals'> = {
  variables: (_, search) => {
    const words = given(search, 'q');
    const state = search.getAll('state').filter((each) => STATES.includes(each));
    const order = ORDERS.find((each) => each === given(search, 'order'));
    const [plan, place] = [given(search, 'plan'), given(search, 'member')];
    return {
      after: given(search, 'after'),
      plan: plan ?? '',
      byPlan: plan !== undefined,
      place: place ?? '',
      byPlace: place !== undefined,
      words: words ?? '',
      searching: words !== undefined,
      // The best match comes first, unless the reader chooses another order.
      orderBy: order ?? (words ? 'RELEVANCE' : 'NEWEST'),
      filter: {
        text: words,
        plan,
        jurisdiction: place,
        policyArea: given(search, 'area'),
        theme: given(search, 'theme'),
        state: state.length > 0 ? state : undefined,
        overdue: given(search, 'overdue') === 'yes' ? true : undefined,
      },
    };
  },
  sheet: (answered, { t }) => ({
    title: t('site.pages.proposals'),
    description: t('proposals.what'),
    content: <Proposals answered={answered} />,
  }),
};

function Proposals({ answered }: { answered: Answered }) {
  const { t, search, href } = useReader();
  const { nodes, totalCount, pageInfo } = answered.proposals;
  const asked = [...search].some(([name, value]) => !['after', 'order'].includes(name) && value);
  const invented = nodes.length > 0 && nodes.every(({ synthetic }) => synthetic);
  return (
    <>
      <div class="intro">
        <h1>{t('site.pages.proposals')}</h1>
        <p class="lead">{t('proposals.what')}</p>
      </div>
      <section class="board" aria-labelledby={t('proposals.ids.open')}>
        <h2 id={t('proposals.ids.open')} class="hidden">
          {t('proposals.open')}
        </h2>
        <Calls plans={answered.plans.nodes} />
      </section>
      <Search answered={answered} />
      <h2 id={t('proposals.ids.results')}>
        {t(asked ? 'proposals.found' : 'proposals.all', { count: totalCount })} {invented && <Example short />}
      </h2>
      {asked && (
        <p>
          <a href={href('proposals')}>{t('commitments.clear')}</a>
        </p>
      )}
      <Invented when={invented}>
        {nodes.length === 0 ? <p>{t('proposals.none')}</p> : <ProposalLines lines={nodes} />}
      </Invented>
      <More after={pageInfo.hasNextPage ? pageInfo.endCursor : null} label={t('more.label')} />
    </>
  );
}

function Search({ answered }: { answered: Answered }) {
  const { t, name, search } = useReader();
  const usual = given(search, 'q') ? 'RELEVANCE' : 'NEWEST';
  const places = new Map(
    answered.plans.nodes.flatMap(({ members }) => members.map(({ jurisdiction: place }) => [place.code, place])),
  );
  const { chosenPlan, chosenPlace, plans } = answered;
  const plan = given(search, 'plan');
  const themed = (chosenPlan ? [chosenPlan] : plans.nodes).filter(({ themes }) => themes.length > 0);
  const groups: [string, [string, [string, string][]][]][] = [
    ['theme', themed.map(({ title, themes }) => [title.text, themes.map(asOption)])],
    ['area', areasByHeading(answered.policyAreas)],
  ];
  const choices: [string, [string, string][]][] = [
    [
      'plan',
      withChosen(
        plans.nodes.map(({ slug, title }) => [slug, title.text]),
        plan,
        chosenPlan?.title.text,
      ),
    ],
    ['state', STATES.map((state) => [state, name('ProposalState', state)])],
    [
      'member',
      withChosen(
        [...places.values()].map(({ code, name: { text } }) => [code, text]),
        given(search, 'member'),
        chosenPlace?.name.text,
      ),
    ],
  ];
  return (
    <FoldedFilters words={t('proposals.words')} hint={t('commitments.hint')} submit={t('commitments.search')}>
      {choices.map(([by, options]) => (
        <Filter key={by} name={by} label={t(`proposals.by.${by}`)} any={t('commitments.any')} options={options} />
      ))}
      {groups.map(([by, grouped]) => (
        <Filter key={by} name={by} label={t(`proposals.by.${by}`)} any={t('commitments.any')} groups={grouped} />
      ))}
      <Filter
        name="order"
        label={t('proposals.by.order')}
        any={name('ProposalOrder', usual)}
        options={ORDERS.filter((order) => order !== usual).map((order) => [order, name('ProposalOrder', order)])}
      />
    </FoldedFilters>
  );
}
