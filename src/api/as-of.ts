import { refuse } from '../domain/refusal.js';

/** A transaction that began before an instant may still commit after it, for at most ten seconds (the log's seal). */
const SETTLED_AFTER_MS = 15_000;

/** Can nothing be added any more to what was true then? What is newer is answered by the live tables. */
export function isClosedInstant(asOf: Date, now: Date): boolean {
  if (asOf > now) refuse('INSTANT_INVALID', ['asOf']);
  return now.getTime() - asOf.getTime() > SETTLED_AFTER_MS;
}
