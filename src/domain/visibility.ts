import { plansOf, seesEveryDraft, type Actor } from './actor.js';

/**
 * What of a plan is public. Each predicate has an SQL twin in `src/api/visibility.sql.ts`; `test/law/visibility.spec.ts`
 * runs both over every combination and fails when they differ.
 */
export function isCommitmentVisible(commitment: { state: string; planId: string }, actor: Actor): boolean {
  return commitment.state !== 'draft' || seesEveryDraft(actor) || plansOf(actor).includes(commitment.planId);
}

/** Assessments are private to their authors until they are published; authors get their desk in a later issue. */
export function isAssessmentVisible(assessment: { state: string }): boolean {
  return assessment.state === 'published' || assessment.state === 'superseded';
}

/** A report is public from the moment it is sent. */
export function isReportVisible(report: { state: string }): boolean {
  return report.state !== 'draft';
}
