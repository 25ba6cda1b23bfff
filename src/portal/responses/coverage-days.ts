import type { CoverageDay } from '../frame/types.js';
/** Neither a plot nor a table is readable with more days than these. */
const MOST_DAYS = 60;

/**
 * The days that a plot and the table beside it show: those with a change, evenly thinned when they are many, always
 * with the first, the last, and today, which repeats the values of the last one.
 */
export function daysShown(days: CoverageDay[], today: string): CoverageDay[] {
  const last = days.at(-1);
  if (!last) return [];
  const all = last.on < today ? [...days, { ...last, on: today }] : days;
  if (all.length <= MOST_DAYS) return all;
  const step = (all.length - 1) / (MOST_DAYS - 1);
  return Array.from({ length: MOST_DAYS }, (_, n) => all[Math.round(n * step)]!);
}
