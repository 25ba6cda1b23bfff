import type { Place } from '../answers.js';
import { Choices, Hidden, Select, TextArea, TextField } from '../components/fields.js';
import { Form } from '../components/form.js';
import { documentOf } from '../documents.js';
import { useReader } from '../reader.js';
import type { PageForm } from './form.js';
import type { Sent } from './sent.js';

const OUTCOMES = ['ACCEPTED', 'ACCEPTED_IN_PART', 'NOT_ACCEPTED'];
const CATEGORIES = [
  'TAKEN_UP',
  'ALREADY_UNDER_WAY',
  'NOT_FEASIBLE',
  'NO_RESOURCES',
  'LEGAL_OBSTACLE',
  'OUTSIDE_COMPETENCE',
  'OUTSIDE_THE_PLAN',
  'TOO_UNSPECIFIC',
  'OTHER',
];

/** What a response says. */
export const answering = (sent: Sent) => {
  const commitments = (sent.text('commitments') ?? '').split(/[\s,;]+/).filter(Boolean);
  return {
    outcome: OUTCOMES.find((outcome) => outcome === sent.text('outcome')),
    category: CATEGORIES.find((category) => category === sent.text('category')),
    text: { language: sent.text('language'), text: sent.text('text') ?? '' },
    commitments: commitments.length > 0 ? commitments : undefined,
  };
};

export const proposalRespond: PageForm = {
  document: documentOf('forms/proposal-respond'),
  variables: (sent) => ({
    id: sent.at,
    input: { jurisdiction: sent.text('jurisdiction') ?? '', ...answering(sent), clientMutationId: sent.once },
  }),
  fields: { 'input.text.text': 'text', 'input.text': 'text' },
  next: (result: { proposal: { reference: string } }, { href }) =>
    href('proposal', result.proposal.reference, { done: 'answered' }),
};

/** The reasoned response of one member: what was decided, why, and where the words went. */
export function RespondForm({ id, owing }: { id: string; owing: Place[] }) {
  const { t } = useReader();
  const say = (part: string) => t(`response.form.${part}`);
  return (
    <Form name="proposalRespond" at={id} submit={say('submit')}>
      {owing.length === 1 ? (
        <Hidden name="jurisdiction" value={owing[0]!.code} />
      ) : (
        <Choices
          name="jurisdiction"
          label={say('jurisdiction')}
          options={owing.map(({ code, name: words }) => ({ value: code, label: words.text }))}
        />
      )}
      <AnswerFields />
    </Form>
  );
}

/** `optional`: only when something else of the form says so. */
export function AnswerFields({ optional }: { optional?: true }) {
  const { t, name, language } = useReader();
  const say = (part: string) => t(`response.form.${part}`);
  return (
    <>
      <Hidden name="language" value={language.toUpperCase()} />
      <Choices
        name="outcome"
        label={say('outcome')}
        optional={optional}
        options={OUTCOMES.map((value) => ({ value, label: name('Outcome', value) }))}
      />
      <Select
        name="category"
        label={say('category')}
        optional={optional}
        options={CATEGORIES.map((value) => ({ value, label: name('ResponseCategory', value) }))}
      />
      <TextArea name="text" label={say('text')} hint={say('textHint')} rows={8} most={4000} optional={optional} />
      <TextField name="commitments" label={say('commitments')} hint={say('commitmentsHint')} most={500} optional />
    </>
  );
}
