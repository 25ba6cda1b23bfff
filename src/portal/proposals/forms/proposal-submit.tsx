import { Form } from '../../frame/components/form.js';
import { documentOf } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import type { PageForm } from '../../frame/form.js';

export const proposalSubmit: PageForm<'forms/proposal-submit'> = {
  document: documentOf('forms/proposal-submit'),
  variables: (sent) => ({ id: sent.at, input: { clientMutationId: sent.once } }),
  fields: { problem: '', action: '' },
  next: (result, { href }) => href('proposal', result.proposal.reference),
  done: ({ proposal }) => (proposal.viewerFollow?.byMail ? 'proposed' : 'proposedUnmailed'),
};

export function ProposalSubmitForm({ id }: { id: string }) {
  const { t } = useReader();
  return <Form name="proposalSubmit" at={id} submit={t('draft.send')} />;
}
