import { dayAfter, startOfDay } from '../../domain/days.js';
import { clockIn, dayIn } from '../../kernel/clock.js';

const DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const DAY_AS_SAID = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const TIME = /^([01]?\d|2[0-3])[:.hH]([0-5]\d)(?::00)?$/;

/** A day as people type it (`2026-11-30`, `30/11/2026`); `null` when there is no such day. */
export function dayTyped(text: string | undefined): string | null {
  const [, year, month, day] = DAY.exec(text ?? '') ?? asSaid(text ?? '') ?? [];
  if (!year) return null;
  const written = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  const at = startOfDay(written);
  // `Date` turns the 31st of February into the 3rd of March; such a day is refused.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written) ? written : null;
}

/** Writes a day as people say it in both languages of the pages, so that they can type over it: `30/11/2026`. */
export const daySaid = (day: string): string => day.split('-').toReversed().join('/');

function asSaid(text: string): string[] | null {
  const said = DAY_AS_SAID.exec(text);
  return said && ['', said[3]!, said[2]!, said[1]!];
}

/** An hour as people type it (`9:30`, `23:59`); `null` when there is no such hour. */
export function timeTyped(text: string | undefined): string | null {
  const [, hour, minute] = TIME.exec(text ?? '') ?? [];
  return hour ? `${hour.padStart(2, '0')}:${minute}` : null;
}

/** The hour that a clock in the zone shows at that instant: `23:59`. */
const timeIn = (zone: string, at: Date): string => clockIn(zone, at).time;

/** The end of a day in a zone: the first instant of the next day, also when clocks are put forward over midnight. */
export function endOfDay(zone: string, day: string): Date | null {
  const next = dayAfter(day, 1);
  return instantAt(zone, next, '00:00') ?? instantAt(zone, next, '01:00');
}

/**
 * The instant at which a clock in the zone shows that day and hour: the earlier one when it is shown twice, `null` when
 * clocks were put forward over it.
 */
export function instantAt(zone: string, day: string, time: string): Date | null {
  const read = new Date(`${day}T${time}:00Z`).getTime();
  // No clock on earth is more than fourteen hours away from UTC; offsets are quarters of an hour.
  for (let quarter = 14 * 4; quarter >= -14 * 4; quarter--) {
    const at = new Date(read - quarter * 900_000);
    if (dayIn(zone, at) === day && timeIn(zone, at) === time) return at;
  }
  return null;
}
