import { refuse } from '../domain/refusal.js';
import type { Transaction } from '../kernel/transaction.js';
import { uuidOf } from './node-id.js';

/** The session of the plan's forum that decided, given by its id in `input.session`. */
export async function citedSession(tx: Transaction, planId: string | null, id: string): Promise<string> {
  const path = ['input', 'session'];
  const [session] = await tx.manager.query('select id from session where id = $1 and plan_id = $2', [
    uuidOf('Session', id, path),
    planId,
  ]);
  return session?.id ?? refuse('SESSION_NOT_FOUND', path);
}
