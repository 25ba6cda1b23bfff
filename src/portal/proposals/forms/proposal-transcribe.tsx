import { BODY_LENGTH, TITLE_LENGTH } from '../../../domain/lengths.js';
import { LANGUAGES } from '../../../domain/localized-text.js';
import { Choices, Hidden, Select, TextArea, TextField } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { documentOf, type Thing } from '../../frame/documents.js';
import { dayTyped } from '../../frame/local-time.js';
import type { Area } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { AreasField } from './areas-field.js';
import { DayField, noSuchDays } from '../../frame/day-field.js';
import type { PageForm } from '../../frame/form.js';
import { PlacesField } from './places-field.js';
import type { Sent } from '../../frame/sent.js';

const text = (sent: Sent, name: string) => ({ language: sent.text('language'), text: sent.text(name) ?? '' });
const textIfAny = (sent: Sent, name: string) => (sent.text(name) ? text(sent, name) : undefined);

/** Saves a transcript as a draft, which the secretariat reads once more before sending it. */
export const proposalTranscribe: PageForm<'forms/proposal-transcribe'> = {
  document: documentOf('forms/proposal-transcribe'),
  variables: (sent) => ({
    input: {
      plan: sent.text('plan') ?? '',
      title: text(sent, 'title'),
      problem: text(sent, 'problem'),
      action: text(sent, 'action'),
      expectedChange: textIfAny(sent, 'expectedChange'),
      affected: textIfAny(sent, 'affected'),
      receivedOn: dayTyped(sent.text('receivedOn')),
      receivedHow: sent.text('receivedHow') ?? '',
      jurisdictions: sent.all('jurisdictions'),
      theme: sent.text('theme'),
      policyAreas: sent.all('policyAreas'),
      clientMutationId: sent.once,
    },
  }),
  needs: (_, { t }) => ({
    receivedOn: t('transcribe.receivedOn'),
    language: t('transcribe.language'),
    title: t('transcribe.title'),
    problem: t('proposal.texts.problem'),
    action: t('proposal.texts.action'),
  }),
  unreadable: (sent, reader) => noSuchDays(sent, ['receivedOn'], reader),
  next: (result, { href }) => href('draft', result.proposal.id),
  done: 'transcribed',
};

export function Received({ on, how }: { on?: string | null; how?: string | null }) {
  const { t, today } = useReader();
  return (
    <>
      <DayField
        name="receivedOn"
        label={t('transcribe.receivedOn')}
        hint={t('transcribe.receivedOnHint')}
        day={on ?? today}
      />
      <TextField
        name="receivedHow"
        label={t('transcribe.receivedHow')}
        hint={t('transcribe.receivedHowHint')}
        value={how ?? ''}
        most={TITLE_LENGTH}
        optional
      />
    </>
  );
}

interface TranscribeProps {
  plan: Thing<'transcribe', 'plan'>;
  areas: Area[];
}

export function TranscribeForm({ plan, areas }: TranscribeProps) {
  const { t, language } = useReader();
  return (
    <Form name="proposalTranscribe" submit={t('transcribe.submit')}>
      <Hidden name="plan" value={plan.id} />
      <Received />
      <Choices
        name="language"
        label={t('transcribe.language')}
        chosen={[language.toUpperCase()]}
        options={LANGUAGES.map((each) => ({ value: each.toUpperCase(), label: t(`languages.${each}.own`) }))}
      />
      <TextField name="title" label={t('transcribe.title')} hint={t('transcribe.titleHint')} most={TITLE_LENGTH} />
      <TextArea
        name="problem"
        label={t('proposal.texts.problem')}
        hint={t('transcribe.wordsHint')}
        rows={6}
        most={BODY_LENGTH}
      />
      <TextArea name="action" label={t('proposal.texts.action')} rows={6} most={BODY_LENGTH} />
      <TextArea name="expectedChange" label={t('proposal.texts.expectedChange')} rows={3} most={BODY_LENGTH} optional />
      <TextArea name="affected" label={t('proposal.texts.affected')} rows={3} most={BODY_LENGTH} optional />
      <PlacesField members={plan.members} />
      {plan.themes.length > 0 && (
        <Select
          name="theme"
          label={t('draft.theme')}
          none={t('draft.noTheme')}
          optional
          options={plan.themes.map(({ code, name: words }) => ({ value: code, label: words.text }))}
        />
      )}
      <AreasField areas={areas} />
    </Form>
  );
}
