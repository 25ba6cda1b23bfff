import type { Thing } from '../../frame/documents.js';
import { inOrder, LeftOut } from '../../frame/components/latest.js';
import { Comment, CommentList } from '../components/comment.js';
import { LearnOfReplies } from '../components/learn-of-replies.js';
import { Discussed, discussionAt, titleOfDiscussed } from '../components/discussed.js';
import { DayOf } from '../../frame/components/dates.js';
import { Hiding } from '../../moderation/components/hiding.js';
import { More } from '../../frame/components/more.js';
import { Section } from '../../frame/components/said.js';
import { followEnd, followSet } from '../../notifications/forms/follows.js';
import { CommentActs, commentActs } from '../forms/comment-acts.js';
import { commentCreate, CommentForm } from '../forms/comment-create.js';
import { commentVote } from '../forms/comment-vote.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

type CommentWithThread = Extract<Thing<'comment', 'node'>, { __typename: 'Comment' }>;
/** A comment on its own page: above it the comments that it replies to, below it the replies to it. */
export const comment: Page<'comment'> = {
  variables: (id, search) => ({ id, commentsAfter: search.get('after') || undefined }),
  forms: { commentCreate, commentVote, followSet, followEnd, ...commentActs },
  sheet: ({ node }, { t }) =>
    node?.__typename === 'Comment'
      ? { title: `${t('comments.one')}: ${titleOfDiscussed(node.subject)}`, content: <OneComment given={node} /> }
      : null,
};

/** The link to the part of the discussion where this comment's thread begins; milestones have no page of their own. */
function Around({ given }: { given: CommentWithThread }) {
  const reader = useReader();
  const { id, ancestors, subject, threadCursor } = given;
  const begun = ancestors[0]?.id ?? id;
  const hasPage = !subject.id.startsWith('mil');
  const isListed = given.state !== 'WITHDRAWN' || given.replyCount > 0;
  if (!hasPage || !isListed) return null;
  const page = discussionAt(subject, reader, { order: 'OLDEST', after: threadCursor });
  return (
    <p>
      <a href={`${page}#${begun}`}>{reader.t('comments.around')}</a>
    </p>
  );
}

function OneComment({ given }: { given: CommentWithThread }) {
  const reader = useReader();
  const { t } = reader;
  const { subject, replies } = given;
  return (
    <div class="column">
      <p class="crumb">
        <Discussed subject={subject} />
      </p>
      <h1>{t('comments.one')}</h1>
      <Around given={given} />
      {given.ancestors.length > 0 && (
        <Section id={t('comments.ids.above')} title={t('comments.above')}>
          <ul class="plain thread">
            {given.ancestors.map((above) => (
              <li key={above.id}>
                <Comment given={above} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <div class="here">
        <Comment given={given} single />
        {given.state === 'HIDDEN' && given.moderation && (
          <div class="notice">
            <Hiding given={given.moderation} />
          </div>
        )}
        {given.hiddenBody && (
          <div class="notice">
            <p>{t('comments.original')}</p>
            <blockquote class="written">{given.hiddenBody}</blockquote>
          </div>
        )}
        {given.availableActions.includes('WITHDRAW') && (
          <LearnOfReplies subject={subject} whose={titleOfDiscussed(subject)} />
        )}
        <CommentActs given={given} />
        <Before id={given.id} versions={given.versions} />
      </div>
      <Section id={t('comments.ids.replies')} title={t('comments.answers', { count: given.replyCount })}>
        <CommentList comments={replies.nodes} />
        <More
          after={replies.pageInfo.hasNextPage ? replies.pageInfo.endCursor : null}
          label={t('comments.more')}
          at={t('comments.ids.replies')}
        />
        {given.availableActions.includes('REPLY') && (
          <CommentForm subject={subject.id} replyTo={given.id} speakingFor={subject.speakingFor} />
        )}
        {!reader.viewer && subject.commentsOpen && (
          <CommentForm subject={subject.id} replyTo={given.id} speakingFor={subject.speakingFor} />
        )}
      </Section>
    </div>
  );
}

function Before({ id, versions }: Pick<CommentWithThread, 'id' | 'versions'>) {
  const { t, href } = useReader();
  if (versions.nodes.length === 0) return null;
  return (
    <details>
      <summary>{t('comments.before')}</summary>
      <LeftOut of={versions} />
      {inOrder(versions).map(({ version, html, writtenAt }) => (
        <div key={version}>
          <p class="quiet">
            <DayOf at={writtenAt} />
          </p>
          {/* oxlint-disable-next-line react/no-danger */}
          <div class="said" dangerouslySetInnerHTML={{ __html: html }} />
        </div>
      ))}
      <p>
        <a href={href('versions', id)}>{t('versions.link')}</a>
      </p>
    </details>
  );
}
