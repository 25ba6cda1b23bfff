import { QueryFailedError } from 'typeorm';
import type { Problem, ProblemCode } from '../domain/refusal.js';

/** What it means to people when the database holds the line: the constraint's name → the problem. */
const MEANING: Record<string, ProblemCode> = {
  commitment_reference_once: 'COMMITMENT_REFERENCE_TAKEN',
  commitment_reference_any_case: 'COMMITMENT_REFERENCE_TAKEN',
  commitment_owner_once: 'INSTITUTION_ALREADY_OWNER',
  institution_slug_once: 'INSTITUTION_SLUG_TAKEN',
  proposal_attachment_once: 'ALREADY_ATTACHED',
  proposal_support_once: 'ALREADY_SUPPORTED',
  response_contest_once: 'ALREADY_CONTESTED',
  response_once: 'ALREADY_ANSWERED',
  synthesis_once: 'SYNTHESIS_PUBLISHED',
  milestone_number_once: 'MILESTONE_NUMBER_TAKEN',
  moderation_appeal_once: 'ALREADY_APPEALED',
  moderation_decision_in_force_once: 'ALREADY_HIDDEN',
  moderation_report_once: 'ALREADY_REPORTED',
};

/** Text that PostgreSQL cannot keep: a NUL, in whichever argument. */
const UNSTORABLE = new Set(['22021', '22P05']);

/** `null` for anything that is not a rule of ours: that is a bug, and is masked. */
export function problemOf(error: unknown): Problem | null {
  if (!(error instanceof QueryFailedError)) return null;
  const { constraint, code: state } = error.driverError as { constraint?: string; code?: string };
  if (state && UNSTORABLE.has(state)) return { code: 'INPUT_INVALID', path: ['input'], values: { field: 'input' } };
  const code = constraint ? MEANING[constraint] : undefined;
  return code ? { code, path: ['input'] } : null;
}
