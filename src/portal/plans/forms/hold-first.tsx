import { Select, TextArea } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { documentOf } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import type { PageForm } from '../../frame/form.js';
import { MODERATION_REASON_LENGTH } from '../../../domain/lengths.js';

export const planHoldFirstComments: PageForm<'forms/plan-hold-first-comments'> = {
  document: documentOf('forms/plan-hold-first-comments'),
  variables: (sent) => ({
    id: sent.at,
    input: { first: Number(sent.text('first')), reason: sent.text('reason') ?? '', clientMutationId: sent.once },
  }),
  needs: (_, { t }) => ({ first: t('window.firstComments.first'), reason: t('window.reason') }),
  next: (_, { address, href }) => href('windows', address!.key),
  done: 'firstCommentsHeld',
};

const HOW_MANY = [0, 1, 2, 3, 5, 10, 20];

/** Sets how many first comments of each new account wait for moderation before they become public. */
export function HoldFirstForm({ plan, first }: { plan: string; first: number }) {
  const { t } = useReader();
  const numbers = [...new Set([...HOW_MANY, first])].toSorted((a, b) => a - b);
  return (
    <Form name="planHoldFirstComments" at={plan} submit={t('window.firstComments.submit')}>
      <Select
        name="first"
        label={t('window.firstComments.first')}
        value={String(first)}
        options={numbers.map((count) => ({
          value: String(count),
          label: count === 0 ? t('window.firstComments.none') : String(count),
        }))}
      />
      <TextArea
        name="reason"
        label={t('window.reason')}
        hint={t('window.firstComments.hint')}
        rows={3}
        most={MODERATION_REASON_LENGTH}
      />
    </Form>
  );
}
