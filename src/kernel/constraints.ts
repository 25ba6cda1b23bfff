import { QueryFailedError } from 'typeorm';
import type { Problem, ProblemCode } from '../domain/refusal.js';

/**
 * Violations of a database constraint as problems that people understand: the name of the constraint → the problem and
 * its argument.
 */
const MEANING: Record<string, [code: ProblemCode, argument: string]> = {
  commitment_reference_once: ['COMMITMENT_REFERENCE_TAKEN', 'input'],
  commitment_reference_any_case: ['COMMITMENT_REFERENCE_TAKEN', 'input'],
  commitment_owner_once: ['INSTITUTION_ALREADY_OWNER', 'input'],
  institution_slug_once: ['INSTITUTION_SLUG_TAKEN', 'input'],
  milestone_number_once: ['MILESTONE_NUMBER_TAKEN', 'input'],
  moderation_appeal_once: ['ALREADY_APPEALED', 'id'],
  moderation_decision_in_force_once: ['ALREADY_HIDDEN', 'id'],
  moderation_report_once: ['ALREADY_REPORTED', 'id'],
  proposal_attachment_once: ['ALREADY_ATTACHED', 'id'],
  proposal_support_once: ['ALREADY_SUPPORTED', 'id'],
  response_contest_once: ['ALREADY_CONTESTED', 'id'],
  response_contest_open_once: ['ALREADY_CONTESTED', 'id'],
  response_once: ['ALREADY_RESPONDED', 'id'],
  synthesis_once: ['SYNTHESIS_PUBLISHED', 'window'],
};

/** PostgreSQL cannot store this text, for example because it contains a NUL. */
const UNSTORABLE = new Set(['22021', '22P05']);

/** An account made more entries of the log than its pace allows (`spend_entry`); the detail is when to go on. */
const TOO_MANY_ENTRIES = 'TQ010';

/** `null` when the error is not one of our rules: then it is a bug, and its text is masked. */
export function problemOf(error: unknown): Problem | null {
  if (!(error instanceof QueryFailedError)) return null;
  const {
    constraint,
    code: state,
    detail,
  } = error.driverError as { constraint?: string; code?: string; detail?: string };
  if (state === TOO_MANY_ENTRIES) return { code: 'TOO_MANY', path: [], values: { minutes: Number(detail) } };
  if (state && UNSTORABLE.has(state)) return { code: 'INPUT_INVALID', path: ['input'], values: { field: 'input' } };
  const [code, argument] = (constraint && MEANING[constraint]) || [];
  return code ? { code, path: [argument!] } : null;
}
