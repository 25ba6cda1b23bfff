import type { Body, Page as ListPage, Place, ProposalLink } from '../answers.js';
import { Day, HowFar } from '../components/dates.js';
import { Member } from '../components/glyph.js';
import { More } from '../components/more.js';
import { Said, Section, Unknown } from '../components/said.js';
import type { Page } from '../pages.js';
import { useReader } from '../reader.js';

interface Owed {
  respondBy: string | null;
  overdue: boolean;
  jurisdiction: Place;
  institution: Body | null;
  proposal: ProposalLink;
}

interface Contested {
  id: string;
  institution: Body | null;
  jurisdiction: Place;
  contest: { reason: string; decideBy: string };
  proposal: ProposalLink;
}

interface Given {
  owed: ListPage<Owed>;
  contested: Omit<ListPage<Contested>, 'pageInfo'>;
}

/** What waits for whoever is signed in, by its last day; each row leads to the one form that settles it. */
export const tasks: Page<Given> = {
  signedInOnly: true,
  variables: (_, search) => ({ after: search.get('after') || undefined }),
  sheet: (given, { t }) => ({ title: t('tasks.title'), content: <Tasks given={given} /> }),
};

/** Roles whose holders have a desk of the plan they are appointed in. */
const MODERATES = 'moderator';

function Tasks({ given: { owed, contested } }: { given: Given }) {
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
      {contested.totalCount > 0 && <ContestedOnes contested={contested} />}
      {moderates && <p>{t('tasks.moderation')}</p>}
    </>
  );
}

/** Answers whose author of the proposal asked for another look; those due first come first. */
function ContestedOnes({ contested: { totalCount, nodes } }: Pick<Given, 'contested'>) {
  const { t, href } = useReader();
  return (
    <Section id={t('tasks.ids.contested')} title={t('tasks.contested', { count: totalCount })}>
      <ul class="plain lines asked">
        {nodes.map(({ id, proposal, jurisdiction, institution, contest }) => (
          <li key={id}>
            <p class="title">
              <a href={`${href('response', id)}#${t('response.decide.id')}`}>
                {proposal.reference} <Said words={proposal.title} />
              </a>
            </p>
            <p class="excerpt">{contest.reason}</p>
            <div class="facts">
              <Member place={jurisdiction} />
              {institution && <Said words={institution.name} />}
              <span>
                {t('response.decideBy')} <Day day={contest.decideBy} short /> (
                <HowFar at={`${contest.decideBy}T12:00:00Z`} />)
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
