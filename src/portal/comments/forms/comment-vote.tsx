import type { CommentLine } from '../../frame/types.js';
import { documentOf } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import { randomUUID } from 'node:crypto';
import type { PageForm } from '../../frame/form.js';

export const commentVote: PageForm<'forms/comment-vote'> = {
  document: documentOf('forms/comment-vote'),
  variables: (sent) => ({
    id: sent.at,
    vote: { up: 'UP', down: 'DOWN' }[sent.text('vote') ?? ''] ?? null,
    once: sent.once,
  }),
  next: (_: unknown, { here }, sent) => `${here}#${sent.at}`,
};

/** Two buttons with their counts; the pressed one takes the vote back. */
export function VoteButtons({ given }: { given: CommentLine }) {
  const { t } = useReader();
  const { votes } = given;
  const imported = (votes.importedUp ?? 0) + (votes.importedDown ?? 0) > 0;
  const counts = { up: votes.up, down: votes.down };
  const tail = imported && (
    <span class="quiet">{t('comments.imported', { up: votes.importedUp ?? 0, down: votes.importedDown ?? 0 })}</span>
  );
  if (!given.availableActions.includes('VOTE'))
    return (
      <span class="quiet">
        {t('comments.votes', counts)} {tail}
      </span>
    );
  return (
    <form method="post" class="votes">
      <input type="hidden" name="form" value="commentVote" />
      <input type="hidden" name="at" value={given.id} />
      <input type="hidden" name="once" value={randomUUID()} />
      {(['up', 'down'] as const).map((vote) => {
        const mine = votes.mine === vote.toUpperCase();
        return (
          <button key={vote} name="vote" value={mine ? 'none' : vote} aria-pressed={mine ? 'true' : 'false'}>
            <span aria-hidden="true">{vote === 'up' ? '▲' : '▼'}</span>
            <span class="hidden">{t(`comments.${vote}`)}</span> {counts[vote]}
          </button>
        );
      })}
      {tail}
    </form>
  );
}
