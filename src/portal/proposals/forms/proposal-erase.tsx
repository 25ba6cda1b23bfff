import { Hidden } from '../../frame/components/fields.js';
import { Fold } from '../../frame/components/fold.js';
import { Form } from '../../frame/components/form.js';
import { documentOf } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import type { PageForm } from '../../frame/form.js';

/** A draft is erased for good; a proposal that was sent is withdrawn instead (`proposal-acts.tsx`). */
export const proposalErase: PageForm<'forms/proposal-erase'> = {
  document: documentOf('forms/proposal-erase'),
  variables: (sent, key) => ({ id: key, input: { clientMutationId: sent.once } }),
  asks: { submit: 'draft.erase.submit', always: true },
  next: (_, { href }, sent) => {
    const plan = sent.text('plan');
    return plan ? href('transcribe', plan) : href('myProposals');
  },
  done: 'draftErased',
};

interface EraseProps {
  draft: { transcribed: boolean; availableActions: string[]; plan: { slug: string } };
}

export function ProposalEraseForm({ draft: { transcribed, availableActions, plan } }: EraseProps) {
  const { t } = useReader();
  if (!availableActions.includes('ERASE')) return null;
  return (
    <Fold title={t('draft.erase.title')} form="proposalErase">
      <p>{t('draft.erase.what')}</p>
      <Form name="proposalErase" submit={t('draft.erase.title')} grave>
        {transcribed && <Hidden name="plan" value={plan.slug} />}
      </Form>
    </Fold>
  );
}
