import { MINUTE_MS } from './days.js';

/** No instant after the year 9999 can be written in four digits (`instant.ts`). */
const LAST_MINUTE = Date.parse('9999-12-31T23:59:00Z');
export const minuteBegun = (at: Date) => new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS);

/**
 * People are told minutes, so a window ends at a whole one: an end within a minute belongs to the end of that minute, as
 * 23:59:59 means midnight.
 */
export const endAt = (at: Date): Date =>
  new Date(Math.min(Math.ceil(at.getTime() / MINUTE_MS) * MINUTE_MS, LAST_MINUTE));

/**
 * Until when an answer stays true while nothing is written. Windows begin and end by themselves with whole minutes, and
 * days, due ones too, turn at local midnights, which are whole minutes everywhere: nothing of these changes within a
 * minute. A window that is closed by hand ends within one, and that is written.
 */
export const trueUntil = (now: Date): Date => new Date(minuteBegun(now).getTime() + MINUTE_MS);

/** What a clock shows where the plan lives. */
export type LocalClock = (at: Date) => { day: string; time: string };

/**
 * The end of a window as people say it: the last day, and the hour only where that day does not last to its end. A last
 * day ends at the following local midnight. A window that was closed by hand ended at what a clock showed then, except
 * that the last second of a minute is said as its end, as 23:59:59 means midnight.
 */
export function saidEnd(closesAt: Date, local: LocalClock): { day: string; time: string | null } {
  const end = closesAt.getTime() % MINUTE_MS >= MINUTE_MS - 1000 ? endAt(closesAt) : minuteBegun(closesAt);
  const [before, at] = [local(new Date(end.getTime() - 1)), local(end)];
  return before.day === at.day ? at : { day: before.day, time: null };
}
