import type { CommentGiven } from '../components/comment.js';
import type { Done } from '../done.js';
import { TextArea } from '../components/fields.js';
import { Fold } from '../components/fold.js';
import { Form } from '../components/form.js';
import { Newer } from '../components/newer.js';
import { Lines } from '../components/said.js';
import { documentOf } from '../documents.js';
import { type Reader, useReader } from '../reader.js';
import type { PageForm } from './form.js';
import { hidingTakeBack, MODERATED, ModerationActs } from './moderation-acts.js';
import type { Sent } from './sent.js';

/** Acts on one comment, each on the comment's own page. */
const act = (document: string, done: Done, more: (sent: Sent) => Record<string, unknown>): PageForm => ({
  document: documentOf(`forms/${document}`),
  variables: (sent) => ({ id: sent.at, ...more(sent) }),
  next: (_: unknown, { href }, sent) => href('comment', sent.at),
  done,
});

const moderate = (document: string, kind: keyof typeof MODERATED): PageForm => {
  const { input, needs, done } = MODERATED[kind];
  return { ...act(document, done, (sent) => ({ input: input(sent) })), needs };
};

export const commentActs = {
  commentEdit: {
    ...act('comment-edit', 'commentEdited', (sent) => ({
      expectedVersion: Number(sent.text('version')),
      input: { body: sent.text('body') ?? '', clientMutationId: sent.once },
    })),
    needs: (_: Sent, { t }: Reader) => ({ body: t('comments.yours') }),
  },
  commentErase: {
    ...act('comment-erase', 'commentErased', (sent) => ({ once: sent.once })),
    asks: { submit: 'comments.erase.submit', always: true as const },
  },
  commentWithdraw: {
    ...act('comment-withdraw', 'commentWithdrawn', (sent) => ({ once: sent.once })),
    asks: { submit: 'comments.withdraw.submit', always: true as const },
  },
  commentReport: moderate('comment-report', 'Report'),
  commentAppeal: moderate('comment-appeal', 'Appeal'),
  commentHide: moderate('comment-hide', 'Hide'),
  hidingTakeBack: { ...hidingTakeBack, next: (_: unknown, { href }: Reader, sent: Sent) => href('comment', sent.at) },
  commentRelease: act('comment-release', 'released', (sent) => ({ once: sent.once })),
};

export interface OwnComment extends CommentGiven {
  version: number;
  body: string | null;
}

/** Everything the one who reads may do with a comment, seldom things folded away. */
export function CommentActs({ given }: { given: OwnComment }) {
  const { t } = useReader();
  const may = (action: string) => given.availableActions.includes(action);
  return (
    <>
      {may('EDIT') && (
        <Fold title={t('comments.edit.title')} form="commentEdit" at={given.id}>
          <Form name="commentEdit" at={given.id} submit={t('comments.edit.submit')}>
            <Newer version={given.version}>
              <Lines text={given.body ?? ''} />
            </Newer>
            <TextArea
              name="body"
              label={t('comments.yours')}
              hint={t('comments.edit.hint')}
              value={given.body ?? ''}
              most={5000}
            />
          </Form>
        </Fold>
      )}
      {may('WITHDRAW') && (
        <Fold title={t('comments.withdraw.title')} form="commentWithdraw" at={given.id}>
          <p>{t('comments.withdraw.what')}</p>
          <Form name="commentWithdraw" at={given.id} submit={t('comments.withdraw.submit')} grave />
        </Fold>
      )}
      {may('ERASE') && (
        <Fold title={t('comments.erase.title')} form="commentErase" at={given.id}>
          <p>{t('comments.erase.what')}</p>
          <Form name="commentErase" at={given.id} submit={t('comments.erase.submit')} grave />
        </Fold>
      )}
      <ModerationActs kind="comment" given={given} />
    </>
  );
}
