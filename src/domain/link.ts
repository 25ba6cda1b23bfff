import { LINK_LENGTH } from './lengths.js';

/** Why something that an address points to was not copied. Reasons are public. */
export const LINK_PROBLEMS = [
  'not_public',
  'too_many_redirects',
  'unreachable',
  'answers_error',
  'too_slow',
  'too_large',
  'type_not_kept',
  'file_unusable',
] as const;
export type LinkProblem = (typeof LINK_PROBLEMS)[number];

/** Problems with something that was there, so that the address opened. */
const OPENED: readonly string[] = ['too_large', 'type_not_kept', 'file_unusable'] satisfies LinkProblem[];

/** True when a person who follows the address finds something there. */
export const opens = (problem: LinkProblem | null): boolean => problem === null || OPENED.includes(problem);

/** True for an address of the web that carries no password. */
export function isLink(text: string): boolean {
  if (text.length > LINK_LENGTH || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}

/** Days between two looks at an address that opened, and at one that did not. */
export const CHECK_DAYS = { opening: 30, notOpening: 1 };

/** The first of the latest looks in a row at which the address did not open. */
export function notOpeningSince(before: Date | null, problem: LinkProblem | null, now: Date): Date | null {
  return opens(problem) ? null : (before ?? now);
}

/** An address as it was known before a look at it. */
export interface LookedAt {
  notCopied: string | null;
  notOpeningSince: Date | null;
  /** True when a copy is here, or what stands for one. */
  hasCopy: boolean;
}

interface AfterLook<Copy> {
  /** The values that are new; `null` when the look says nothing new. */
  changes: { notCopied: LinkProblem | null; notOpeningSince: Date | null } | null;
  /** The copy to keep; `null` for none. */
  copy: Copy | null;
}

/** The first copy stays: another content at the address later changes nothing. */
export function afterLook<Copy>(
  before: LookedAt,
  { problem, copy }: { problem: LinkProblem | null; copy: Copy | null },
  now: Date,
): AfterLook<Copy> {
  const kept = before.hasCopy ? null : copy;
  const notCopied = before.hasCopy ? null : problem;
  const since = notOpeningSince(before.notOpeningSince, problem, now);
  const isSame = notCopied === before.notCopied && since?.getTime() === before.notOpeningSince?.getTime();
  return { changes: kept === null && isSame ? null : { notCopied, notOpeningSince: since }, copy: kept };
}
