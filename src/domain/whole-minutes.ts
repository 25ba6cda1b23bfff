import { MINUTE_MS } from './days.js';

/** The last minute whose year can be written in four digits (`instant.ts`). */
const LAST_MINUTE = Date.parse('9999-12-31T23:59:00Z');
export const minuteBegun = (at: Date) => new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS);

/**
 * People read minutes, so a window ends at a whole one: an end within a minute moves to the end of that minute. So
 * 23:59:59 means midnight.
 */
export const endAt = (at: Date): Date =>
  new Date(Math.min(Math.ceil(at.getTime() / MINUTE_MS) * MINUTE_MS, LAST_MINUTE));

/**
 * Until when a computed result stays true while nothing is written. Windows begin and end at whole minutes, and days
 * change at local midnight, which is a whole minute everywhere. So nothing changes within a minute, except a window
 * that is closed by hand, and that is a write.
 */
export const trueUntil = (now: Date): Date => new Date(minuteBegun(now).getTime() + MINUTE_MS);

/** The local clock of the place of the plan. */
export type LocalClock = (at: Date) => { day: string; time: string };

/**
 * The end of a window as people read it: the last day, and the hour only when that day does not last to its end. A last
 * day ends at the following local midnight. A window closed by hand ended at the time that a clock showed then; only
 * the last second of a minute counts as its end, so 23:59:59 means midnight.
 */
export function saidEnd(closesAt: Date, local: LocalClock): { day: string; time: string | null } {
  const end = closesAt.getTime() % MINUTE_MS >= MINUTE_MS - 1000 ? endAt(closesAt) : minuteBegun(closesAt);
  const [before, at] = [local(new Date(end.getTime() - 1)), local(end)];
  return before.day === at.day ? at : { day: before.day, time: null };
}

interface SaidMoment {
  day: string;
  time: string | null;
}

/**
 * The time of a window as people say it, with a day once where it begins and ends on the same one. `until` is `null`
 * where it lasts that whole day, and has no day of its own where it ends on the first.
 */
export function saidSpan(
  opensAt: Date,
  closesAt: Date,
  local: LocalClock,
): { from: SaidMoment; until: { day: string | null; time: string | null } | null } {
  const [from, until] = [local(opensAt), saidEnd(closesAt, local)];
  if (from.day !== until.day) return { from, until };
  if (from.time === '00:00' && until.time === null) return { from: { ...from, time: null }, until: null };
  return { from, until: { day: null, time: until.time ?? '24:00' } };
}
