import { Choices, TextArea } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { documentOf } from '../../frame/documents.js';
import type { Owner } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import type { PageForm } from '../../frame/form.js';
import { REASON_LENGTH } from '../../../domain/lengths.js';

export const ownershipRespond: PageForm<'forms/ownership-respond'> = {
  document: documentOf('forms/ownership-respond'),
  variables: (sent) => ({
    id: sent.at,
    input: {
      accept: { yes: true, no: false }[sent.text('accept') ?? ''],
      reason: sent.text('reason'),
      clientMutationId: sent.once,
    },
  }),
  needs: (sent, { t }) => ({
    accept: t('commitment.respond.question'),
    ...(sent.text('accept') === 'no' ? { reason: t('commitment.respond.reason') } : {}),
  }),
  next: (result, { href }) => href('commitment', result.commitment.reference),
  done: 'ownershipResponded',
};

/** Asks the liaison of an invited institution to accept or decline; the commitment waits for this. */
export function OwnershipRespond({ owner }: { owner: Owner }) {
  const { t } = useReader();
  const say = (part: string, values?: Record<string, unknown>) => t(`commitment.respond.${part}`, values);
  return (
    <div class="board">
      <h2>{say('title', { who: owner.institution!.name.text })}</h2>
      <p>{say('what', { role: say(owner.role.toLowerCase()) })}</p>
      <Form name="ownershipRespond" at={owner.id!} submit={say('submit')}>
        <Choices
          name="accept"
          label={say('question')}
          options={[
            { value: 'yes', label: say('yes') },
            { value: 'no', label: say('no') },
          ]}
        />
        <TextArea name="reason" label={say('reason')} hint={say('reasonHint')} most={REASON_LENGTH} rows={4} optional />
      </Form>
    </div>
  );
}
