import type { Transaction } from '../kernel/unit-of-work.js';

/** A key of its own among advisory locks for the windows of one plan. */
const key = (plan: string) => `hashtextextended('windows of ' || ${plan}, 0)`;

/**
 * Whoever writes what a window gates shares this lock, whoever changes a window holds it alone: nothing is written
 * after the entry of the log that closed its window. Taken before any row is locked. `plan` is SQL of the plan's id
 * with `$1` for `id`. Returns the instant to judge the windows by: waiting may have taken a while.
 */
export async function shareWindows(tx: Transaction, plan: string, id: string): Promise<Date> {
  await tx.manager.query(`select pg_advisory_xact_lock_shared(${key(`(${plan})`)})`, [id]);
  return tx.instant();
}

/** Alone with the windows of a plan: what was being written within them is written when this returns. */
export async function holdWindows(tx: Transaction, plan: string, id: string): Promise<void> {
  await tx.manager.query(`select pg_advisory_xact_lock(${key(`(${plan})`)})`, [id]);
}
