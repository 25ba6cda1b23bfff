import { BODY_LENGTH, LINK_LENGTH, TITLE_LENGTH } from '../../../domain/lengths.js';
import { dateTyped } from '../../drafting/forms/period-fields.js';
import type { Fault } from '../../frame/came-back.js';
import { FileField, Hidden, Select, TextArea, TextField } from '../../frame/components/fields.js';
import { Finder, useKeptName } from '../../frame/components/finder.js';
import { Form } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { askedFirstWords, TAKING_BACK } from '../../frame/components/taking-back.js';
import { DayField, noSuchDays } from '../../frame/day-field.js';
import { type Answer, documentOf } from '../../frame/documents.js';
import { type PageForm, versionRead } from '../../frame/form.js';
import { dayTyped } from '../../frame/local-time.js';
import { type Reader, useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';
import type { FindingLine } from '../../frame/types.js';

const TYPES = '.pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png';
/** Numbers of the findings that the form has fields for; a finding that is left empty is not sent. */
const PLACES = Array.from({ length: 10 }, (_, index) => index);
/** Fields of the first findings stand open. */
const OPEN = 2;

const languageSent = (sent: Sent) => (sent.text('language') === 'EN' ? ('EN' as const) : ('ES' as const));
const placesSent = (sent: Sent) =>
  PLACES.filter((place) => ['finding', 'addressee', 'answerBy'].some((field) => sent.text(`${field}-${place}`)));

function evaluationSent(sent: Sent) {
  const language = languageSent(sent);
  const [summary, evaluated] = [sent.text('summary'), sent.text('evaluated')];
  return {
    title: { language, text: sent.text('title') ?? '' },
    summary: summary === undefined ? null : { language, text: summary },
    evaluated: evaluated === undefined ? null : (dateTyped(evaluated) ?? evaluated),
    findings: placesSent(sent).map((place) => ({
      text: { language, text: sent.text(`finding-${place}`) ?? '' },
      addressee: sent.text(`addressee-${place}`) ?? null,
      answerBy: dayTyped(sent.text(`answerBy-${place}`) ?? '') ?? null,
    })),
    clientMutationId: sent.once,
  };
}

const unreadable = (sent: Sent, reader: Reader): Fault[] => {
  const evaluated = sent.text('evaluated');
  return [
    ...(evaluated && !dateTyped(evaluated)
      ? [{ field: 'evaluated', message: reader.t('suggest.period.noSuchDate') }]
      : []),
    ...noSuchDays(
      sent,
      PLACES.map((place) => `answerBy-${place}`),
      reader,
    ),
    ...placesSent(sent)
      .filter((place) => !sent.text(`finding-${place}`))
      .map((place) => ({ field: `finding-${place}`, message: reader.t('evaluations.form.findingMissing') })),
  ];
};

const form = (document: (sent: Sent) => object, more: Partial<PageForm<'forms/evaluation-publish'>>) =>
  ({
    document: documentOf('forms/evaluation-publish'),
    variables: (sent) => ({ programme: sent.at, input: { ...evaluationSent(sent), ...document(sent) } }),
    needs: (_, { t }) => ({ title: t('evaluations.form.title') }),
    unreadable,
    fields: { 'input.file': 'file', 'input.url': 'url' },
    fieldAt: ([, list, index, field], sent) =>
      list === 'findings'
        ? `${field === 'text' ? 'finding' : (field ?? 'finding')}-${placesSent(sent)[Number(index)] ?? 0}`
        : undefined,
    next: ({ evaluation }, { href }) => href('evaluation', evaluation.id),
    done: 'evaluationPublished',
    ...more,
  }) satisfies PageForm<'forms/evaluation-publish'>;

export const evaluationFile = form((sent) => ({ file: sent.text('upload') ?? '' }), { file: true });
export const evaluationLink = form((sent) => ({ url: sent.text('url') ?? '' }), {
  needs: (_, { t }) => ({ title: t('evaluations.form.title'), url: t('evaluations.form.url') }),
});

export const evaluationRemove: PageForm<'forms/evaluation-remove'> = {
  document: documentOf('forms/evaluation-remove'),
  ...TAKING_BACK,
  asks: askedFirstWords('evaluations.remove'),
  next: ({ evaluation }, { href }) => href('evaluation', evaluation.id),
  done: 'evaluationRemoved',
};

export const findingAnswer: PageForm<'forms/finding-answer'> = {
  document: documentOf('forms/finding-answer'),
  variables: (sent) => ({
    id: sent.at,
    version: versionRead(sent) ?? 0,
    input: { text: { language: languageSent(sent), text: sent.text('answer') ?? '' }, clientMutationId: sent.once },
  }),
  needs: (_, { t }) => ({ answer: t('evaluations.answer.label') }),
  fields: { text: 'answer' },
  fieldAt: ([, field]) => (field === 'text' ? 'answer' : undefined),
  next: ({ finding }, { href }) => href('evaluation', finding.evaluation.id),
  done: 'findingAnswered',
};

export type EvaluationInstitutions = Answer<'publishEvaluation'>['institutions'];

interface PublishProps {
  programme: string;
  way: 'evaluationFile' | 'evaluationLink';
  institutions: EvaluationInstitutions;
}

/** Publishes an evaluation with its document. A file that arrived is kept when another field is refused. */
export function PublishForm({ programme, way, institutions }: PublishProps) {
  const { t, language, returned } = useReader();
  const own = returned?.sent.form === way ? returned : null;
  const arrived = own?.faults.every(({ field }) => field !== 'file') ? own.sent.text('upload') : undefined;
  const finding = (place: number) => <FindingFields key={place} place={place} institutions={institutions} />;
  const isOpen = PLACES.slice(OPEN).some((place) => own && placesSent(own.sent).includes(place));
  return (
    <Form
      name={way}
      at={programme}
      submit={t('evaluations.publish.submit')}
      files={way === 'evaluationFile' ? true : undefined}
    >
      <Hidden name="language" value={language === 'en' ? 'EN' : 'ES'} />
      {way === 'evaluationLink' && (
        <TextField
          name="url"
          label={t('evaluations.form.url')}
          hint={t('evaluations.form.urlHint')}
          most={LINK_LENGTH}
        />
      )}
      {arrived && <Hidden name="upload" value={arrived} />}
      {arrived && <p class="notice">{t('files.arrived')}</p>}
      {way === 'evaluationFile' && (
        <FileField
          name="file"
          label={t(arrived ? 'files.another' : 'evaluations.form.file')}
          hint={t('files.fileHint')}
          accept={TYPES}
          optional={arrived ? true : undefined}
        />
      )}
      <TextField name="title" label={t('evaluations.form.title')} most={TITLE_LENGTH} />
      <TextField
        name="evaluated"
        label={t('evaluations.form.evaluated')}
        hint={t('programme.visit.dayHint')}
        autocomplete="off"
        short
        optional
      />
      <TextArea name="summary" label={t('evaluations.form.summary')} rows={4} most={BODY_LENGTH} optional />
      <Finder name="addressee" label={t('finder.institution')} choices={institutions} />
      {PLACES.slice(0, OPEN).map(finding)}
      <details open={isOpen}>
        <summary>{t('evaluations.form.more')}</summary>
        {PLACES.slice(OPEN).map(finding)}
      </details>
    </Form>
  );
}

function FindingFields({ place, institutions }: { place: number; institutions: EvaluationInstitutions }) {
  const { t } = useReader();
  const kept = useKeptName();
  const number = place + 1;
  return (
    <fieldset class="field long">
      <legend>{t('evaluations.form.finding', { number })}</legend>
      <TextArea name={`finding-${place}`} label={t('evaluations.form.text')} rows={3} most={BODY_LENGTH} optional />
      <Select
        name={`addressee-${place}`}
        label={t('evaluations.form.addressee')}
        none={t('evaluations.form.nobody')}
        kept={kept}
        options={institutions.nodes.map(({ slug, name }) => ({ value: slug, label: name.text }))}
        optional
      />
      <DayField name={`answerBy-${place}`} label={t('evaluations.form.answerBy')} optional />
    </fieldset>
  );
}

export function AnswerForm({ finding }: { finding: FindingLine & { version: number } }) {
  const { t, language } = useReader();
  return (
    <Form name="findingAnswer" at={finding.id} submit={t('evaluations.answer.submit')}>
      <Newer version={finding.version} />
      <Hidden name="language" value={(finding.answer?.language ?? language) === 'en' ? 'EN' : 'ES'} />
      <TextArea
        name="answer"
        label={t('evaluations.answer.label')}
        hint={t('record.public')}
        value={finding.answer?.text ?? ''}
        rows={5}
        most={BODY_LENGTH}
      />
    </Form>
  );
}
