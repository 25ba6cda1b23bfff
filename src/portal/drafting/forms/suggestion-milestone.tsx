import { BODY_LENGTH, TITLE_LENGTH } from '../../../domain/lengths.js';
import { Hidden, TextArea, TextField } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import type { Answer, Thing } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';
import { noSuchDates, PeriodFields, periodTyped } from './period-fields.js';
import { InstitutionsField } from './institutions-field.js';
import { About, suggesting, useWayIn, WhySuggested } from './suggesting.js';

const TEXTS = ['outputs', 'expectedResult', 'meansOfVerification'] as const;
const SECTIONS = {
  outputs: 'OUTPUTS',
  expectedResult: 'EXPECTED_RESULT',
  meansOfVerification: 'MEANS_OF_VERIFICATION',
};

const said = (sent: Sent, name: string) => {
  const text = sent.text(name);
  return text === undefined ? undefined : { language: sent.text('language'), text };
};

export const suggestionMilestones = {
  suggestionMilestoneAdd: suggesting('ADD_MILESTONE', {
    asked: (sent) => ({
      milestoneDraft: {
        title: { language: sent.text('language'), text: sent.text('title') ?? '' },
        ...Object.fromEntries(TEXTS.map((name) => [name, said(sent, name)])),
        planned: periodTyped(sent),
        institutions: sent.all('institutions'),
      },
    }),
    needs: (_, { t }) => ({ title: t('suggest.milestone.title') }),
    unreadable: noSuchDates,
  }),
  suggestionMilestoneRemove: suggesting('REMOVE_MILESTONE', {
    asked: (sent) => ({ milestone: sent.text('milestone') }),
  }),
};

type Commitment = Thing<'suggest', 'commitment'>;

interface AddProps {
  commitment: Commitment;
  institutions: Answer<'suggest'>['institutions'];
}

/** The form to suggest a whole milestone; only its title has to be written. */
export function MilestoneAddForm({ commitment, institutions }: AddProps) {
  const { t, name, language } = useReader();
  return (
    <Form name="suggestionMilestoneAdd" submit={t('suggest.milestone.submit')} also={useWayIn()}>
      <About commitment={commitment} />
      <Hidden name="language" value={language.toUpperCase()} />
      <TextField
        name="title"
        label={t('suggest.milestone.title')}
        hint={t('suggest.milestone.titleHint')}
        most={TITLE_LENGTH}
      />
      <PeriodFields />
      {TEXTS.map((text) => (
        <TextArea key={text} name={text} label={name('Section', SECTIONS[text])} rows={3} most={BODY_LENGTH} optional />
      ))}
      <InstitutionsField known={institutions} />
      <WhySuggested />
    </Form>
  );
}

interface RemoveProps {
  commitment: Commitment;
  milestone: { id: string };
}

export function MilestoneRemoveForm({ commitment, milestone }: RemoveProps) {
  const { t } = useReader();
  return (
    <Form name="suggestionMilestoneRemove" submit={t('suggest.without.submit')} also={useWayIn()}>
      <About commitment={commitment} />
      <Hidden name="milestone" value={milestone.id} />
      <WhySuggested />
    </Form>
  );
}
