import { Choices, Select, TextArea } from '../components/fields.js';
import { Form } from '../components/form.js';
import { documentOf } from '../documents.js';
import { useReader } from '../reader.js';
import type { PageForm } from './form.js';
import { AnswerFields, answering } from './proposal-respond.js';

export const contestDecide: PageForm = {
  document: documentOf('forms/contest-decide'),
  variables: (sent) => {
    const uphold = { yes: true, no: false }[sent.text('uphold') ?? ''];
    return {
      id: sent.at,
      input: {
        uphold,
        decision: sent.text('decision') ?? '',
        session: sent.text('session'),
        answer: uphold ? answering(sent) : undefined,
        clientMutationId: sent.once,
      },
    };
  },
  fields: { 'input.answer.text.text': 'text', 'input.answer': 'outcome' },
  next: (result: { response: { proposal: { reference: string } } }, { href }) =>
    href('proposal', result.response.proposal.reference, { done: 'contestDecided' }),
};

export interface SessionOption {
  id: string;
  kind: string;
  number: number;
}

/** For another institution, or for the secretariat with the session of the forum that decided. */
export function ContestDecideForm({ id, sessions }: { id: string; sessions: SessionOption[] }) {
  const { t, name, viewer } = useReader();
  const say = (part: string) => t(`response.decide.${part}`);
  const isLiaison = viewer?.appointments.some(({ role }) => role === 'institution_liaison');
  return (
    <Form name="contestDecide" at={id} submit={say('submit')}>
      <Choices
        name="uphold"
        label={say('uphold')}
        options={['yes', 'no'].map((value) => ({ value, label: say(value) }))}
      />
      <TextArea name="decision" label={say('decision')} rows={5} most={2000} />
      {!isLiaison && (
        <Select
          name="session"
          label={say('session')}
          options={sessions.map((one) => ({
            value: one.id,
            label: t('plan.forum.session', { kind: name('SessionKind', one.kind), number: one.number }),
          }))}
        />
      )}
      <p>{say('answer')}</p>
      <AnswerFields optional />
    </Form>
  );
}
