import type { ClaimedStatus } from './milestone.js';
import { SEND_REPORT } from './milestone-report.js';
import { isOutOfDraft } from './visibility.js';

/** The facts that decide the part of a report in the row of its milestone, voice and institution. */
export interface ReportInRow {
  state: string;
  status: string | null;
  periodStartOn: string | null;
}

/** True for a report that its institution goes on with: a draft, or one that was returned for correction. */
const isOpen = ({ state }: Pick<ReportInRow, 'state'>): boolean => SEND_REPORT.from.includes(state);

/** The report to go on with among those of one row, in the order of their places: the draft, or the last returned one. */
export const openReport = <Some extends Pick<ReportInRow, 'state'>>(reports: readonly Some[]): Some | null =>
  reports.find((report) => !isOutOfDraft(report)) ?? reports.findLast(isOpen) ?? null;

/**
 * The level that "no change" repeats: of the last report with a level that left its draft. The day on which it was sent
 * does not count, because imported reports have none.
 */
export const lastStatus = (others: readonly Pick<ReportInRow, 'state' | 'status'>[]): ClaimedStatus | null =>
  (others.findLast((report) => isOutOfDraft(report) && report.status !== null)?.status ?? null) as ClaimedStatus | null;

export interface ReportRow<Some> {
  /** The draft that the institution goes on with, or the report that was returned to it. */
  open: Some | null;
  /** The report that was sent for this period and waits for no correction; without a calendar, the last one without a period. */
  sent: Some | null;
  /** The level that "no change" repeats; a report does not repeat itself. */
  last: ClaimedStatus | null;
}

/** The row of the reports of one voice and institution on one milestone, in the order of their places; `null` is no calendar. */
export function reportRow<Some extends ReportInRow>(
  reports: readonly Some[],
  periodStartOn: string | null,
): ReportRow<Some> {
  const open = openReport(reports);
  return {
    open,
    sent: reports.findLast((report) => !isOpen(report) && report.periodStartOn === periodStartOn) ?? null,
    last: lastStatus(reports.filter((report) => report !== open)),
  };
}
