import { PUBLIC_NAME_LENGTH } from './lengths.js';
import { type AsRead, copiesOffice, type TakenNames } from './public-name.js';
import { refuse } from './refusal.js';
import { charactersIn, hasHidden, hasManyMarks, isWritten } from './text.js';

/** The privacy notice in force. A new text gets the next number, and people are asked again. */
export const NOTICE_VERSION = 2;

/** The form in which a typed name is kept: composed letters (NFC), with single blanks. */
export const nameTyped = (given: string): string => given.normalize('NFC').replaceAll(/\s+/g, ' ').trim();

/** The public name of an account, which may be a pseudonym. */
export function publicName(given: string | undefined, path: string[]): string {
  const name = nameTyped(given ?? '');
  const has = charactersIn(name);
  if (has > PUBLIC_NAME_LENGTH) refuse('TEXT_TOO_LONG', path, { has, most: PUBLIC_NAME_LENGTH });
  // Bidirectional controls and similar characters would let a name imitate another name or part of the page. Many marks
  // on one letter cover the lines around it.
  if (hasHidden(name) || hasManyMarks(name)) refuse('INPUT_INVALID', path, { field: path.join('.') });
  if (!isWritten(name)) refuse('TEXT_REQUIRED', path);
  return name;
}

/** Checks a public name that somebody takes now. Names that are already in use stay. */
export function newPublicName(given: string | undefined, taken: TakenNames, asRead: AsRead, path: string[]): string {
  const name = publicName(given, path);
  if (copiesOffice(name, taken, asRead)) refuse('NAME_OF_OFFICE', path);
  return name;
}

/**
 * True when a person accepted only an older notice than the one in force. An account that never accepted one (`null`)
 * was invented for the demonstration, imported, or made by the operator, because nobody opens an account without
 * accepting.
 */
export function isNoticeDue(accepted: number | null): boolean {
  return accepted !== null && accepted < NOTICE_VERSION;
}

/** A person must accept the notice in force before anything about them is kept. */
export function requireNotice(accepted: number | null | undefined): number {
  if (accepted !== NOTICE_VERSION) refuse('NOTICE_REQUIRED', ['input', 'notice']);
  return accepted;
}

/**
 * A path on this site to go on to, with the part of the page. Any other address becomes `null`, so that signing in never
 * leads to another site.
 */
export function placeOnThisSite(given: string | null | undefined): string | null {
  if (!given || given.length > 1000 || !/^\/(?![/\\])[^\s\\]*$/u.test(given)) return null;
  const { pathname, search, hash } = new URL(given, 'http://tequio.invalid');
  return pathname.startsWith('//') ? null : pathname + search + hash;
}
