import type { Thing } from '../documents.js';
import { HowFar } from '../components/dates.js';
import { DeskCrumb } from '../components/desk-crumb.js';
import { Member } from '../components/glyph.js';
import { More } from '../components/more.js';
import { StateTag } from '../components/proposal-line.js';
import { Said } from '../components/said.js';
import type { Page } from '../page.js';
import { useReader } from '../reader.js';
import { notYours } from './trouble.js';

type PlanGiven = Thing<'review', 'plan'>;
type Line = PlanGiven['proposals']['nodes'][number];

/** What the secretariat looks at, by the name in the address: what nobody was named for comes first. */
const SHELVES = {
  submitted: ['SUBMITTED'],
  reviewed: ['UNDER_REVIEW'],
  joined: ['MERGED', 'SPLIT'],
} as const;
type Shelf = keyof typeof SHELVES;
const shelfIn = (search: URLSearchParams): Shelf =>
  (Object.keys(SHELVES) as Shelf[]).find((each) => each === search.get('show')) ?? 'submitted';

/** The review desk of a plan's secretariat: who answers what, what is the same, what is two things. */
export const review: Page<'review'> = {
  signedInOnly: true,
  variables: (slug, search) => ({
    slug,
    state: SHELVES[shelfIn(search)],
    // What is hidden does not wait here, also where an appeal shows it to the secretariat.
    unanswered: shelfIn(search) !== 'joined',
    after: search.get('after') || undefined,
  }),
  sheet: ({ plan }, reader) => {
    if (!plan) return null;
    if (!plan.availableActions.includes('REVIEW')) return notYours(reader, plan.slug);
    return { title: reader.t('review.title'), content: <Review plan={plan} /> };
  },
};

function Review({ plan }: { plan: PlanGiven }) {
  const { t, href, search } = useReader();
  const { nodes, totalCount, pageInfo } = plan.proposals;
  const shelf = shelfIn(search);
  return (
    <>
      <DeskCrumb plan={plan} />
      <h1>{t('review.title')}</h1>
      <p class="lead">{t('review.what')}</p>
      <nav class="choices" aria-label={t('review.shelves')}>
        {(Object.keys(SHELVES) as Shelf[]).map((each) => (
          <a
            key={each}
            href={href('review', plan.slug, each === 'submitted' ? {} : { show: each })}
            aria-current={each === shelf ? 'page' : undefined}
          >
            {t(`review.shelf.${each}`)}
          </a>
        ))}
      </nav>
      <h2>{t(`review.count.${shelf}`, { count: totalCount })}</h2>
      {totalCount === 0 && <p>{t(`review.empty.${shelf}`)}</p>}
      <ul class="plain lines asked">
        {nodes.map((line) => (
          <li key={line.reference} data-row={shelf === 'submitted' ? 'REVIEW' : undefined}>
            <Row line={line} />
          </li>
        ))}
      </ul>
      <More after={pageInfo.hasNextPage ? pageInfo.endCursor : null} label={t('more.label')} />
    </>
  );
}

function Row({ line }: { line: Line }) {
  const { t, href } = useReader();
  return (
    <>
      <p class="title">
        <a href={href('reviewOne', line.reference)}>
          {line.reference} <Said words={line.title} />
        </a>
      </p>
      <div class="facts">
        <StateTag of={line} />
        <span>{t('proposals.supports', { count: line.supports.totalCount })}</span>
        <span>{t('proposals.comments', { count: line.commentCount })}</span>
        {line.submittedAt && (
          <span class="quiet">
            {t('review.since')} <HowFar at={line.submittedAt} />
          </span>
        )}
        {line.overdue && <strong class="broken">{t('proposals.overdue')}</strong>}
        {line.debts.map(({ jurisdiction, institution, state }) => (
          <span key={jurisdiction.code}>
            <Member place={jurisdiction} />{' '}
            {state === 'OWED' && (institution ? (institution.acronym ?? institution.name.text) : t('review.nobody'))}
            {state === 'ANSWERED' && t('responses.answered')}
          </span>
        ))}
      </div>
    </>
  );
}
