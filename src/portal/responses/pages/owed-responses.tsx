import type { Answer, Thing } from '../../frame/documents.js';
import { Day, HowFar } from '../../frame/components/dates.js';
import { OwedLines } from '../components/debts.js';
import { DeskCrumb } from '../../tasks/components/desk-crumb.js';
import { FoldedFilters, given as asked } from '../../frame/components/filters.js';
import { Member } from '../../frame/components/glyph.js';
import { More } from '../../frame/components/more.js';
import { Said, Section } from '../../frame/components/said.js';
import { TickAll } from '../../frame/components/ticks.js';
import { RESPOND_FORM, BulkForm, proposalsRespond } from '../forms/templates.js';
import { owedList } from '../../frame/list-way.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { sought } from '../../frame/seeking.js';
import { notYours } from '../../frame/trouble.js';

type Contest = Answer<'owedResponses'>['contestsToDecide']['nodes'][number];

type PlanGiven = Thing<'owedResponses', 'plan'>;

type DeskGiven = Answer<'owedResponses'>;

/**
 * The responses that the reader owes in a plan, late ones first, to give one by one or many at once; and the contests
 * that they may decide.
 */
export const owedResponses: Page<'owedResponses'> = {
  signedInOnly: true,
  variables: (slug, search, reader) => ({
    slug,
    promised: sought(reader, 'commitments'),
    ...owedList(search),
    searching: asked(search, 'q') !== undefined,
    after: asked(search, 'after'),
  }),
  forms: { proposalsRespond },
  sheet: (given, reader) => {
    if (!given.plan) return null;
    if (!given.plan.availableActions.includes('RESPOND')) return notYours(reader, given.plan.slug);
    return { title: reader.t('owedResponses.title'), content: <OwedResponses given={given} plan={given.plan} /> };
  },
};

function OwedResponses({ given: { owed, whole, contestsToDecide }, plan }: { given: DeskGiven; plan: PlanGiven }) {
  const { t, href, search } = useReader();
  // A response belongs to one member, so many are given at once only when all debts in the list are of the same member.
  const members = [...new Map(owed.nodes.map(({ jurisdiction }) => [jurisdiction.code, jurisdiction])).values()];
  const only = members.length === 1 ? members[0]! : null;
  // There is nothing to search or to narrow for a reader who owes nothing.
  const narrows = owed.totalCount > 0 || Object.keys(others(search, '')).length > 0;
  const reviews = plan.availableActions.includes('REVIEW');
  const bulk = only !== null && plan.responseTemplates.length > 0;
  return (
    <>
      <DeskCrumb plan={plan} />
      <h1>{t('owedResponses.title')}</h1>
      <p class="lead">
        {whole?.totalCount
          ? t('owedResponses.countOf', { count: whole.totalCount, found: owed.totalCount })
          : owed.totalCount === 0
            ? t('owedResponses.nothing')
            : t('tasks.responses', { count: owed.totalCount })}
      </p>
      <p>
        <a href={href('responses', plan.slug)}>{t('owedResponses.coverage')}</a>
        {plan.availableActions.includes('SAVE_TEMPLATE') && (
          <>
            {' '}
            · <a href={href('templates', plan.slug)}>{t('templates.title')}</a>
          </>
        )}
      </p>
      {(narrows || reviews) && (
        <Section id={t('owedResponses.ids.owed')} title={t('owedResponses.owed')}>
          {narrows && <ByMember plan={plan} />}
          {reviews && <Unreviewed plan={plan} />}
          {narrows && <Search plan={plan} />}
          {bulk && <TickAll at={t('owedResponses.ids.owed')} />}
          {Boolean(whole?.totalCount) && owed.totalCount === 0 && <p>{t('proposals.none')}</p>}
          <OwedLines
            owed={owed.nodes}
            cursors={owed.edges.map(({ cursor }) => cursor)}
            tick={bulk ? RESPOND_FORM : undefined}
          />
          <More after={owed.pageInfo.hasNextPage ? owed.pageInfo.endCursor : null} label={t('more.label')} />
        </Section>
      )}
      {owed.totalCount > 0 && (
        <Section id={t('owedResponses.ids.many')} title={t('owedResponses.bulk.title')}>
          {plan.responseTemplates.length > 0 && <p>{t('owedResponses.bulk.what')}</p>}
          {bulk && (
            <BulkForm plan={plan.id} member={only} templates={plan.responseTemplates} commitments={plan.commitments} />
          )}
          {!only && <p class="notice">{t('owedResponses.bulk.oneMember')}</p>}
          {only && plan.responseTemplates.length === 0 && (
            <p>
              <a href={href('templates', plan.slug)}>{t('owedResponses.bulk.none')}</a>
            </p>
          )}
        </Section>
      )}
      {contestsToDecide.totalCount > 0 && (
        <Section
          id={t('owedResponses.ids.contests')}
          title={t('owedResponses.contests', { count: contestsToDecide.totalCount })}
        >
          <p>{t('owedResponses.contestsWhat')}</p>
          <Contests contests={contestsToDecide.nodes} />
        </Section>
      )}
    </>
  );
}

