import type { EntityManager } from 'typeorm';
import { type ProblemCode, refuse } from '../domain/refusal.js';

export interface Limit {
  most: number;
  seconds: number;
}

/**
 * A limit is counted in this many parts of its time, so that the time slides: nobody gets twice as much around its
 * edge.
 */
const PARTS = 10;

type Counting = { manager: EntityManager; now: Date };
/** Adds a value to a statement and returns its placeholder. */
type Placing = (value: unknown, type: string) => string;

/** Counts one more under the key. Refuses, with a code that knows `{{minutes}}`, when the limit is exceeded. */
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
 * SQL that counts one more and gives the number within these seconds. SQL counts, so that all processes count together.
 * A refused transaction leaves no count, so only completed acts are counted.
 */
export function oneMoreSql(p: Placing, key: string, seconds: number, now: Date): string {
  const { since, until } = windowOf(seconds, now);
  return `count_one_more(${p(key, 'text')}, ${p(until, 'timestamptz')}, ${p(since, 'timestamptz')})`;
}

/** The values for `spend_entry`, which counts in the same way and fails when the limit is exceeded. */
export function spending(key: string, { most, seconds }: Limit, now: Date): unknown[] {
  const { since, until } = windowOf(seconds, now);
  return [key, until, since, seconds, most];
}

function windowOf(seconds: number, now: Date): { since: string; until: string } {
  const part = (seconds * 1000) / PARTS;
  const start = (at: number) => new Date(Math.floor(at / part) * part).toISOString();
  return { since: start(now.getTime() - seconds * 1000), until: start(now.getTime()) };
}
