import type { EntityManager } from 'typeorm';
import { type ProblemCode, refuse } from '../domain/refusal.js';

export interface Limit {
  most: number;
  seconds: number;
}

/** A window is counted in this many parts, so that it slides: nobody gets twice as much around its edge. */
const PARTS = 10;

type Counting = { manager: EntityManager; now: Date };
/** Puts a value into a statement and says how the statement names it. */
type Placing = (value: unknown, type: string) => string;

/** Counts one more under the key and refuses what goes over the limit, with a code that knows `{{minutes}}`. */
export async function countAgainst(
  { manager, now }: Counting,
  key: string,
  limit: Limit,
  code: ProblemCode = 'TOO_MANY',
): Promise<void> {
  const values: unknown[] = [];
  const p: Placing = (value, type) => `$${values.push(value)}::${type}`;
  const [{ n }] = await manager.query(`select ${oneMoreSql(p, key, limit.seconds, now)} as n`, values);
  refuseOver(n, limit, code);
}

export function refuseOver(counted: number, { most, seconds }: Limit, code: ProblemCode = 'TOO_MANY'): void {
  if (counted > most) refuse(code, [], { minutes: Math.ceil(seconds / 60) });
}

/**
 * SQL that counts one more and gives how many there were within these seconds. Counted in SQL, so that every process
 * counts together; a refused transaction leaves no count, so only what was done is counted.
 */
export function oneMoreSql(p: Placing, key: string, seconds: number, now: Date): string {
  const { since, until } = windowOf(seconds, now);
  return `count_one_more(${p(key, 'text')}, ${p(until, 'timestamptz')}, ${p(since, 'timestamptz')})`;
}

/** The values of `spend_entry`, which counts in the same way and fails where it is too much. */
export function spending(key: string, { most, seconds }: Limit, now: Date): unknown[] {
  const { since, until } = windowOf(seconds, now);
  return [key, until, since, seconds, most];
}

function windowOf(seconds: number, now: Date): { since: string; until: string } {
  const part = (seconds * 1000) / PARTS;
  const start = (at: number) => new Date(Math.floor(at / part) * part).toISOString();
  return { since: start(now.getTime() - seconds * 1000), until: start(now.getTime()) };
}
