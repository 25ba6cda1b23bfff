import { Hidden } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { documentOf, type Thing } from '../../frame/documents.js';
import { type PageForm, versionRead } from '../../frame/form.js';
import { onTheWay } from '../../frame/list-way.js';
import { useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';
import { lastLevel } from '../open-reports.js';
import { answerFieldAt, answersTyped, answersUnreadable, QuestionFields } from './question-fields.js';
import { SAID_FIELDS, SaidFields, saidTyped, unreadableDays, YES } from './said-fields.js';

/** Value of `way` that keeps the draft and sends nothing. */
const KEEP = 'keep';
const keeps = (sent: Sent) => sent.text('way') === KEEP;

const EDIT = documentOf('forms/milestone-report-edit');
const SEND = documentOf('forms/milestone-report-send');
const PUBLISH = documentOf('forms/voice-publish');

/** One form keeps the draft, sends the report of an owner, or publishes another voice, as its buttons say. */
export const milestoneReportWrite: PageForm<
  'forms/milestone-report-edit' | 'forms/milestone-report-send' | 'forms/voice-publish'
> = {
  document: (sent) => (keeps(sent) ? EDIT : sent.text('voice') === 'OWNER' ? SEND : PUBLISH),
  variables: (sent, key) => ({
    id: key,
    version: versionRead(sent) ?? 0,
    input: { ...saidTyped(sent), ...answersTyped(sent), clientMutationId: sent.once },
  }),
  needs: (sent, { t }): Record<string, string> =>
    keeps(sent) || sent.text('unchanged') === YES
      ? {}
      : { status: t('reportForm.status'), narrative: t('reportForm.narrative') },
  unreadable: (sent, reader) => [...unreadableDays(sent, reader), ...answersUnreadable(sent, reader)],
  fields: SAID_FIELDS,
  fieldAt: answerFieldAt,
  next: ({ milestoneReport }, reader) => reader.href('milestoneReport', milestoneReport.id, onTheWay(reader)),
  done: (_, sent) => (keeps(sent) ? 'reportSaved' : sent.text('voice') === 'OWNER' ? 'reportSent' : 'voicePublished'),
};

export type ReportGiven = Extract<Thing<'milestoneReport', 'node'>, { __typename: 'MilestoneReport' }>;

export function WriteReport({ given }: { given: ReportGiven }) {
  const { t } = useReader();
  const { reports, commitment } = given.milestone;
  const may = (action: ReportGiven['availableActions'][number]) => given.availableActions.includes(action);
  const period = commitment.plan.reportingPeriods.find(({ startOn }) => startOn === given.periodStartOn);
  const others = reports.filter(({ id }) => id !== given.id);
  const again = given.state === 'RETURNED';
  const last = lastLevel(others, given.voice, given.institution?.slug ?? null);
  return (
    <Form
      name="milestoneReportWrite"
      submit={t(may('PUBLISH') ? 'reportForm.publish' : again ? 'reportForm.sendAgain' : 'reportForm.send')}
      also={may('EDIT') ? [[KEEP, t('reportForm.keepOnly')]] : []}
    >
      <Newer version={given.version} />
      <Hidden name="voice" value={given.voice} />
      <SaidFields said={given} last={last} periods={commitment.plan.reportingPeriods} period={period?.number} />
      <QuestionFields
        questions={given.questionnaire?.questions ?? []}
        answers={given.answers}
        only={last ? t('reportForm.unlessUnchanged') : undefined}
      />
    </Form>
  );
}
