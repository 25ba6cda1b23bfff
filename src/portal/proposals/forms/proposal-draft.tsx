import { TITLE_LENGTH } from '../../../domain/lengths.js';
import { dayIn } from '../../../kernel/clock.js';
import { openCall } from '../components/call.js';
import { Hidden, Select, TextField } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { documentOf } from '../../frame/documents.js';
import { shortDay } from '../../../domain/printed.js';
import type { Calling } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import type { PageForm } from '../../frame/form.js';

export type Open = Calling & { id: string };

/** The first question creates the draft, so nothing written after it is lost. */
export const proposalDraft: PageForm<'forms/proposal-draft'> = {
  document: documentOf('forms/proposal-draft'),
  variables: (sent) => ({
    input: {
      plan: sent.text('plan') ?? '',
      title: { language: sent.text('language'), text: sent.text('title') ?? '' },
      clientMutationId: sent.once,
    },
  }),
  needs: (_, { t }) => ({ plan: t('draft.plan'), title: t('draft.title') }),
  next: (result, { href }) => href('draft', result.proposal.id, { step: 'problem' }),
};

export function ProposalDraftForm({ plans }: { plans: Open[] }) {
  const { t, language } = useReader();
  return (
    <Form name="proposalDraft" submit={t('draft.save')}>
      <Hidden name="language" value={language.toUpperCase()} />
      <PlanChoice plans={plans} />
      <TextField name="title" label={t('draft.title')} hint={t('draft.titleHint')} most={TITLE_LENGTH} />
    </Form>
  );
}

/** The plan is asked for only when several plans have an open call. */
export function PlanChoice({ plans }: { plans: Open[] }) {
  const { t, language } = useReader();
  const until = (plan: Open) => {
    const call = openCall(plan);
    return call && `${t('draft.until')} ${shortDay(language, dayIn(call.plan.timeZone, new Date(call.closesAt)))}`;
  };
  if (plans.length === 1) return <Hidden name="plan" value={plans[0]!.id} />;
  return (
    <Select
      name="plan"
      label={t('draft.plan')}
      options={plans.map((plan) => ({
        value: plan.id,
        label: [plan.title.text, plan.synthetic && t('example.short'), until(plan)].filter(Boolean).join(' · '),
      }))}
    />
  );
}
