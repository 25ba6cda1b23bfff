import type { EntityManager } from 'typeorm';
import { countAgainst } from '../kernel/limits.js';

/** Limit of codes tried for one account, of all kinds together: from letters, from the app, and for recovery. */
const ALTOGETHER = { most: 10, seconds: 900 };
/**
 * Limit of codes from letters. Anybody can ask for a letter to another person, so this limit leaves enough tries to the
 * owner of the second factor.
 */
const OF_LETTERS = { most: 5, seconds: 900 };

type Counting = { manager: EntityManager; now: Date };

/** Counts one try of a code for `whose`: an account, or an address without an account. */
export function countGuess(tx: Counting, whose: string): Promise<void> {
  return countAgainst(tx, `guess ${whose}`, ALTOGETHER);
}

/**
 * Counts one try of a code from a letter. The link in the letter is no guess, and still works when this limit is
 * reached.
 */
export async function countGuessOfLetter(tx: Counting, whose: string): Promise<void> {
  await countAgainst(tx, `guess of a letter ${whose}`, OF_LETTERS, 'LETTER_CODES_AT_MOST');
  await countGuess(tx, whose);
}
