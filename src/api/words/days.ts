import { startOfDay } from '../../domain/days.js';
import { type Language, LOCALES } from '../../domain/localized-text.js';
import { saidSpan } from '../../domain/whole-minutes.js';
import { clockIn } from '../../kernel/clock.js';

/** A day in words: `30 de noviembre de 2026`. */
export function longDay(day: string, language: Language): string {
  const format = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(LOCALES[language], format).format(startOfDay(day));
}

const said = ({ day, time }: { day: string; time: string | null }, language: Language) =>
  time ? `${longDay(day, language)}, ${time}` : longDay(day, language);

/** When a window begins and ends: `8 de enero de 2027, 10:00 – 14:00`. */
export function spanSaid(opensAt: Date, closesAt: Date, timeZone: string, language: Language): string {
  const { from, until } = saidSpan(opensAt, closesAt, (at) => clockIn(timeZone, at));
  if (!until) return said(from, language);
  const { day, time } = until;
  return `${said(from, language)} – ${day === null ? time : said({ day, time }, language)}`;
}
