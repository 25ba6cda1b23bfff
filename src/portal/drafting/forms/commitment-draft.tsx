import { BODY_LENGTH, TITLE_LENGTH } from '../../../domain/lengths.js';
import { Choices, Hidden, TextArea, TextField } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { documentOf, type Thing } from '../../frame/documents.js';
import type { PageForm } from '../../frame/form.js';
import { useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';
import { originSent, WhoseAndWhence } from './whose-and-whence.js';

const written = (sent: Sent, name: string) => {
  const text = sent.text(name);
  return text ? { language: sent.text('language') ?? 'ES', text } : undefined;
};

export const commitmentDraft: PageForm<'forms/commitment-draft'> = {
  document: documentOf('forms/commitment-draft'),
  variables: (sent) => ({
    input: {
      plan: sent.text('plan') ?? '',
      title: { language: sent.text('language') ?? 'ES', text: sent.text('title') ?? '' },
      origin: originSent(sent),
      members: sent.all('jurisdiction'),
      proposals: sent.all('proposals'),
      problem: written(sent, 'problem'),
      action: written(sent, 'action'),
      clientMutationId: sent.once,
    },
  }),
  needs: (_, { t }) => ({ title: t('begin.form.title'), origin: t('begin.form.origin') }),
  fields: {
    'input.members': 'jurisdiction',
    'input.title.text': 'title',
    'input.problem.text': 'problem',
    'input.action.text': 'action',
  },
  fieldAt: ([, list]) => (list === 'proposals' ? 'proposals' : undefined),
  next: ({ commitment }, { href }) => href('commitmentText', commitment.reference),
  done: 'commitmentBegun',
};

type PlanGiven = Thing<'begin', 'plan'>;

/** Begins a commitment; the texts that are left empty come from its proposals. */
export function BeginForm({ plan }: { plan: PlanGiven }) {
  const { t, language } = useReader();
  const { chosen, owed } = plan;
  const ticked = chosen.nodes.map(({ id }) => id);
  const others = owed.nodes.filter(({ id }) => !ticked.includes(id));
  const hint = chosen.nodes.length + others.length > 0 ? { hint: t('begin.form.textHint') } : {};
  return (
    <Form name="commitmentDraft" submit={t('begin.form.submit')}>
      <Hidden name="plan" value={plan.id} />
      <Hidden name="language" value={language.toUpperCase()} />
      <TextField
        name="title"
        label={t('begin.form.title')}
        hint={t('begin.form.titleHint')}
        value={chosen.nodes[0]?.title.text ?? ''}
        most={TITLE_LENGTH}
      />
      {chosen.nodes.length + others.length > 0 && (
        <Choices
          name="proposals"
          label={t('begin.form.proposals')}
          hint={t('begin.form.proposalsHint')}
          many
          optional
          chosen={ticked}
          options={chosen.nodes.map(asOption)}
          folded={others.length > 0 ? [{ label: t('begin.form.owed'), options: others.map(asOption) }] : []}
        />
      )}
      <WhoseAndWhence members={plan.members} />
      <TextArea name="problem" label={t('begin.form.problem')} {...hint} rows={5} most={BODY_LENGTH} optional />
      <TextArea name="action" label={t('begin.form.action')} {...hint} rows={5} most={BODY_LENGTH} optional />
    </Form>
  );
}

const asOption = ({
  id,
  reference,
  title,
}: PlanGiven['chosen']['nodes'][number] | PlanGiven['owed']['nodes'][number]) => ({
  value: id,
  label: [reference, title.text].filter(Boolean).join(' · '),
});
