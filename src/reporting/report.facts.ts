import { lockCommitment } from '../commitments/commitment.facts.js';
import type { CommitmentEntity } from '../commitments/commitment.entity.js';
import type { Actor } from '../domain/actor.js';
import type { CheckingFacts } from '../domain/milestone-report-check.js';
import type { SpeakingFacts } from '../domain/milestone-report.js';
import { ownersAccepted } from '../commitments/owner.facts.js';
import type { OwnerRole } from '../domain/ownership.js';
import { type ProblemCode, refuse } from '../domain/refusal.js';
import {
  type CalendarFacts,
  periodToReport,
  reportingPeriods,
  type ReportingPeriod,
} from '../domain/reporting-calendar.js';
import { isReportVisible } from '../domain/visibility.js';
import { InstitutionEntity } from '../institutions/institution.entity.js';
import { dayIn } from '../kernel/clock.js';
import type { Transaction } from '../kernel/transaction.js';
import { MilestoneEntity } from '../milestones/milestone.entity.js';
import { MilestoneReportEntity } from './report.entity.js';
import { institutionsOf, isCounterpartVacant, kindsById } from './speaking.facts.js';

export interface ReportedMilestone {
  milestone: MilestoneEntity;
  commitment: CommitmentEntity;
}

/** Loads the milestone and locks it with its commitment, so that its reports keep one order. */
export async function lockMilestone(
  tx: Transaction,
  actor: Actor,
  id: string,
  path: string[],
): Promise<ReportedMilestone> {
  const milestone = await tx.manager.findOneBy(MilestoneEntity, { id });
  if (!milestone) refuse('MILESTONE_NOT_FOUND', path);
  const commitment = await lockCommitment(tx, actor, milestone.commitmentId, path);
  return { milestone, commitment };
}

export interface LockedReport extends ReportedMilestone {
  report: MilestoneReportEntity;
}

/** Locks the commitment first and then the report. An actor who may not see the report learns nothing about it. */
export async function lockReport(
  tx: Transaction,
  actor: Actor,
  id: string,
  path: string[] = ['id'],
  unknown: ProblemCode = 'MILESTONE_REPORT_NOT_FOUND',
): Promise<LockedReport> {
  const found = await tx.manager.findOneBy(MilestoneReportEntity, { id });
  if (!found) refuse(unknown, path);
  const reported = await lockMilestone(tx, actor, found.milestoneId, path);
  const report = await tx.manager.findOneOrFail(MilestoneReportEntity, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  const { state, planId } = reported.commitment;
  // The commitment is visible already, so its drafts are shown to this actor.
  const commitment = { state, planId, draftsShown: true };
  const { state: stands, voice, institutionId } = report;
  if (!isReportVisible({ state: stands, voice, institutionId, commitment }, actor)) refuse(unknown, path);
  return { ...reported, report };
}

/** The facts about who speaks; `institutionId` is that of the report, or the one that the speaker chose. */
export async function speakingFacts(
  tx: Transaction,
  actor: Actor,
  { milestone, commitment }: ReportedMilestone,
  { voice, institutionId }: { voice: string; institutionId: string | null },
): Promise<SpeakingFacts> {
  const { today } = await calendarOf(tx, commitment.planId);
  const [found]: { vacant: boolean; kinds: Record<string, string> }[] = await tx.manager.query(
    `select ${isCounterpartVacant('$1', '$2', '$4::date')} as vacant, ${kindsById('$3', 'institution')} as kinds`,
    [commitment.id, commitment.planId, institutionsOf(actor), today],
  );
  return {
    planId: commitment.planId,
    commitmentId: commitment.id,
    voice,
    institutionId,
    reportingInstitutionIds: [...(await ownersOf(tx, commitment.id)), ...milestone.institutionIds],
    counterpartVacant: found!.vacant,
    institutionKinds: found!.kinds,
  };
}

/** The facts about who checks a report. */
export async function checkingFacts(
  tx: Transaction,
  { commitment, report }: LockedReport,
): Promise<CheckingFacts & { state: string }> {
  return {
    planId: commitment.planId,
    commitmentId: commitment.id,
    institutionId: report.institutionId,
    ownerInstitutionIds: await ownersOf(tx, commitment.id),
    state: report.state,
  };
}

/** The institutions that accepted to own the commitment, or only those that lead it. */
export async function ownersOf(tx: Transaction, commitmentId: string, role?: OwnerRole): Promise<string[]> {
  const sql = `select ${ownersAccepted('$1', 'commitment_owner', role)} as owners`;
  const [found]: { owners: string[] }[] = await tx.manager.query(sql, [commitmentId]);
  return found!.owners;
}

/** The reporting periods of the plan, and the present day in its time zone. */
export async function calendarOf(
  tx: Transaction,
  planId: string,
): Promise<{ periods: ReportingPeriod[]; today: string }> {
  const [plan]: (CalendarFacts & { timeZone: string })[] = await tx.manager.query(
    `select start_on::text as "startOn", end_on::text as "endOn", reporting_months as "reportingMonths",
            reporting_days as "reportingDays", time_zone as "timeZone"
       from plan where id = $1`,
    [planId],
  );
  return { periods: reportingPeriods(plan!), today: dayIn(plan!.timeZone, tx.now) };
}

/** The period with this number, or the one on which is reported today; `null` without a calendar. */
export async function periodOfReport(
  tx: Transaction,
  planId: string,
  number: number | null | undefined,
  path: string[],
): Promise<ReportingPeriod | null> {
  const { periods, today } = await calendarOf(tx, planId);
  if (number === null || number === undefined) return periodToReport(periods, today);
  return periods.find((period) => period.number === number) ?? refuse('REPORTING_PERIOD_UNKNOWN', path);
}

/** The institution for which somebody speaks, by its name in addresses; `null` when they name none. */
export async function institutionOf(tx: Transaction, slug: string | null | undefined): Promise<string | null> {
  if (!slug) return null;
  const institution = await tx.manager.findOneBy(InstitutionEntity, { slug });
  return institution?.id ?? refuse('INSTITUTION_NOT_FOUND', ['input', 'institution']);
}
