/**
 * Everything the software may refuse, one line each. The messages people read are in `src/api/words/*.json`, in every
 * language; a code without words fails `test/law/words.spec.ts`.
 */
export const PROBLEM_CODES = [
  'ALREADY_ANSWERED',
  'CLIENT_MUTATION_ID_REUSED',
  'COMMITMENT_NOT_EDITABLE',
  'COMMITMENT_NOT_FOUND',
  'COMMITMENT_REFERENCE_TAKEN',
  'CURSOR_INVALID',
  'DATE_AFTER_END',
  'DATE_INVALID',
  'ID_INVALID',
  'INPUT_INVALID',
  'INSTITUTION_NOT_FOUND',
  'INSTITUTION_ALREADY_OWNER',
  'INSTITUTION_SLUG_TAKEN',
  'INSTITUTION_ABOLISHED',
  'INSTANT_INVALID',
  'JURISDICTION_NOT_A_MEMBER',
  'MEMBER_REQUIRED',
  'MILESTONE_NUMBER_TAKEN',
  'NOT_ALLOWED',
  'OGP_VALUE_UNKNOWN',
  'OWNERSHIP_NOT_FOUND',
  'PAGE_SIZE_INVALID',
  'PLAN_NOT_FOUND',
  'PLAN_CLOSED',
  'POLICY_AREA_UNKNOWN',
  'REASON_REQUIRED',
  'SCOPE_MISSING',
  'SECOND_FACTOR_REQUIRED',
  'TEXT_REQUIRED',
  'TEXT_TOO_LONG',
  'THEME_NOT_FOUND',
  'TOKEN_INVALID',
  'TOO_MANY',
  'VERSION_OUTDATED',
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
