import type { CommentGiven } from '../components/comment.js';
import type { Done } from '../components/done.js';
import { Hidden, Select, TextArea } from '../components/fields.js';
import { Form } from '../components/form.js';
import { documentOf } from '../documents.js';
import { useReader } from '../reader.js';
import type { PageForm } from './form.js';
import type { Sent } from './sent.js';

export const RULES = [
  'PERSONAL_DATA',
  'UNLAWFUL',
  'THREAT',
  'INSULT',
  'DISCRIMINATION',
  'SPAM',
  'OFF_TOPIC',
  'DUPLICATE',
];

/** Acts on one comment, each on the comment's own page. */
const act = (document: string, done: Done, more: (sent: Sent) => Record<string, unknown>): PageForm => ({
  document: documentOf(`forms/${document}`),
  variables: (sent) => ({ id: sent.at, ...more(sent) }),
  next: (_: unknown, { href }, sent) => href('comment', sent.at, { done }),
});

const rule = (sent: Sent) => RULES.find((each) => each === sent.text('rule'));

export const commentActs = {
  commentEdit: act('comment-edit', 'commentEdited', (sent) => ({
    expectedVersion: Number(sent.text('version')),
    input: { body: sent.text('body') ?? '', clientMutationId: sent.once },
  })),
  commentWithdraw: act('comment-withdraw', 'commentWithdrawn', (sent) => ({ once: sent.once })),
  commentReport: act('comment-report', 'commentReported', (sent) => ({
    input: { rule: rule(sent), reason: sent.text('reason'), clientMutationId: sent.once },
  })),
  commentAppeal: act('comment-appeal', 'appealed', (sent) => ({
    input: { argument: sent.text('argument') ?? '', clientMutationId: sent.once },
  })),
  commentHide: act('comment-hide', 'commentHidden', (sent) => ({
    input: { rule: rule(sent), reason: sent.text('reason') ?? '', clientMutationId: sent.once },
  })),
  commentRelease: act('comment-release', 'commentReleased', (sent) => ({ once: sent.once })),
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
        <Fold title={t('comments.edit.title')} form="commentEdit">
          <Form name="commentEdit" at={given.id} submit={t('comments.edit.submit')}>
            <Hidden name="version" value={String(given.version)} />
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
        <Fold title={t('comments.withdraw.title')} form="commentWithdraw">
          <p>{t('comments.withdraw.what')}</p>
          <Form name="commentWithdraw" at={given.id} submit={t('comments.withdraw.submit')} grave />
        </Fold>
      )}
      {may('REPORT') && (
        <Fold title={t('comments.report.title')} form="commentReport">
          <p>{t('comments.report.what')}</p>
          <Form name="commentReport" at={given.id} submit={t('comments.report.submit')}>
            <Rule />
            <TextArea name="reason" label={t('comments.report.reason')} rows={3} most={1000} optional />
          </Form>
        </Fold>
      )}
      {may('APPEAL') && (
        <Fold title={t('comments.appeal.title')} form="commentAppeal" open>
          <p>{t('comments.appeal.what')}</p>
          <Form name="commentAppeal" at={given.id} submit={t('comments.appeal.submit')}>
            <TextArea name="argument" label={t('comments.appeal.argument')} rows={4} most={2000} />
          </Form>
        </Fold>
      )}
      {may('RELEASE') && (
        <Fold title={t('comments.release.title')} form="commentRelease" open>
          <Form name="commentRelease" at={given.id} submit={t('comments.release.submit')} />
        </Fold>
      )}
      {may('HIDE') && (
        <Fold title={t('comments.hide.title')} form="commentHide">
          <p>{t('comments.hide.what')}</p>
          <Form name="commentHide" at={given.id} submit={t('comments.hide.submit')} grave>
            <WhyHidden />
          </Form>
        </Fold>
      )}
    </>
  );
}

/** Folded away unless its own form came back. */
function Fold(props: { title: string; form: string; open?: true; children: preact.ComponentChildren }) {
  const { title, form, open, children } = props;
  const { returned } = useReader();
  return (
    <details open={open ?? returned?.sent.form === form}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

/** What a decision to hide says in public. */
export function WhyHidden({ optional }: { optional?: true }) {
  const { t } = useReader();
  return (
    <>
      <Rule />
      <TextArea
        name="reason"
        label={t('comments.hide.reason')}
        hint={t('comments.hide.reasonHint')}
        rows={3}
        most={1000}
        optional={optional}
      />
    </>
  );
}

/** The rule of the house that is said to be broken. */
function Rule() {
  const { t, name } = useReader();
  return (
    <Select
      name="rule"
      label={t('comments.rule')}
      options={RULES.map((value) => ({ value, label: name('ModerationRule', value) }))}
    />
  );
}
