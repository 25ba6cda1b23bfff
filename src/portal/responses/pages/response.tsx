import type { Thing } from '../../frame/documents.js';
import { Discussion, discussionAsked } from '../../comments/components/discussion.js';
import { Response } from '../components/response.js';
import { Said } from '../../frame/components/said.js';
import { commentCreate } from '../../comments/forms/comment-create.js';
import { commentVote } from '../../comments/forms/comment-vote.js';
import { responseContest } from '../forms/response-contest.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

type ResponseWithComments = Extract<Thing<'response', 'node'>, { __typename: 'ReasonedResponse' }>;

/** A reasoned response and the comments on it. */
export const response: Page<'response'> = {
  variables: (id, search) => ({ id, ...discussionAsked(search) }),
  forms: { responseContest, commentCreate, commentVote },
  sheet: ({ node }, { t }) =>
    node?.__typename === 'ReasonedResponse'
      ? { title: `${t('response.title')}: ${node.proposal.title.text}`, content: <OneResponse given={node} /> }
      : null,
};

function OneResponse({ given }: { given: ResponseWithComments }) {
  const { t, href } = useReader();
  const { reference, title } = given.proposal;
  return (
    <div class="column">
      <p class="crumb">
        <a href={href('proposal', reference)}>
          {reference} <Said words={title} />
        </a>
      </p>
      <h1>{t('response.title')}</h1>
      <Response given={given} respondAt={href('respond', reference)} heading="h2" />
      <Discussion of={given} />
    </div>
  );
}
