import {
  ACTIVITY,
  EVIDENCE,
  EVIDENCE_FILE,
  HIDDEN_EVIDENCE,
  MILESTONE_REPORT,
  REBASELINE,
  REBASELINE_AGREEMENT,
  REPORT_STEP,
} from '../store/commitment-tables.js';
import { withIds } from '../store/store.js';
import type { MilestoneDocument, ReportDocument } from './document.js';
import { storedAnswers, questionnaireKey } from './questionnaires.js';
import { dateColumns, storedDate, periodColumns } from './values.js';
import type { Writing } from './writing.js';

/** The state of a report when the document gives none: a published report was checked, or needs no check. */
export function defaultReportState(voice: string): string {
  return voice === 'owner' ? 'checked' : 'published';
}

type Reported = { milestone: string; report: ReportDocument; position: number };
type StoredReport = { id: string; given: Reported };

/** The reports of milestones with their steps and evidence; the place of each is its place in the document. */
export async function writeReports(to: Writing, reports: Reported[]): Promise<void> {
  const ids = await to.store(
    MILESTONE_REPORT,
    reports.map(({ milestone, report, position }) => ({
      milestone_id: milestone,
      position,
      voice: report.voice,
      institution_id: to.institution(report.institution),
      state: report.state ?? defaultReportState(report.voice),
      status: report.status,
      status_written: report.statusWritten,
      narrative: to.text(report.narrative),
      obstacles: to.text(report.obstacles),
      unchanged: report.unchanged ?? false,
      questionnaire_id: to.questionnaires.get(questionnaireKey(report.voice, report.questionnaire)),
      answers: storedAnswers(to, report.answers),
      done_on: report.doneOn,
      period_start_on: report.periodStartOn,
      period_end_on: report.periodEndOn,
      sent_at: report.sentAt,
      return_reason: report.returnReason,
      checked_at: report.checked?.at,
      checked_role: report.checked?.role,
      checked_institution_id: to.institution(report.checked?.institution),
      justification: report.checked?.justification,
      ...dateColumns('reported', storedDate(report.reportedOn)),
      ...to.marks(report),
    })),
  );
  const stored = withIds(ids, reports);
  await writeSteps(to, stored);
  await writeEvidence(to, stored);
}

async function writeSteps(to: Writing, reports: readonly StoredReport[]): Promise<void> {
  await to.store(
    REPORT_STEP,
    reports.flatMap(({ id, given: { report } }) =>
      report.steps.map((step, place) => ({
        report_id: id,
        number: place + 1,
        kind: step.kind,
        status: step.status,
        narrative: to.text(step.narrative),
        obstacles: to.text(step.obstacles),
        answers: step.answers.length > 0 ? storedAnswers(to, step.answers) : null,
        role: step.role,
        institution_id: to.institution(step.institution),
        reason: step.reason,
        created_at: step.at,
      })),
    ),
  );
}

async function writeEvidence(to: Writing, reports: readonly StoredReport[]): Promise<void> {
  const shown = reports.flatMap(({ id, given: { report } }) =>
    report.evidence.map((one, position) => ({ reportId: id, one, position })),
  );
  const evidence = shown.filter(({ one }) => !one.hidden);
  await to.store(
    HIDDEN_EVIDENCE,
    shown
      .filter(({ one }) => one.hidden)
      .map(({ reportId, one, position }) => ({ report_id: reportId, position, title: to.text(one.title) })),
  );
  const evidenceIds = await to.store(
    EVIDENCE,
    evidence.map(({ reportId, one, position }) => ({
      report_id: reportId,
      position,
      title: to.text(one.title),
      url: one.url,
      ...dateColumns('dated', storedDate(one.on)),
      proves: to.text(one.proves),
      legal_ground: one.legalGround,
      not_copied: one.notCopied,
      not_opening_since: one.notOpeningSince,
      synthetic: one.synthetic,
    })),
  );
  await to.store(
    EVIDENCE_FILE,
    withIds(evidenceIds, evidence).flatMap(({ id, given: { one } }) =>
      one.files.map(({ kind, sha256, mediaType, bytes, at }) => ({
        evidence_id: id,
        kind,
        sha256,
        media_type: mediaType,
        bytes,
        created_at: at,
      })),
    ),
  );
}

/** The moves of dates, with whoever agreed. */
export async function writeMoves(
  to: Writing,
  milestones: { id: string; moves: MilestoneDocument['moves'] }[],
): Promise<void> {
  const moves = milestones.flatMap(({ id, moves: of }) => of.map((move, place) => ({ id, move, number: place + 1 })));
  const ids = await to.store(
    REBASELINE,
    moves.map(({ id, move, number }) => ({
      milestone_id: id,
      number,
      state: move.state,
      ...periodColumns(move.former, 'former_'),
      ...periodColumns(move.next, 'new_'),
      reason: move.reason,
      role: move.role,
      institution_id: to.institution(move.institution),
      decided_at: move.decidedAt,
      decided_role: move.decidedRole,
      decided_institution_id: to.institution(move.decidedInstitution),
      decision_reason: move.decisionReason,
      objection: move.objection?.text,
      objection_institution_id: to.institution(move.objection?.institution),
      objected_at: move.objection?.at,
      synthetic: move.synthetic,
      created_at: move.at,
    })),
  );
  await to.store(
    REBASELINE_AGREEMENT,
    withIds(ids, moves).flatMap(({ id, given: { move } }) =>
      move.agreed.map(({ role, institution, at }) => ({
        rebaseline_id: id,
        institution_id: to.institution(institution),
        role,
        created_at: at,
      })),
    ),
  );
}

/** The activities of milestones; the number of each is its place in the document. */
export async function writeActivities(
  to: Writing,
  milestones: { id: string; activities: MilestoneDocument['activities'] }[],
): Promise<void> {
  await to.store(
    ACTIVITY,
    milestones.flatMap(({ id, activities }) =>
      activities.map((activity, place) => ({
        milestone_id: id,
        number: place + 1,
        state: activity.state ?? 'open',
        title: to.text(activity.title),
        institution_id: to.institution(activity.institution),
        who: activity.who,
        ...periodColumns(activity.period),
        done_on: activity.doneOn,
        removal_reason: activity.removalReason,
        synthetic: activity.synthetic,
        created_at: activity.at,
      })),
    ),
  );
}
