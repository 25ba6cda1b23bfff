import { startOfDay } from './days.js';
import { type Language, LOCALES } from './localized-text.js';
import type { DatePrecision } from './stated-date.js';

/** How dates and amounts read in the language of the reader, on pages and in files. */
const QUARTER: Record<Language, string> = { es: 'trimestre', en: 'quarter' };

/** A date as the schema gives it. */
export interface PrintedDate {
  on: string | null;
  precision: Uppercase<DatePrecision>;
  written: string | null;
}

/** A period as the schema gives it. */
export interface PrintedPeriod {
  startOn: string | null;
  startPrecision: PrintedDate['precision'] | null;
  startWritten: string | null;
  endOn: string | null;
  endPrecision: PrintedDate['precision'] | null;
  endWritten: string | null;
}

const formats = new Map<string, Intl.DateTimeFormat>();
export function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'UTC', ...options });
  formats.set(key, known);
  return known;
}

/** A day in words: `30 de noviembre de 2026`. */
export const longDay = (language: Language, day: string): string =>
  format(language, { day: 'numeric', month: 'long', year: 'numeric' }).format(startOfDay(day));

export const shortDay = (language: Language, day: string): string =>
  format(language, { day: 'numeric', month: 'short', year: 'numeric' }).format(startOfDay(day));

/** Writes a date with the precision that its source stated, and no more. */
export function stated(language: Language, date: PrintedDate, short = false): string {
  if (!date.on) return date.written ?? '';
  const year = date.on.slice(0, 4);
  switch (date.precision) {
    case 'YEAR':
      return year;
    case 'QUARTER':
      return `${QUARTER[language]} ${Math.ceil(Number(date.on.slice(5, 7)) / 3)}, ${year}`;
    case 'MONTH':
      return format(language, { month: short ? 'short' : 'long', year: 'numeric' }).format(startOfDay(date.on));
    default:
      return short ? shortDay(language, date.on) : longDay(language, date.on);
  }
}

export function startOf(span: PrintedPeriod): PrintedDate | null {
  return span.startPrecision ? { on: span.startOn, precision: span.startPrecision, written: span.startWritten } : null;
}

export function endOf(span: PrintedPeriod): PrintedDate | null {
  return span.endPrecision ? { on: span.endOn, precision: span.endPrecision, written: span.endWritten } : null;
}

/** `2,400,000.50 MXN`: with the code, because several currencies share a sign. */
export const money = (language: Language, { amount, currency }: { amount: string; currency: string }): string =>
  `${new Intl.NumberFormat(LOCALES[language], { minimumFractionDigits: amount.includes('.') ? 2 : 0 }).format(amount as `${number}`)} ${currency}`;