/** The other filters in the address; a link to another part of the list keeps them. */
function others(search: URLSearchParams, but: string): Record<string, string> {
  const names = ['q', 'member', 'unreviewed'].filter((name) => name !== but);
  return Object.fromEntries(names.map((name) => [name, asked(search, name) ?? '']).filter(([, value]) => value !== ''));
}

/** Searches by words or reference; the search stays while the official works through the results. */
function Search({ plan }: { plan: PlanGiven }) {
  const { t, href, search } = useReader();
  return (
    <>
      <FoldedFilters
        words={t('review.words')}
        hint={t('review.hint')}
        submit={t('commitments.search')}
        kept={others(search, 'q')}
      />
      {asked(search, 'q') && (
        <p>
          <a href={href('owedResponses', plan.slug, others(search, 'q'))}>{t('commitments.clear')}</a>
        </p>
      )}
    </>
  );
}

/** The secretariat may also respond to proposals that nobody has reviewed. */
function Unreviewed({ plan }: { plan: PlanGiven }) {
  const { t, href, search } = useReader();
  const all = asked(search, 'unreviewed');
  const kept = others(search, 'unreviewed');
  return (
    <p>
      <a href={href('owedResponses', plan.slug, all ? kept : { ...kept, unreviewed: 'yes' })}>
        {t(all ? 'owedResponses.onlyReviewed' : 'owedResponses.unreviewed')}
      </a>
    </p>
  );
}

function ByMember({ plan }: { plan: PlanGiven }) {
  const { t, href, search } = useReader();
  const chosen = asked(search, 'member');
  const kept = others(search, 'member');
  if (plan.members.length < 2) return null;
  return (
    <nav class="choices" aria-label={t('owedResponses.byMember')}>
      <a href={href('owedResponses', plan.slug, kept)} aria-current={chosen ? undefined : 'page'}>
        {t('owedResponses.everyMember')}
      </a>
      {plan.members.map(({ jurisdiction: { code, name } }) => (
        <a
          key={code}
          href={href('owedResponses', plan.slug, { ...kept, member: code })}
          aria-current={code === chosen ? 'page' : undefined}
        >
          {name.text}
        </a>
      ))}
    </nav>
  );
}

function Contests({ contests }: { contests: Contest[] }) {
  const { t, href } = useReader();
  return (
    <ul class="plain lines asked">
      {contests.map(({ id, contest, jurisdiction, institution, proposal }) => (
        <li key={id} data-row="CONTEST">
          <p class="title">
            <a href={`${href('respond', proposal.reference)}#${id}`}>
              {proposal.reference} <Said words={proposal.title} />
            </a>
          </p>
          {contest && <p class="written">{contest.reason}</p>}
          <div class="facts">
            <Member place={jurisdiction} />
            {institution && <Said words={institution.name} />}
            {contest && (
              <span>
                {t('response.decideBy')} <Day day={contest.decideBy} short /> (
                <HowFar at={`${contest.decideBy}T12:00:00Z`} />)
              </span>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
