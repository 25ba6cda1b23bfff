import { BODY_LENGTH, TITLE_LENGTH } from '../../../domain/lengths.js';
import { Hidden, Select, TextArea, TextField } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { Lines, Paragraphs } from '../../frame/components/said.js';
import { documentOf, type Thing } from '../../frame/documents.js';
import type { Area } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { dayTyped } from '../../frame/local-time.js';
import type { PageForm } from '../../frame/form.js';
import { AreasField } from './areas-field.js';
import { noSuchDays } from '../../frame/day-field.js';
import { PlacesField } from './places-field.js';
import { Received } from './proposal-transcribe.js';
import type { Sent } from '../../frame/sent.js';

const STEPS = ['received', 'title', 'problem', 'action', 'change', 'where', 'send'] as const;
export type Step = (typeof STEPS)[number];

/** Name in the address of the page that shows all answers before they are sent. */
export const REVIEW = 'review';

/** The questions in their order; only a transcript is asked when and how it was received. */
export const stepsOf = ({ transcribed }: Pick<DraftGiven, 'transcribed'>): Step[] =>
  STEPS.filter((step) => transcribed || step !== 'received');

type DraftGiven = Extract<Thing<'draft', 'node'>, { __typename: 'Proposal' }>;

const TEXTS = ['title', 'problem', 'action', 'expectedChange', 'affected'];
const LISTS = ['policyAreas', 'jurisdictions'];

/** The input holds only what this step asked for: a field that was not on the page keeps its value. */
function changes(sent: Sent): Record<string, unknown> {
  const asked = sent.all('asked');
  const text = (name: string) => ({ language: sent.text('language'), text: sent.text(name) ?? '' });
  return Object.fromEntries(
    asked.flatMap((name): [string, unknown][] => {
      if (LISTS.includes(name)) return [[name, sent.all(name)]];
      if (name === 'receivedOn') return [[name, dayTyped(sent.text(name))]];
      if (TEXTS.includes(name)) return [[name, sent.text(name) || name === 'title' ? text(name) : null]];
      return sent.text(name) || name === 'theme' ? [[name, sent.text(name) || null]] : [];
    }),
  );
}

export const proposalEdit: PageForm<'forms/proposal-edit'> = {
  document: documentOf('forms/proposal-edit'),
  variables: (sent) => ({
    id: sent.at,
    expectedVersion: Number(sent.text('version')),
    input: { ...changes(sent), clientMutationId: sent.once },
  }),
  needs: (sent, { t }) => {
    const labels = { title: t('draft.title'), receivedOn: t('transcribe.receivedOn') };
    return Object.fromEntries(Object.entries(labels).filter(([name]) => sent.all('asked').includes(name)));
  },
  unreadable: (sent, reader) => noSuchDays(sent, ['receivedOn'], reader),
  next: (result, { href }, sent) => {
    const { id, reference, state } = result.proposal;
    if (state !== 'DRAFT') return href('proposal', reference);
    if (sent.text('way') === 'leave') return href('myProposals');
    // A person who corrects one answer from the page with all answers goes back there.
    if (sent.text('from') === REVIEW) return href('draft', id);
    const turn = sent.text('way') === 'back' ? -1 : 1;
    const step = STEPS[STEPS.indexOf(sent.text('step') as Step) + turn] ?? 'send';
    return href('draft', id, { step });
  },
  done: (result, sent) => {
    if (result.proposal.state !== 'DRAFT') return 'proposalEdited';
    return sent.text('way') === 'leave' ? 'draftKept' : null;
  },
};

