import { type ReportDueState, reportDueState, type ReportingPeriod } from './reporting-calendar.js';

/** A report of an institution on a milestone that was sent, also when it was returned afterwards. */
export interface SentReport {
  /** The first day of its period; `null` when not on record. */
  periodStartOn: string | null;
  /** The day on which it was first sent; `null` when not on record. */
  sentOn: string | null;
}

/** The facts of a milestone on which an institution reports. */
export interface DutyFacts {
  /** The day on which it was completed, by a checked report. */
  actualEndOn: string | null;
  sent: readonly SentReport[];
}

/** A plan without a calendar has no first day (`null`): then any report without a period was sent for it. */
export const isSentFor = (startOn: string | null, { sent }: Pick<DutyFacts, 'sent'>): boolean =>
  sent.some(({ periodStartOn }) => periodStartOn === startOn);

/** A report is owed for each period, until the one in which the milestone was completed. */
export const isOwedFor = (startOn: string, facts: DutyFacts): boolean =>
  !isSentFor(startOn, facts) && (facts.actualEndOn === null || facts.actualEndOn >= startOn);

export interface ReportingDuty {
  sent: number;
  missing: number;
  state: ReportDueState;
}

/** The duty of an institution for a period; `null` when it owes no report and sent none. */
export function dutyOf(period: ReportingPeriod, milestones: readonly DutyFacts[], today: string): ReportingDuty | null {
  const sent = milestones.filter((facts) => isSentFor(period.startOn, facts));
  const missing = milestones.filter((facts) => isOwedFor(period.startOn, facts)).length;
  if (sent.length + missing === 0) return null;
  const days = sent.map((facts) =>
    facts.sent
      .filter(({ periodStartOn }) => periodStartOn === period.startOn)
      .map(({ sentOn }) => sentOn ?? period.dueOn)
      .toSorted()
      .at(0)!,
  );
  // The institution has sent on the day of the last report that was missing.
  const sentOn = missing > 0 ? null : days.toSorted().at(-1)!;
  return { sent: sent.length, missing, state: reportDueState(period, sentOn, today) };
}
