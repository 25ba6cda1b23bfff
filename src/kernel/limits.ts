import type { EntityManager } from 'typeorm';
import { refuse } from '../domain/refusal.js';

export interface Limit {
  most: number;
  seconds: number;
}

/** A window is counted in this many parts, so that it slides: nobody gets twice as much around its edge. */
const PARTS = 10;

type Counting = { manager: EntityManager; now: Date };

/** Counts one more under the key and refuses with `TOO_MANY` what goes over the limit. */
export async function countAgainst(tx: Counting, key: string, limit: Limit): Promise<void> {
  refuseOver(await countOneMore(tx, key, limit.seconds), limit);
}

export function refuseOver(counted: number, { most, seconds }: Limit): void {
  if (counted > most) refuse('TOO_MANY', [], { minutes: Math.ceil(seconds / 60) });
}

/**
 * Counts one more and says how many there were within these seconds. Counted in SQL, so that every process counts
 * together; a refused transaction leaves no count, so only what was done is counted.
 */
export async function countOneMore({ manager, now }: Counting, key: string, seconds: number): Promise<number> {
  const part = (seconds * 1000) / PARTS;
  const start = (at: number) => new Date(Math.floor(at / part) * part);
  const [{ n }] = await manager.query('select count_one_more($1, $2, $3) as n', [
    key,
    start(now.getTime()),
    start(now.getTime() - seconds * 1000),
  ]);
  return n;
}
