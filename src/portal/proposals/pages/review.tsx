import { areasByHeading, asOption } from '../areas.js';
import type { Thing } from '../../frame/documents.js';
import { HowFar } from '../../frame/components/dates.js';
import { DeskCrumb } from '../../tasks/components/desk-crumb.js';
import { Member } from '../../frame/components/glyph.js';
import { Hidden } from '../../frame/components/fields.js';
import { Filter, FoldedFilters, given } from '../../frame/components/filters.js';
import { More } from '../../frame/components/more.js';
import { StateTag } from '../components/proposal-line.js';
import { Said, Section } from '../../frame/components/said.js';
import { RowTick, TickAll, unticked } from '../../frame/components/ticks.js';
import { ASSIGN_MANY, AssignManyForm, proposalsReview } from '../forms/assign-many.js';
import { fromList } from '../../frame/list-way.js';
import type { Page } from '../../frame/page.js';
import type { Area } from '../../frame/types.js';
import { withCursors } from '../../frame/with-cursors.js';
import { useReader } from '../../frame/reader.js';
import { NOBODY, reviewList, type ReviewShelf, SHELF_NAMES, reviewShelfIn } from '../review-list.js';
import { notYours } from '../../frame/trouble.js';

type PlanGiven = Thing<'review', 'plan'>;
type Line = PlanGiven['proposals']['nodes'][number];

/** The review desk of a plan's secretariat: it assigns responses, merges equal proposals and splits double ones. */
export const review: Page<'review'> = {
  signedInOnly: true,
  variables: (slug, search) => ({ slug, ...reviewList(search), after: given(search, 'after') }),
  forms: { proposalsReview },
  sheet: ({ plan, policyAreas }, reader) => {
    if (!plan) return null;
    if (!plan.availableActions.includes('REVIEW')) return notYours(reader, plan.slug);
    return { title: reader.t('review.title'), content: <Review plan={plan} areas={policyAreas} /> };
  },
};

function Review({ plan, areas }: { plan: PlanGiven; areas: Area[] }) {
  const { t, href, search } = useReader();
  const { nodes, totalCount, pageInfo } = plan.proposals;
  const shelf = reviewShelfIn(search);
  const many = nodes.some(mayAssign);
  return (
    <>
      <DeskCrumb plan={plan} />
      <h1>{t('review.title')}</h1>
      <p class="lead">{t('review.what')}</p>
      <nav class="choices" aria-label={t('review.shelves')}>
        {SHELF_NAMES.map((each) => (
          <a
            key={each}
            href={href('review', plan.slug, onShelf(search, each))}
            aria-current={each === shelf ? 'page' : undefined}
          >
            {t(`review.shelf.${each}`)}
          </a>
        ))}
      </nav>
      {(totalCount > 0 || plan.whole) && <Narrow plan={plan} areas={areas} />}
      <h2>
        {plan.whole
          ? t(`review.countOf.${shelf}`, { count: plan.whole.totalCount, found: totalCount })
          : t(`review.count.${shelf}`, { count: totalCount })}
      </h2>
      {plan.whole && (
        <p>
          <a href={href('review', plan.slug, shelf === 'submitted' ? {} : { show: shelf })}>{t('commitments.clear')}</a>
        </p>
      )}
      {totalCount === 0 && <p>{t(plan.whole?.totalCount ? 'proposals.none' : `review.empty.${shelf}`)}</p>}
      {many && <TickAll at={t('review.ids.list')} />}
      <ul class="plain lines asked" id={t('review.ids.list')}>
        {withCursors(plan.proposals).map(({ node: line, cursor }) => (
          <li key={line.reference} data-row={shelf === 'submitted' ? 'REVIEW' : undefined}>
            <Row line={line} cursor={cursor} />
          </li>
        ))}
      </ul>
      <More after={pageInfo.hasNextPage ? pageInfo.endCursor : null} label={t('more.label')} />
      {many && (
        <Section id={t('review.ids.many')} title={t('review.many.title')}>
          <p>{t('review.many.what')}</p>
          <AssignManyForm plan={plan.id} members={membersOf(plan)} />
        </Section>
      )}
    </>
  );
}

const mayAssign = ({ availableActions }: Line) => availableActions.includes('REVIEW');

const membersOf = ({ members }: PlanGiven) => members.filter(({ leftOn }) => leftOn === null);

/** The link to another shelf keeps the filters and begins at the first part of the list. */
function onShelf(search: URLSearchParams, shelf: ReviewShelf): Record<string, string> {
  const { after: _, show: __, ...others } = Object.fromEntries(unticked(search));
  return shelf === 'submitted' ? others : { ...others, show: shelf };
}

function Narrow({ plan, areas }: { plan: PlanGiven; areas: Area[] }) {
  const { t, search } = useReader();
  const any = t('commitments.any');
  const shelf = reviewShelfIn(search);
  return (
    <FoldedFilters words={t('review.words')} hint={t('review.hint')} submit={t('commitments.search')}>
      {shelf !== 'submitted' && <Hidden name="show" value={shelf} />}
      <Filter
        name="who"
        label={t('review.by.who')}
        any={any}
        options={[[NOBODY, t('review.by.nobody')]]}
        groups={membersOf(plan).map(({ jurisdiction, institutions }) => [
          jurisdiction.name.text,
          institutions.map(({ slug, name }) => [slug, name.text]),
        ])}
      />
      {plan.themes.length > 0 && (
        <Filter name="theme" label={t('proposals.by.theme')} any={any} options={plan.themes.map(asOption)} />
      )}
      <Filter name="area" label={t('proposals.by.area')} any={any} groups={areasByHeading(areas)} />
      <Filter name="overdue" label={t('review.by.due')} any={any} options={[['yes', t('review.by.overdue')]]} />
    </FoldedFilters>
  );
}

function Row({ line, cursor }: { line: Line; cursor: string }) {
  const reader = useReader();
  const { t, href } = reader;
  const to = href('reviewOne', line.reference, fromList(reader, cursor));
  return (
    <>
      <p class="title">
        <a href={to}>
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
            {state === 'RESPONDED' && t('responses.responded')}
          </span>
        ))}
      </div>
      {mayAssign(line) && (
        <RowTick
          form={ASSIGN_MANY}
          of={line}
          newer={
            <p>
              <a href={to}>
                {line.reference} <Said words={line.title} />
              </a>
            </p>
          }
        >
          {t('review.many.tick')}
          <span class="hidden"> {line.reference}</span>
        </RowTick>
      )}
    </>
  );
}
