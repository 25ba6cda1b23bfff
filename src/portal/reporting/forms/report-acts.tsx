import { TextArea } from '../../frame/components/fields.js';
import { Fold } from '../../frame/components/fold.js';
import { Form } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { documentOf } from '../../frame/documents.js';
import { type PageForm, versionRead } from '../../frame/form.js';
import { onTheWay } from '../../frame/list-way.js';
import { type Reader, useReader } from '../../frame/reader.js';
import { milestoneReportWrite, type ReportGiven } from './report-write.js';
import { REASON_LENGTH } from '../../../domain/lengths.js';

/** A person who works through the desk of checks keeps the way to the next report. */
const toItself = ({ milestoneReport }: { milestoneReport: { id: string } }, reader: Reader) =>
  reader.href('milestoneReport', milestoneReport.id, onTheWay(reader));

const milestoneReportCheck: PageForm<'forms/milestone-report-check'> = {
  document: documentOf('forms/milestone-report-check'),
  variables: (sent, key) => ({
    id: key,
    version: versionRead(sent),
    input: { justification: sent.text('justification'), clientMutationId: sent.once },
  }),
  next: toItself,
  done: 'reportChecked',
};

const milestoneReportReturn: PageForm<'forms/milestone-report-return'> = {
  document: documentOf('forms/milestone-report-return'),
  variables: (sent, key) => ({
    id: key,
    version: versionRead(sent),
    input: { reason: sent.text('reason') ?? '', clientMutationId: sent.once },
  }),
  needs: (_, { t }) => ({ reason: t('milestoneReport.return.reason') }),
  next: toItself,
  done: 'reportReturned',
};

const milestoneReportDiscard: PageForm<'forms/milestone-report-discard'> = {
  document: documentOf('forms/milestone-report-discard'),
  variables: (sent, key) => ({ id: key, input: { clientMutationId: sent.once } }),
  next: ({ milestone: { commitment, number } }, { href, t }) =>
    `${href('commitment', commitment.reference)}#${t('commitment.ids.milestone')}-${number}`,
  asks: { submit: 'milestoneReport.discard.sure', always: true },
  done: 'reportDiscarded',
};

export const reportActs = {
  milestoneReportWrite,
  milestoneReportCheck,
  milestoneReportReturn,
  milestoneReportDiscard,
};

/** The acts that the reader may do with a report that somebody else sent: let it count, or give it back. */
export function CheckForms({ given }: { given: ReportGiven }) {
  const { t } = useReader();
  const unproven = given.status === 'COMPLETE' && given.evidence.length === 0;
  return (
    <section>
      <h2>{t('milestoneReport.check.title')}</h2>
      <p>{t('milestoneReport.check.what')}</p>
      {given.availableActions.includes('CHECK') && (
        <Form name="milestoneReportCheck" submit={t('milestoneReport.check.submit')}>
          <Newer version={given.version} judged={unproven ? 'in words' : 'by a button'} />
          {unproven && (
            <TextArea
              name="justification"
              label={t('milestoneReport.check.justification')}
              hint={t('milestoneReport.check.justificationHint')}
              rows={3}
              most={REASON_LENGTH}
            />
          )}
        </Form>
      )}
      {given.availableActions.includes('RETURN') && (
        <Fold title={t('milestoneReport.return.title')} form="milestoneReportReturn">
          <Form name="milestoneReportReturn" submit={t('milestoneReport.return.submit')}>
            <Newer version={given.version} judged="in words" />
            <TextArea
              name="reason"
              label={t('milestoneReport.return.reason')}
              hint={t('milestoneReport.return.hint')}
              rows={3}
              most={REASON_LENGTH}
            />
          </Form>
        </Fold>
      )}
    </section>
  );
}

/** Throws a draft away; the page asks first, because nobody can bring it back. */
export function DiscardForm() {
  const { t } = useReader();
  return (
    <Fold title={t('milestoneReport.discard.title')} form="milestoneReportDiscard">
      <Form name="milestoneReportDiscard" submit={t('milestoneReport.discard.submit')} grave />
    </Fold>
  );
}
