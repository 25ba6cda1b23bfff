import type { Body, Page as ListPage, Place, ProposalLink } from '../answers.js';
import { Day, HowFar } from '../components/dates.js';
import { Member } from '../components/glyph.js';
import { More } from '../components/more.js';
import { Said, Unknown } from '../components/said.js';
import type { Page } from '../pages.js';
import { useReader } from '../reader.js';

interface Owed {
  respondBy: string | null;
  overdue: boolean;
  jurisdiction: Place;
  institution: Body | null;
  proposal: ProposalLink;
}

/** What waits for whoever is signed in, by its last day; each row leads to the one form that settles it. */
export const tasks: Page<{ owed: ListPage<Owed> }> = {
  signedInOnly: true,
  variables: (_, search) => ({ after: search.get('after') || undefined }),
  sheet: ({ owed }, { t }) => ({ title: t('tasks.title'), content: <Tasks owed={owed} /> }),
};

/** Roles whose holders have a desk of the plan they are appointed in. */
const MODERATES = 'moderator';

function Tasks({ owed }: { owed: ListPage<Owed> }) {
  const { t, href, viewer } = useReader();
  const moderates = viewer?.appointments.some(({ role }) => role === MODERATES);
  return (
    <>
      <h1>{t('tasks.title')}</h1>
      <p class="lead">{t('tasks.answers', { count: owed.totalCount })}</p>
      <ul class="plain lines asked">
        {owed.nodes.map(({ proposal, jurisdiction, institution, respondBy, overdue }) => (
          <li key={`${proposal.reference}${jurisdiction.code}`}>
            <p class="title">
              <a href={`${href('proposal', proposal.reference)}#${t('proposal.ids.respond')}`}>
                {proposal.reference} <Said words={proposal.title} />
              </a>
            </p>
            <div class="facts">
              <Member place={jurisdiction} />
              {institution && <Said words={institution.name} />}
              {respondBy ? (
                <span class={overdue ? 'broken' : ''}>
                  {t(overdue ? 'proposal.debts.overdue' : 'proposal.debts.due')} <Day day={respondBy} short /> (
                  <HowFar at={`${respondBy}T12:00:00Z`} />)
                </span>
              ) : (
                <Unknown why={t('proposal.debts.noDay')} />
              )}
            </div>
          </li>
        ))}
      </ul>
      <More after={owed.pageInfo.hasNextPage ? owed.pageInfo.endCursor : null} label={t('more.label')} />
      {moderates && <p>{t('tasks.moderation')}</p>}
    </>
  );
}
