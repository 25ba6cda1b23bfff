import { Hidden, Select, TextField } from '../components/fields.js';
import { Form } from '../components/form.js';
import { documentOf } from '../documents.js';
import { useReader } from '../reader.js';
import type { PageForm } from './form.js';

export interface Open {
  id: string;
  title: { text: string };
}

/** The first question: the draft exists from here on, and nothing written after it is lost. */
export const proposalDraft: PageForm = {
  document: documentOf('forms/proposal-draft'),
  variables: (sent) => ({
    input: {
      plan: sent.text('plan') ?? '',
      title: { language: sent.text('language'), text: sent.text('title') ?? '' },
      clientMutationId: sent.once,
    },
  }),
  next: (result: { proposal: { id: string } }, { href }) => href('draft', result.proposal.id, { step: 'problem' }),
};

export function ProposalDraftForm({ plans }: { plans: Open[] }) {
  const { t, language } = useReader();
  return (
    <Form name="proposalDraft" submit={t('draft.save')}>
      <Hidden name="language" value={language.toUpperCase()} />
      <PlanChoice plans={plans} />
      <TextField name="title" label={t('draft.title')} hint={t('draft.titleHint')} most={200} />
    </Form>
  );
}

/** Asked only where several plans call. */
export function PlanChoice({ plans }: { plans: Open[] }) {
  const { t } = useReader();
  if (plans.length === 1) return <Hidden name="plan" value={plans[0]!.id} />;
  return (
    <Select
      name="plan"
      label={t('draft.plan')}
      options={plans.map(({ id, title }) => ({ value: id, label: title.text }))}
    />
  );
}
