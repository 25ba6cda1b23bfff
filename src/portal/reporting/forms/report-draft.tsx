import { Hidden, Select } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { documentOf, type Thing } from '../../frame/documents.js';
import type { PageForm } from '../../frame/form.js';
import { listOf, onTheWay } from '../../frame/list-way.js';
import { useReader } from '../../frame/reader.js';
import type { Body, Voice } from '../../frame/types.js';
import { lastLevel } from '../open-reports.js';
import { periodIn } from '../table-rows.js';
import { answerFieldAt, answersTyped, answersUnreadable, QuestionFields } from './question-fields.js';
import { SAID_FIELDS, SaidFields, saidTyped, unreadableDays } from './said-fields.js';

export const milestoneReportDraft: PageForm<'forms/milestone-report-draft'> = {
  document: documentOf('forms/milestone-report-draft'),
  variables: (sent, key) => ({
    input: {
      ...saidTyped(sent),
      ...answersTyped(sent),
      milestone: key,
      voice: sent.text('voice'),
      institution: sent.text('institution'),
      clientMutationId: sent.once,
    },
  }),
  unreadable: (sent, reader) => [...unreadableDays(sent, reader), ...answersUnreadable(sent, reader)],
  fields: SAID_FIELDS,
  fieldAt: answerFieldAt,
  next: ({ milestoneReport }, reader) => reader.href('milestoneReport', milestoneReport.id, onTheWay(reader)),
  done: 'reportSaved',
};

interface DraftProps {
  given: Extract<Thing<'beginReport', 'node'>, { __typename: 'Milestone' }>;
  voice: Voice;
  /** The institutions for which the reader may speak; `null` stands for none. */
  speakers: (Body | null)[];
}

const NOTHING_SAID = { status: null, unchanged: false, doneOn: null, narrative: null, obstacles: null };

/** Begins a report. It is kept as a draft first, so that nothing typed is lost and evidence can be added. */
export function DraftForm({ given, voice, speakers }: DraftProps) {
  const { t, today, search } = useReader();
  const { reportingPeriods, questionnaires } = given.commitment.plan;
  const [only] = speakers;
  const last = speakers.length === 1 ? lastLevel(given.reports, voice, only?.slug ?? null) : null;
  return (
    <Form name="milestoneReportDraft" submit={t('reportForm.keep')}>
      <Hidden name="voice" value={voice} />
      {speakers.length > 1 ? (
        <Select
          name="institution"
          label={t('reportForm.institution')}
          options={speakers.flatMap((body) => (body ? { value: body.slug, label: body.name.text } : []))}
        />
      ) : (
        only && <Hidden name="institution" value={only.slug} />
      )}
      <SaidFields
        said={NOTHING_SAID}
        last={last}
        periods={reportingPeriods}
        period={periodIn(reportingPeriods, listOf(search), today)?.number}
      />
      <QuestionFields
        questions={questionnaires.find((asked) => asked.voice === voice)?.questions ?? []}
        answers={[]}
        only={last ? t('reportForm.unlessUnchanged') : undefined}
      />
    </Form>
  );
}
