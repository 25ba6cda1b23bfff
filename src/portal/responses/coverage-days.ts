import type { CoverageDay } from '../frame/types.js';
/** More days than these are told apart neither in a drawing nor in a table. */
const MOST_DAYS = 60;

/**
 * The days that a plot and the table beside it show: those on which something changed, thinned evenly where they are many,
 * with the first and the last, and today, which is as the last one left it.
 */
export function daysShown(days: CoverageDay[], today: string): CoverageDay[] {
  const last = days.at(-1);
  if (!last) return [];
  const all = last.on < today ? [...days, { ...last, on: today }] : days;
  if (all.length <= MOST_DAYS) return all;
  const step = (all.length - 1) / (MOST_DAYS - 1);
  return Array.from({ length: MOST_DAYS }, (_, n) => all[Math.round(n * step)]!);
}
