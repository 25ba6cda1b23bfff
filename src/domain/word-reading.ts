import { refuse } from './refusal.js';
import { SUGGEST, type TextFacts } from './suggestion.js';
import type { StatefulAction } from './policy.js';
import { BODY_LENGTH, COMMENT_LENGTH } from './lengths.js';

/** Most changes and comments of one file that are taken in one act. */
export const WORD_CHANGES_AT_MOST = 200;
/** Most characters in all changes and comments of one file together. */
export const WORD_CHARACTERS_AT_MOST = 400_000;
/** A reading waits this long until its sender takes it. */
export const WORD_READING_HOURS = 24;

/** People who may suggest may bring suggestions in a file. */
export const TAKE_WORD_FILE: StatefulAction<TextFacts> = { ...SUGGEST, mutation: 'wordFileTake' };

export interface ReadFacts {
  /** Lengths of the words of each change and comment. */
  lengths: readonly number[];
  /** The text that the sender named for the file; `null` when they named none. */
  expectedTextId: string | null;
  textId: string;
}

/** Refuses what was read when it is of another text, or more than one act takes. */
export function offerReading({ lengths, expectedTextId, textId }: ReadFacts): void {
  if (expectedTextId !== null && expectedTextId !== textId) refuse('WORD_OF_ANOTHER_TEXT', ['file']);
  const characters = lengths.reduce((sum, length) => sum + length, 0);
  if (lengths.length > WORD_CHANGES_AT_MOST || characters > WORD_CHARACTERS_AT_MOST)
    refuse('WORD_TOO_MANY_CHANGES', ['file'], { most: WORD_CHANGES_AT_MOST });
}

/** A reading can be taken until it expires. */
export function takeReading({ expiresAt }: { expiresAt: Date }, now: Date): void {
  if (expiresAt <= now) refuse('WORD_READING_NOT_FOUND', ['input', 'reading']);
}

/** A reading of a document begins one commitment, and only until the reading expires. */
export function beginFromWord(
  draft: { expiresAt: Date; commitmentId: string | null } | undefined,
  now: Date,
  path: string[],
): void {
  if (!draft || draft.expiresAt <= now) refuse('WORD_READING_NOT_FOUND', path);
  if (draft.commitmentId !== null) refuse('WORD_DRAFT_TAKEN', path);
}

/** True for words that are too long for a clause, or for a comment: they are listed as not placed. */
export const isTooLong = (text: string, as: 'clause' | 'comment'): boolean =>
  text.length > (as === 'clause' ? BODY_LENGTH : COMMENT_LENGTH);
