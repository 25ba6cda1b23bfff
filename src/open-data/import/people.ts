import type { Secrets } from '../../accounts/secrets.js';

/** Gives the pseudonym of a person in a source: always the same for the same person of that source in that plan. */
export type Pseudonym = (source: string, person: string) => string;

const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz0';

/**
 * Makes pseudonyms with a keyed hash; the key is never in the database. Only this server can make them, so nobody finds
 * the person behind one by trying names. They have ten letters: two people in a plan of 100,000 share one with odds of
 * 1 to 200,000.
 */
export function pseudonymsFor(secrets: Secrets, plan: string): Pseudonym {
  return (source, person) => {
    const hash = secrets.fingerprint(JSON.stringify([plan, source, person.normalize('NFC')]), 'imported author');
    const letters = Array.from({ length: 10 }, (_, index) => LETTERS[hash[index]! % LETTERS.length]);
    return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`;
  };
}