/** Each page asks one question; its answer is saved before the next question. */
export function StepForm({ step, draft, areas }: { step: Step; draft: DraftGiven; areas: Area[] }) {
  const { t, search } = useReader();
  const fromReview = search.get('from') === REVIEW;
  const also: [string, string][] = [
    ...(fromReview || step === stepsOf(draft)[0] ? [] : [['back', t('draft.back')] as [string, string]]),
    ...(draft.transcribed ? [] : [['leave', t('draft.leave')] as [string, string]]),
  ];
  const fields: Partial<Record<Step, string[]>> = {
    received: ['receivedOn', 'receivedHow'],
    title: ['title'],
    problem: ['problem'],
    action: ['action'],
    change: ['expectedChange', 'affected'],
    where: ['theme', 'policyAreas', 'jurisdictions'],
  };
  return (
    <Form name="proposalEdit" at={draft.id} submit={t(fromReview ? 'draft.saveToReview' : 'draft.save')} also={also}>
      <Newer version={draft.version}>
        <Now step={step} draft={draft} />
      </Newer>
      {fromReview && <Hidden name="from" value={REVIEW} />}
      <Hidden name="language" value={draft.title.original.toUpperCase()} />
      <Hidden name="step" value={step} />
      {fields[step]?.map((name) => (
        <Hidden key={name} name="asked" value={name} />
      ))}
      {step === 'received' && <Received on={draft.receivedOn} how={draft.receivedHow} />}
      {step === 'title' && (
        <TextField
          name="title"
          label={t('draft.title')}
          hint={t('draft.titleHint')}
          value={draft.title.text}
          most={TITLE_LENGTH}
        />
      )}
      {step === 'problem' && <Question name="problem" draft={draft} />}
      {step === 'action' && <Question name="action" draft={draft} />}
      {step === 'change' && (
        <>
          <Question name="expectedChange" draft={draft} optional />
          <Question name="affected" draft={draft} optional />
        </>
      )}
      {step === 'where' && <Where draft={draft} areas={areas} />}
    </Form>
  );
}

/** The present answers of a step. */
function Now({ step, draft }: { step: Step; draft: DraftGiven }) {
  const { t } = useReader();
  if (step === 'title') return <Paragraphs words={draft.title} />;
  if (step === 'received') return <Lines text={[draft.receivedOn, draft.receivedHow].filter(Boolean).join('\n')} />;
  if (step === 'where') {
    const chosen = [...draft.jurisdictions, ...(draft.theme ? [draft.theme] : []), ...draft.policyAreas];
    return <Lines text={chosen.map(({ name }) => name.text).join('\n')} />;
  }
  const names = step === 'change' ? (['expectedChange', 'affected'] as const) : ([step] as ('problem' | 'action')[]);
  return (
    <>
      {names.map((name) => (
        <div key={name}>
          <p class="quiet">{t(`draft.texts.${name}`)}</p>
          {draft[name] ? <Paragraphs words={draft[name]} /> : <p>{t('draft.empty')}</p>}
        </div>
      ))}
    </>
  );
}

interface QuestionProps {
  name: 'problem' | 'action' | 'expectedChange' | 'affected';
  draft: DraftGiven;
  optional?: true;
}

function Question({ name, draft, optional }: QuestionProps) {
  const { t } = useReader();
  return (
    <TextArea
      name={name}
      label={t(`draft.texts.${name}`)}
      hint={t(`draft.hints.${name}`)}
      value={draft[name]?.text}
      rows={optional ? 4 : 8}
      most={BODY_LENGTH}
      optional={optional}
    />
  );
}

function Where({ draft, areas }: { draft: DraftGiven; areas: Area[] }) {
  const { t } = useReader();
  return (
    <>
      <PlacesField members={draft.plan.members} chosen={draft.jurisdictions.map(({ code }) => code)} />
      {draft.plan.themes.length > 0 && (
        <Select
          name="theme"
          label={t('draft.theme')}
          none={t('draft.noTheme')}
          value={draft.theme?.code}
          options={draft.plan.themes.map(({ code, name: words }) => ({ value: code, label: words.text }))}
          optional
        />
      )}
      <AreasField areas={areas} chosen={draft.policyAreas.map(({ code }) => code)} />
    </>
  );
}
