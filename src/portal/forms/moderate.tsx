import { Choices, Hidden, TextArea } from '../components/fields.js';
import { Form } from '../components/form.js';
import { documentOf } from '../documents.js';
import { useReader } from '../reader.js';
import { RULES, Rule } from './comment-acts.js';
import type { PageForm } from './form.js';

const HIDE = documentOf('forms/comments-hide');
const DISMISS = documentOf('forms/reports-dismiss');
/** Of the form that decides on everything ticked: the boxes stand outside it, each in its own case. */
export const BULK = 'moderate';

/** A ticked box names the comment and then its open reports, parted by blanks. */
export const ticketOf = (comment: string, reports: string[]) => [comment, ...reports].join(' ');

export const moderate: PageForm = {
  document: (sent) => (sent.text('decision') === 'dismiss' ? DISMISS : HIDE),
  variables: (sent) => {
    const tickets = sent.all('ticked').map((ticket) => ticket.split(' '));
    if (sent.text('decision') === 'dismiss')
      return { ids: tickets.flatMap(([, ...reports]) => reports), once: sent.once };
    return {
      ids: tickets.map(([comment]) => comment),
      input: {
        rule: RULES.find((rule) => rule === sent.text('rule')),
        reason: sent.text('reason') ?? '',
        clientMutationId: sent.once,
      },
    };
  },
  fields: { ids: 'decision' },
  next: (_: unknown, { href }, sent) => href('moderation', sent.text('plan'), { done: 'moderated' }),
};

/** Decides alike on everything that is ticked; each is logged for itself. */
export function ModerateForm({ plan }: { plan: string }) {
  const { t } = useReader();
  return (
    <Form name={BULK} submit={t('moderation.decide')}>
      <Hidden name="plan" value={plan} />
      <Choices
        name="decision"
        label={t('moderation.decision')}
        options={['hide', 'dismiss'].map((value) => ({
          value,
          label: t(`moderation.${value}`),
          hint: t(`moderation.${value}Hint`),
        }))}
      />
      <Rule />
      <TextArea
        name="reason"
        label={t('comments.hide.reason')}
        hint={t('comments.hide.reasonHint')}
        rows={3}
        most={1000}
        optional
      />
    </Form>
  );
}

export const appealDecide: PageForm = {
  document: documentOf('forms/appeal-decide'),
  variables: (sent) => ({
    id: sent.at,
    input: {
      restore: { yes: true, no: false }[sent.text('restore') ?? ''],
      reason: sent.text('reason') ?? '',
      clientMutationId: sent.once,
    },
  }),
  next: (_: unknown, { href }, sent) => href('moderation', sent.text('plan'), { done: 'appealDecided' }),
};

export function AppealDecideForm({ id, plan }: { id: string; plan: string }) {
  const { t } = useReader();
  return (
    <Form name="appealDecide" at={id} submit={t('moderation.appeal.submit')}>
      <Hidden name="plan" value={plan} />
      <Choices
        name="restore"
        label={t('moderation.appeal.question')}
        options={[
          { value: 'yes', label: t('moderation.appeal.yes') },
          { value: 'no', label: t('moderation.appeal.no') },
        ]}
      />
      <TextArea name="reason" label={t('moderation.appeal.reason')} rows={3} most={1000} />
    </Form>
  );
}
