import type { Discussed, CommentOrder } from '../../frame/types.js';
import { CommentForm } from '../forms/comment-create.js';
import { useReader } from '../../frame/reader.js';
import { CommentList } from './comment.js';
import { More } from '../../frame/components/more.js';
import { Section } from '../../frame/components/said.js';
import { allOf } from '../../frame/values.js';

export const ORDERS = allOf<CommentOrder>({ OLDEST: true, NEWEST: true, MOST_VOTED: true });

/** Reads from the address which part of the comments to show, and in which order. */
export function discussionAsked(search: URLSearchParams) {
  return {
    commentsAfter: search.get('after') || undefined,
    commentsBy: ORDERS.find((order) => order === search.get('order')) ?? 'NEWEST',
  };
}

/** The comments on a thing, and the form for a new one. */
export function Discussion({ of, quietly }: { of: Discussed; quietly?: true | undefined }) {
  const { t, name, search, href, address } = useReader();
  const { nodes, pageInfo } = of.comments;
  const id = t('comments.id');
  const by = discussionAsked(search).commentsBy;
  // Hidden comments keep their place and are not counted: if there are no others, a number would contradict the list.
  const onlyPlaces = of.commentCount === 0 && nodes.length > 0;
  return (
    <Section id={id} title={onlyPlaces ? t('comments.heading') : t('comments.title', { count: of.commentCount })}>
      {of.commentsOpen ? (
        <CommentForm subject={of.id} speakingFor={of.speakingFor} quietly={quietly} />
      ) : (
        <p>
          {t('comments.closed')} <a href={href('home')}>{t('comments.openNow')}</a>
        </p>
      )}
      {nodes.length === 0 && <p>{t(of.commentsOpen ? 'comments.none' : 'comments.noneClosed')}</p>}
      {nodes.length > 1 && (
        <p class="choices">
          {ORDERS.map((order) => (
            <a
              key={order}
              href={`${href(address!.page, address!.key, { order })}#${id}`}
              aria-current={order === by ? 'true' : undefined}
            >
              {name('CommentOrder', order)}
            </a>
          ))}
        </p>
      )}
      <CommentList comments={nodes} />
      <More after={pageInfo.hasNextPage ? pageInfo.endCursor : null} label={t('comments.more')} at={id} />
    </Section>
  );
}
