import type { Transaction } from '../kernel/transaction.js';

/** Key among advisory locks for the windows of one plan. */
const key = (plan: string) => `hashtextextended('windows of ' || ${plan}, 0)`;

/**
 * Writes that a window permits share this lock, and a change of a window holds it alone: nothing is written after the
 * log entry that closed the window. The lock is taken before any row is locked. `plan` is SQL of the plan's id with
 * `$1` for `id`. Returns the instant by which the windows are judged, because waiting may have taken a while.
 */
export async function shareWindows(tx: Transaction, plan: string, id: string): Promise<Date> {
  await tx.manager.query(`select pg_advisory_xact_lock_shared(${key(`(${plan})`)})`, [id]);
  return tx.instant();
}

/** Holds the lock alone: when this returns, all writes in progress within the plan's windows are stored. */
export async function holdWindows(tx: Transaction, plan: string, id: string): Promise<void> {
  await tx.manager.query(`select pg_advisory_xact_lock(${key(`(${plan})`)})`, [id]);
}
