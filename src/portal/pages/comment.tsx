import type { Body, Page as ListPage, Words } from '../answers.js';
import { inOrder, type Latest, LeftOut } from '../components/latest.js';
import { Comment, type CommentGiven, CommentList, type CommentWithReplies } from '../components/comment.js';
import { DayOf } from '../components/dates.js';
import { Hiding, type HidingGiven } from '../components/hiding.js';
import { More } from '../components/more.js';
import { Said, Section } from '../components/said.js';
import { CommentActs, commentActs, type OwnComment } from '../forms/comment-acts.js';
import { commentCreate, CommentForm } from '../forms/comment-create.js';
import { commentVote } from '../forms/comment-vote.js';
import type { Page } from '../pages.js';
import { type Reader, useReader } from '../reader.js';

/** A proposal has `asked`, a commitment and a milestone `reference`. */
interface Place {
  asked?: string;
  reference?: string;
  title: Words;
}

/** Of a response, the place is the proposal it answers. */
type Subject = { id: string; commentsOpen: boolean; speakingFor: Body[] } & (Place | { proposal: Place });

const placeOf = (subject: Subject): Place => ('proposal' in subject ? subject.proposal : subject);

interface Given extends OwnComment {
  hiddenBody: string | null;
  moderation: HidingGiven | null;
  versions: Latest<{ version: number; html: string; writtenAt: string }>;
  plan: { slug: string; title: Words };
  subject: Subject;
  /** Where its thread begins in the list of all, oldest first. */
  threadCursor: string;
  ancestors: CommentGiven[];
  replies: Pick<ListPage<CommentWithReplies>, 'nodes' | 'pageInfo'>;
}

/** A comment at an address of its own: what it answers above it, what answers it below. */
export const comment: Page<{ node: Given | null }> = {
  variables: (id, search) => ({ id, commentsAfter: search.get('after') || undefined }),
  forms: { commentCreate, commentVote, ...commentActs },
  sheet: ({ node }, { t }) =>
    node?.id
      ? { title: `${t('comments.one')}: ${placeOf(node.subject).title.text}`, content: <OneComment given={node} /> }
      : null,
};

/** Where the thing that a thread is about can be read. */
function addressOf({ asked, reference }: Place, { href }: Reader): string {
  if (asked) return href('proposal', asked);
  // A milestone's reference is its commitment's and its number.
  return href('commitment', reference!.replace(/\.\d+$/, ''));
}

/** The page of the discussion that begins with this comment's thread; discussions of milestones have no page. */
function Around({ given }: { given: Given }) {
  const { t, href } = useReader();
  const { id, ancestors, subject, threadCursor } = given;
  const place = placeOf(subject);
  const asked = { order: 'OLDEST', after: threadCursor };
  const begun = ancestors[0]?.id ?? id;
  const pages = {
    prp: () => href('proposal', place.asked, asked),
    rsp: () => href('response', subject.id, asked),
    com: () => href('commitment', place.reference, asked),
  };
  const page = pages[subject.id.slice(0, 3) as keyof typeof pages];
  const isListed = given.state !== 'WITHDRAWN' || given.replyCount > 0;
  if (!page || !isListed) return null;
  return (
    <p>
      <a href={`${page()}#${begun}`}>{t('comments.around')}</a>
    </p>
  );
}

function OneComment({ given }: { given: Given }) {
  const reader = useReader();
  const { t } = reader;
  const { subject, replies } = given;
  const place = placeOf(subject);
  return (
    <div class="column">
      <p class="crumb">
        <a href={`${addressOf(place, reader)}#${t('comments.id')}`}>
          {place.asked ?? place.reference} <Said words={place.title} />
        </a>
        {'proposal' in subject && (
          <>
            {' · '}
            <a href={reader.href('response', subject.id)}>{t('response.title')}</a>
          </>
        )}
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
        <CommentActs given={given} />
        <Before versions={given.versions} />
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

function Before({ versions }: Pick<Given, 'versions'>) {
  const { t } = useReader();
  if (versions.nodes.length < 2) return null;
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
    </details>
  );
}
