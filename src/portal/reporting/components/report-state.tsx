import { Day, DayOf } from '../../frame/components/dates.js';
import { Lines } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';
import type { ReportGiven } from '../forms/report-write.js';

/** Where a report stands, in sentences: for whom it waits and until when, why it came back, or who checked it. */
export function ReportState({ given }: { given: ReportGiven }) {
  const { t, name, meaning } = useReader();
  const { check } = given;
  return (
    <div class="notice" data-state={given.state}>
      <p>
        <strong>{name('ReportState', given.state)}.</strong> {meaning('ReportState', given.state)}
      </p>
      {given.state === 'SENT' && given.checkBy && (
        <p>
          {t('milestoneReport.state.checkBy')} <Day day={given.checkBy} />.
        </p>
      )}
      {given.returnReason && (
        <>
          <p>{t('milestoneReport.state.reason')}</p>
          <blockquote>
            <Lines text={given.returnReason} />
          </blockquote>
        </>
      )}
      {check && (
        <>
          <p>
            {t('milestoneReport.state.checkedBy')}{' '}
            {[name('Role', check.role), check.institution?.name.text].filter(Boolean).join(' · ')},{' '}
            <DayOf at={check.checkedAt} />. {t('milestoneReport.state.side')}{' '}
            <strong>{name('CheckingSide', check.side)}</strong>.{' '}
            {check.side === 'GOVERNMENT' && t('milestoneReport.state.noVerification')}
          </p>
          {check.justification && (
            <>
              <p>{t('milestoneReport.state.justification')}</p>
              <blockquote>
                <Lines text={check.justification} />
              </blockquote>
            </>
          )}
        </>
      )}
    </div>
  );
}
