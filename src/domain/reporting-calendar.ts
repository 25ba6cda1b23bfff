import { dayAfter } from './days.js';

/** The months of a plan for which its institutions report together, and the day by which they do. */
export interface ReportingPeriod {
  number: number;
  startOn: string;
  endOn: string;
  dueOn: string;
}

export interface CalendarFacts {
  /** The first and the last day of the plan; `null` when not on record. */
  startOn: string | null;
  endOn: string | null;
  /** Length of a period in months; the last period may be shorter. */
  reportingMonths: number;
  /** Days after the end of a period until its reports are due. */
  reportingDays: number;
}

/** The same day some months later; the last day of the month where that month is shorter. */
function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last)))
    .toISOString()
    .slice(0, 10);
}

/** The first day of the period with this number; `null` when the plan has no such period. */
export function startOfPeriod({ startOn, endOn, reportingMonths }: CalendarFacts, number: number): string | null {
  if (startOn === null || endOn === null || number < 1) return null;
  const start = monthsAfter(startOn, (number - 1) * reportingMonths);
  return start > endOn ? null : start;
}

/** The last day of the period with this number: that of the plan at the latest. */
export function endOfPeriod(facts: CalendarFacts, number: number): string | null {
  const { startOn, endOn, reportingMonths } = facts;
  if (startOn === null || endOn === null || startOfPeriod(facts, number) === null) return null;
  const whole = dayAfter(monthsAfter(startOn, number * reportingMonths), -1);
  return whole < endOn ? whole : endOn;
}

/** The periods follow each other without gaps from the first day of the plan to its last; none without both days. */
export function reportingPeriods(facts: CalendarFacts): ReportingPeriod[] {
  const periods: ReportingPeriod[] = [];
  for (let number = 1; ; number += 1) {
    const [startOn, endOn] = [startOfPeriod(facts, number), endOfPeriod(facts, number)];
    if (startOn === null || endOn === null) return periods;
    periods.push({ number, startOn, endOn, dueOn: dayAfter(endOn, facts.reportingDays) });
  }
}

/** The period that people report on today: the last one that is over, else the first. */
export function periodToReport(periods: readonly ReportingPeriod[], today: string): ReportingPeriod | null {
  return periods.findLast(({ endOn }) => endOn < today) ?? periods[0] ?? null;
}

/** The number of that period; `null` without a calendar. */
export const numberToReport = (facts: CalendarFacts, today: string): number | null =>
  periodToReport(reportingPeriods(facts), today)?.number ?? null;

/** How a report that is due on a day stands. `sentOn` is the day on which it was first sent, or `null`. */
export const REPORT_DUE_STATES = ['upcoming', 'due', 'overdue', 'sent', 'sent_late'] as const;
export type ReportDueState = (typeof REPORT_DUE_STATES)[number];

export function reportDueState(period: ReportingPeriod, sentOn: string | null, today: string): ReportDueState {
  if (sentOn !== null) return sentOn > period.dueOn ? 'sent_late' : 'sent';
  if (today > period.dueOn) return 'overdue';
  return today > period.endOn ? 'due' : 'upcoming';
}

export const REMINDERS = ['before', 'after'] as const;
export type Reminder = (typeof REMINDERS)[number];
/** The first letter is sent so many days before the due day. */
const DAYS_BEFORE = 7;
/**
 * The second letter is sent within this many days or never: a later one would say nothing that the page does not say.
 */
const DAYS_AFTER = 30;

/** The letter about missing reports of a period that is sent on a day: one before the due day, one after, then none. */
export function reminderOn({ dueOn }: ReportingPeriod, today: string): Reminder | null {
  if (today < dayAfter(dueOn, -DAYS_BEFORE) || today > dayAfter(dueOn, DAYS_AFTER)) return null;
  return today > dueOn ? 'after' : 'before';
}
