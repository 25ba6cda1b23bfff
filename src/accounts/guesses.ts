import type { EntityManager } from 'typeorm';
import { countAgainst } from '../kernel/limits.js';

/** Codes that are tried for one account, in every way together: of letters, of the app, for recovery. */
const ALTOGETHER = { most: 10, seconds: 900 };
/** Anybody can ask for a letter to somebody: these leave enough tries to whoever owns the second factor. */
const OF_LETTERS = { most: 5, seconds: 900 };

type Counting = { manager: EntityManager; now: Date };

/** Counts one more code that is tried for `whose`: an account, or an address that has none. */
export function countGuess(tx: Counting, whose: string): Promise<void> {
  return countAgainst(tx, `guess ${whose}`, ALTOGETHER);
}

/** The same for a code of a letter. The link in the letter is no guess, and serves also after these. */
export async function countGuessOfLetter(tx: Counting, whose: string): Promise<void> {
  await countAgainst(tx, `guess of a letter ${whose}`, OF_LETTERS, 'LETTER_CODES_AT_MOST');
  await countGuess(tx, whose);
}
