import type { Actor } from '../../domain/actor.js';
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import type { LogEntry, Transaction } from '../../kernel/transaction.js';

export interface Outcome<T> {
  result: T;
  /** The log entry; `null` when nothing changed or nothing may be kept, and the transaction is rolled back. */
  entry: LogEntry | null;
}

/** Carries a result out of a transaction that is rolled back. */
class RolledBack<T> extends Error {
  constructor(readonly result: T) {
    super('rolled back on purpose');
  }
}

/** Runs a unit of work that writes its log entry only when something changed. */
export async function runUnlessUnchanged<T>(
  work: UnitOfWork,
  actor: Actor,
  run: (tx: Transaction) => Promise<Outcome<T>>,
): Promise<T> {
  try {
    return await work.run(actor, async (tx) => {
      const { result, entry } = await run(tx);
      if (!entry) throw new RolledBack(result);
      tx.record(entry);
      return result;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.result as T;
    throw error;
  }
}
