import { refuse } from './refusal.js';

/**
 * A transaction that began before an instant may commit up to ten seconds after it (the seal of the log), so this is
 * longer.
 */
const SETTLED_AFTER_SECONDS = 15;

/**
 * Refuses an instant whose truth can still change: one in the future, or one so recent that transactions may still
 * commit.
 */
export function settled(asOf: Date, now: Date): Date {
  if (asOf > now) refuse('INSTANT_INVALID', ['asOf']);
  const seconds = SETTLED_AFTER_SECONDS - (now.getTime() - asOf.getTime()) / 1000;
  if (seconds > 0) refuse('INSTANT_NOT_SETTLED', ['asOf'], { seconds: Math.ceil(seconds) });
  return asOf;
}
