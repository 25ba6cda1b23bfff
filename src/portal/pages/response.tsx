import type { ProposalLink } from '../answers.js';
import { type Discussed, Discussion, discussionAsked } from '../components/discussion.js';
import { Response, type ResponseGiven } from '../components/response.js';
import { Said, Section } from '../components/said.js';
import { commentCreate } from '../forms/comment-create.js';
import { commentVote } from '../forms/comment-vote.js';
import { contestDecide, ContestDecideForm, type SessionOption } from '../forms/contest-decide.js';
import { responseContest } from '../forms/response-contest.js';
import type { Page } from '../pages.js';
import { useReader } from '../reader.js';

type Given = ResponseGiven & Discussed & { proposal: ProposalLink & { plan: { sessions: SessionOption[] } } };

/** One reasoned response with what people say about it; whoever may reconsider it does so here. */
export const response: Page<{ node: Given | null }> = {
  variables: (id, search) => ({ id, ...discussionAsked(search) }),
  forms: { responseContest, contestDecide, commentCreate, commentVote },
  sheet: ({ node }, { t }) =>
    node?.id
      ? { title: `${t('response.title')}: ${node.proposal.title.text}`, content: <OneResponse given={node} /> }
      : null,
};

function OneResponse({ given }: { given: Given }) {
  const { t, href } = useReader();
  const { reference, title, plan } = given.proposal;
  return (
    <div class="column">
      <p class="crumb">
        <a href={href('proposal', reference)}>
          {reference} <Said words={title} />
        </a>
      </p>
      <h1>{t('response.title')}</h1>
      <Response given={given} />
      {given.availableActions.includes('DECIDE') && (
        <Section id={t('response.decide.id')} title={t('response.decide.title')}>
          <ContestDecideForm id={given.id} sessions={plan.sessions} />
        </Section>
      )}
      <Discussion of={given} />
    </div>
  );
}
