import { refuse } from './refusal.js';

/** A transaction that began before an instant may still commit after it, for at most ten seconds (the log's seal). */
export const SETTLED_AFTER_SECONDS = 15;

/** The past instant that is read: nothing can be added any more to what was true then. */
export function settled(asOf: Date, now: Date): Date {
  if (asOf > now) refuse('INSTANT_INVALID', ['asOf']);
  const seconds = SETTLED_AFTER_SECONDS - (now.getTime() - asOf.getTime()) / 1000;
  if (seconds > 0) refuse('INSTANT_NOT_SETTLED', ['asOf'], { seconds: Math.ceil(seconds) });
  return asOf;
}
