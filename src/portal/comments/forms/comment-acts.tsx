import type { CommentAction } from '../../frame/types.js';
import type { Done } from '../../frame/done.js';
import { TextArea } from '../../frame/components/fields.js';
import { Fold } from '../../frame/components/fold.js';
import { Form } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { Lines } from '../../frame/components/said.js';
import { documentOf, type FormName, type Variables, type Thing } from '../../frame/documents.js';
import { type Reader, useReader } from '../../frame/reader.js';
import { type PageForm, versionRead } from '../../frame/form.js';
import { hidingTakeBack, MODERATED, ModerationActs } from '../../moderation/forms/moderation-acts.js';
import type { Sent } from '../../frame/sent.js';
import { COMMENT_LENGTH } from '../../../domain/lengths.js';

/** Builds the form of an act on one comment; afterwards the page of that comment is shown. */
const act = <Name extends FormName>(
  document: Name,
  done: Done,
  variables: (sent: Sent) => Variables<Name>,
): PageForm<Name> => ({
  document: documentOf(document),
  variables,
  next: (_: unknown, { href }, sent) => href('comment', sent.at),
  done,
});

const once = (sent: Sent) => ({ id: sent.at, once: sent.once });

export const commentActs = {
  commentEdit: {
    ...act('forms/comment-edit', 'commentEdited', (sent) => ({
      id: sent.at,
      expectedVersion: Number(sent.text('version')),
      input: { body: sent.text('body') ?? '', clientMutationId: sent.once },
    })),
    needs: (_: Sent, { t }: Reader) => ({ body: t('comments.yours') }),
  },
  commentErase: {
    ...act('forms/comment-erase', 'commentErased', once),
    asks: { submit: 'comments.erase.submit', always: true as const },
  },
  commentWithdraw: {
    ...act('forms/comment-withdraw', 'commentWithdrawn', once),
    asks: { submit: 'comments.withdraw.submit', always: true as const },
  },
  commentReport: {
    ...act('forms/comment-report', MODERATED.Report.done, (sent) => ({
      id: sent.at,
      input: MODERATED.Report.input(sent),
    })),
    needs: MODERATED.Report.needs,
  },
  commentAppeal: {
    ...act('forms/comment-appeal', MODERATED.Appeal.done, (sent) => ({
      id: sent.at,
      input: MODERATED.Appeal.input(sent),
    })),
    needs: MODERATED.Appeal.needs,
  },
  commentHide: {
    ...act('forms/comment-hide', MODERATED.Hide.done, (sent) => ({
      id: sent.at,
      version: versionRead(sent),
      input: MODERATED.Hide.input(sent),
    })),
    needs: MODERATED.Hide.needs,
  },
  hidingTakeBack: { ...hidingTakeBack, next: (_: unknown, { href }: Reader, sent: Sent) => href('comment', sent.at) },
  commentRelease: act('forms/comment-release', 'released', (sent) => ({ ...once(sent), version: versionRead(sent) })),
};

type OwnComment = Extract<Thing<'comment', 'node'>, { __typename: 'Comment' }>;

/** Everything that the reader may do with a comment; rare acts are folded. */
export function CommentActs({ given }: { given: OwnComment }) {
  const { t } = useReader();
  const may = (action: CommentAction) => given.availableActions.includes(action);
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
              most={COMMENT_LENGTH}
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
      <ModerationActs kind="comment" given={given}>
        <Lines text={given.body ?? given.hiddenBody ?? ''} />
      </ModerationActs>
    </>
  );
}
