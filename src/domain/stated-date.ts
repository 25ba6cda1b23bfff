import { startOfDay } from './days.js';

/**
 * A date as somebody stated it: a day and its precision. "January 2022" is not the first of January. A text that cannot
 * be read as a date is kept as written. No date is made more precise than it was stated.
 */
export const DATE_PRECISIONS = ['day', 'month', 'quarter', 'year', 'as_written'] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

export interface StatedDate {
  /** The first day of the period for a start, the last day for an end; `null` when only `written` is known. */
  on: string | null;
  precision: DatePrecision;
  written: string | null;
}

export interface Period {
  start: StatedDate | null;
  end: StatedDate | null;
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH = /^(\d{4})-(\d{2})$/;
const QUARTER = /^(\d{4})-Q([1-4])$/;
const YEAR = /^(\d{4})$/;

/** True when the calendar has this day. */
export function isDay(text: string): boolean {
  const match = DAY.exec(text);
  if (!match) return false;
  const date = startOfDay(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && Number(match[1]) > 0;
}

function lastDayOfMonth(year: number, month: number): string {
  const last = new Date(0);
  // `Date.UTC` reads the years 0 to 99 as years of the last century.
  last.setUTCFullYear(year, month, 0);
  return last.toISOString().slice(0, 10);
}

/** Reads `2022-02-23`, `2022-02`, `2022-Q1` or `2022`; `null` for anything else. */
export function readStatedDate(text: string, side: 'start' | 'end', written: string | null = null): StatedDate | null {
  if (isDay(text)) return { on: text, precision: 'day', written };
  // The calendar has no year 0.
  if (text.startsWith('0000')) return null;
  const month = MONTH.exec(text);
  if (month && Number(month[2]) >= 1 && Number(month[2]) <= 12) {
    const on = side === 'start' ? `${text}-01` : lastDayOfMonth(Number(month[1]), Number(month[2]));
    return { on, precision: 'month', written };
  }
  const quarter = QUARTER.exec(text);
  if (quarter) {
    const [year, number] = [Number(quarter[1]), Number(quarter[2])];
    const on =
      side === 'start' ? `${year}-${String(number * 3 - 2).padStart(2, '0')}-01` : lastDayOfMonth(year, number * 3);
    return { on, precision: 'quarter', written };
  }
  const year = YEAR.exec(text);
  if (year) return { on: side === 'start' ? `${text}-01-01` : `${text}-12-31`, precision: 'year', written };
  return null;
}

export function asWritten(written: string): StatedDate {
  return { on: null, precision: 'as_written', written };
}

/** The short form that `readStatedDate` can read again; `null` for a date that is known only as written. */
export function shortForm(on: string | null, precision: string | null): string | null {
  if (!on || !precision || precision === 'as_written') return null;
  if (precision === 'year') return on.slice(0, 4);
  if (precision === 'month') return on.slice(0, 7);
  if (precision === 'quarter') return `${on.slice(0, 4)}-Q${Math.ceil(Number(on.slice(5, 7)) / 3)}`;
  return on;
}

/** The first and the last day of a stated date; `null` when it is known only as written. */
export function periodOfStated({ on, precision }: Omit<StatedDate, 'written'>): { from: string; to: string } | null {
  const short = shortForm(on, precision);
  if (short === null) return null;
  return { from: readStatedDate(short, 'start')!.on!, to: readStatedDate(short, 'end')!.on! };
}
