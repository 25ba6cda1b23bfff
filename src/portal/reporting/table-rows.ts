import type { Answer, Thing } from '../frame/documents.js';
import { given } from '../frame/components/filters.js';
import { periodToReport } from '../../domain/reporting-calendar.js';
import type { MilestoneLevel } from '../frame/types.js';
import { lastLevel } from './open-reports.js';

export type TablePlan = Thing<'reportTable', 'plan'>;
type Rows = NonNullable<TablePlan['milestonesToReport']>;
export type TableMilestone = Rows['nodes'][number];
export type Period = TablePlan['reportingPeriods'][number];
export type TableBody = NonNullable<Answer<'reportTable'>['institution']>;
type Report = TableMilestone['reports'][number];

/** Names in the address of the page: the number of the period, and the institution. */
export const PERIOD = 'period';
export const INSTITUTION = 'institution';
/** Name in the address of the part of a table, or of the institutions, that is shown. */
export const SHOW = 'show';
/** Parts of the table: those that were sent for the period, and those that are owed. */
export const SHOWN: Record<string, boolean> = { sent: true, missing: false };

/** The number of the period in the address; `undefined` stands for the one on which is reported today. */
export function periodAsked(search: URLSearchParams): number | undefined {
  const number = Number(given(search, PERIOD) ?? '');
  return Number.isInteger(number) && number > 0 && number < 10_000 ? number : undefined;
}

/** The period that the address names, or the one on which is reported today; `null` without a calendar. */
export function periodIn(periods: Period[], search: URLSearchParams, today: string): Period | null {
  const number = Number(given(search, PERIOD) ?? '');
  return periods.find((period) => period.number === number) ?? periodToReport(periods, today);
}

/** One row of the table of an institution and a period. */
export interface Row {
  milestone: TableMilestone;
  /** The draft that the institution goes on with, or the report that was returned to it. */
  open: Report | null;
  /** The report that was sent for this period and waits for no correction. */
  sent: Report | null;
  /** The level of the last report that was sent. */
  last: MilestoneLevel | null;
}

export function rowOf(milestone: TableMilestone, institution: string, period: Period | null): Row {
  const own = milestone.reports.filter(
    (report) => report.voice === 'OWNER' && report.institution?.slug === institution,
  );
  const isOpen = ({ state }: Report) => state === 'DRAFT' || state === 'RETURNED';
  const inPeriod = ({ periodStartOn }: Report) => period !== null && periodStartOn === period.startOn;
  return {
    milestone,
    open: own.find(isOpen) ?? null,
    sent: own.findLast((report) => !isOpen(report) && inPeriod(report)) ?? null,
    last: lastLevel(milestone.reports, 'OWNER', institution),
  };
}
