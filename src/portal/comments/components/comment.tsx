import type { CommentThread, CommentLine } from '../../frame/types.js';
import { VoteButtons } from '../forms/comment-vote.js';
import { fromFile } from './from-file.js';
import { useReader } from '../../frame/reader.js';
import { BodyLink } from '../../frame/components/body-link.js';
import { HowFar } from '../../frame/components/dates.js';
import { importedAuthor, ImportedMark, OriginalLink } from '../../frame/components/imported.js';
import { REPORTING } from '../../moderation/forms/moderation-acts.js';
import { Example } from '../../frame/components/said.js';

/** A comment; a hidden or withdrawn one keeps its place and says why nothing is there. */
export function Comment({ given, single }: { given: CommentLine; single?: true }) {
  const { t, href, name } = useReader();
  const readable = given.html !== null;
  const acts = given.availableActions;
  // A person who may hide the comment need not report it to the moderators.
  const isReportable = !single && acts.includes('REPORT') && !acts.includes('HIDE');
  return (
    <article class={given.official ? 'comment official' : 'comment'} id={given.id}>
      <p class="by">
        <Author given={given} />
        {given.position && <span class="tag">{name('Position', given.position)}</span>}
        <a class="quiet" href={href('comment', given.id)}>
          {given.imported && !given.imported.statedDate ? t('imported.noDay') : <HowFar at={given.createdAt} />}
        </a>
        {given.imported && <ImportedMark from={given.imported} />}
        {given.editedAt && <span class="quiet">{t('comments.edited')}</span>}
        {given.synthetic && <Example short claim={given.official} />}
      </p>
      {readable && given.state === 'HELD' && <p class="notice">{t('comments.held')}</p>}
      {given.html === '' && <p class="unknown">{t('imported.noText')}</p>}
      {readable ? (
        // The server that sends this HTML has made it safe (`api/markdown.ts`).
        // oxlint-disable-next-line react/no-danger
        <div class="said" lang={given.language} dangerouslySetInnerHTML={{ __html: given.html! }} />
      ) : (
        <p class="unknown">{t(`comments.gone.${given.state}`)}</p>
      )}
      {readable && (
        <div class="acts">
          <VoteButtons given={given} />
          {!single && (
            <a href={href('comment', given.id)}>{acts.includes('REPLY') ? t('comments.reply') : t('comments.open')}</a>
          )}
          {given.imported && <OriginalLink from={given.imported} />}
          {isReportable && (
            <a class="quiet" href={`${href('comment', given.id, [REPORTING])}#commentReport-${given.id}`}>
              {t('comments.report')}
            </a>
          )}
        </div>
      )}
    </article>
  );
}

function Author({ given }: { given: CommentLine }) {
  const { t } = useReader();
  if (given.official && given.institution)
    return (
      <strong>
        <BodyLink body={given.institution} /> <span class="tag">{t('comments.official')}</span>
      </strong>
    );
  if (given.imported) return <strong>{importedAuthor(given.imported, t)}</strong>;
  const account = given.author?.publicName ?? t('comments.somebody');
  return <strong>{given.authorNamed === null ? account : fromFile(given.authorNamed, account, t)}</strong>;
}

/** A part of the comments, each with its first replies; a link leads to the other replies. */
export function CommentList({ comments }: { comments: CommentThread[] }) {
  return (
    <ul class="plain thread">
      {comments.map((comment) => (
        <li key={comment.id}>
          <Comment given={comment} />
          <Replies of={comment} />
        </li>
      ))}
    </ul>
  );
}

function Replies({ of }: { of: CommentThread }) {
  const { t, href } = useReader();
  const { nodes } = of.replies;
  if (nodes.length === 0) return null;
  const more = of.replyCount - nodes.length;
  return (
    <ul class="plain thread">
      {nodes.map((reply) => (
        <li key={reply.id}>
          <Comment given={reply} />
          {reply.replyCount > 0 && (
            <p class="more">
              <a href={href('comment', reply.id)}>{t('comments.answers', { count: reply.replyCount })}</a>
            </p>
          )}
        </li>
      ))}
      {more > 0 && (
        <li>
          <a href={href('comment', of.id)}>{t('comments.moreAnswers', { count: more })}</a>
        </li>
      )}
    </ul>
  );
}
