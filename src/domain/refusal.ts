/**
 * Everything the software may refuse, one line each. The messages people read are in `src/api/words/*.json`, in every
 * language; a code without words fails `test/law/words.spec.ts`.
 */
export const PROBLEM_CODES = [
  'ACCOUNT_NOT_FOUND',
  'ALREADY_ANSWERED',
  'ALREADY_APPEALED',
  'ALREADY_CONTESTED',
  'ALREADY_DECIDED',
  'ALREADY_HIDDEN',
  'ALREADY_HOLDER',
  'ALREADY_REPORTED',
  'ALREADY_SUBMITTED',
  'ALREADY_SUPPORTED',
  'ANSWER_REQUIRED',
  'APPEAL_NOT_FOUND',
  'APPEAL_TOO_LATE',
  'APPOINTMENT_ENDED',
  'APPOINTMENT_NOT_FOUND',
  'CALL_CLOSED',
  'CALL_NOT_OPEN',
  'CLIENT_MUTATION_ID_REUSED',
  'CODE_INVALID',
  'COMMENTS_CLOSED',
  'COMMENT_NOT_FOUND',
  'COMMENT_NOT_OPEN',
  'COMMENT_TOO_DEEP',
  'COMMITMENT_LINK_REQUIRED',
  'COMMITMENT_NOT_EDITABLE',
  'COMMITMENT_NOT_FOUND',
  'COMMITMENT_REFERENCE_TAKEN',
  'CONTEST_TOO_LATE',
  'CURSOR_INVALID',
  'DATE_AFTER_END',
  'DATE_INVALID',
  'DATE_IN_THE_PAST',
  'DAY_IN_THE_FUTURE',
  'EMAIL_INVALID',
  'ID_INVALID',
  'INPUT_INVALID',
  'INSTANT_INVALID',
  'INSTITUTION_ABOLISHED',
  'INSTITUTION_ALREADY_OWNER',
  'INSTITUTION_NOT_FOUND',
  'INSTITUTION_OF_ANOTHER_JURISDICTION',
  'INSTITUTION_REQUIRED',
  'INSTITUTION_SLUG_TAKEN',
  'JURISDICTION_NOT_A_MEMBER',
  'KEPT_PROPOSAL_CLAIMED',
  'KEPT_PROPOSAL_NOT_FOUND',
  'LAST_ADMINISTRATOR',
  'LINK_INVALID',
  'MEMBER_REQUIRED',
  'MERGE_ACROSS_PLANS',
  'MERGE_INTO_ITSELF',
  'MERGE_TARGET_NOT_OPEN',
  'MILESTONE_NUMBER_TAKEN',
  'MODERATOR_HAS_A_TIE',
  'NAME_DOES_NOT_MATCH',
  'NOTICE_REQUIRED',
  'NOT_ALLOWED',
  'NOT_CONTESTED',
  'NOT_HELD',
  'NOT_HIDDEN',
  'NOT_MERGED',
  'NOT_OF_THE_INSTITUTION',
  'NOT_SUPPORTED',
  'NO_ANSWER_OWED',
  'OGP_VALUE_UNKNOWN',
  'OIDC_FAILED',
  'OWNERSHIP_NOT_FOUND',
  'PAGE_SIZE_INVALID',
  'PLACE_UNKNOWN',
  'PLAN_CLOSED',
  'PLAN_NOT_FOUND',
  'PLAN_NOT_IN_CO_CREATION',
  'PLAN_NOT_WANTED',
  'PLAN_REQUIRED',
  'POLICY_AREA_UNKNOWN',
  'PROPOSAL_NOT_EDITABLE',
  'PROPOSAL_NOT_FOUND',
  'PROPOSAL_NOT_OPEN',
  'REASON_REQUIRED',
  'RECEIVED_OUTSIDE_CALL',
  'REPORT_NOT_FOUND',
  'RESPONSE_CONTESTED',
  'RESPONSE_NOT_FOUND',
  'SCOPE_MISSING',
  'SECOND_FACTOR_ALREADY',
  'SECOND_FACTOR_NOT_STARTED',
  'SECOND_FACTOR_REQUIRED',
  'SESSION_NOT_FOUND',
  'SUBJECT_NOT_FOUND',
  'SYNTHESIS_PUBLISHED',
  'TEMPLATE_NOT_FOUND',
  'TEXT_REQUIRED',
  'TEXT_TOO_LONG',
  'THEME_NOT_FOUND',
  'TOKENS_AT_MOST',
  'TOKEN_INVALID',
  'TOO_MANY',
  'VERSION_OUTDATED',
  'WINDOW_CLOSED',
  'WINDOW_CLOSES_BEFORE_IT_OPENS',
  'WINDOW_IN_THE_PAST',
  'WINDOW_NOT_FOUND',
  'WINDOW_NOT_OPEN',
  'WINDOW_NOT_OVER',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export interface Problem {
  code: ProblemCode;
  /** Where in the input, e.g. `['input', 'title', 'text']`; empty when it is about the whole request. */
  path: string[];
  /** Values the message names; never anything internal. */
  values?: Record<string, string | number>;
}

/** Thrown inside a transaction: everything is rolled back and the problems reach the client as data. */
export class Refusal extends Error {
  constructor(readonly problems: Problem[]) {
    super(problems.map(({ code }) => code).join(', '));
    this.name = 'Refusal';
  }
}

export function refuse(code: ProblemCode, path: string[] = [], values?: Problem['values']): never {
  throw new Refusal([values ? { code, path, values } : { code, path }]);
}
