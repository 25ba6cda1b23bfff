import { startOfDay } from '../../domain/days.js';
import { type Language, LOCALES } from '../../domain/localized-text.js';
import { saidEnd, saidSpan } from '../../domain/whole-minutes.js';
import { clockIn, HOME_TIME_ZONE } from '../../kernel/clock.js';

/** A day in words: `30 de noviembre de 2026`. */
export function longDay(day: string, language: Language): string {
  const format = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(LOCALES[language], format).format(startOfDay(day));
}

const local = (at: Date) => clockIn(HOME_TIME_ZONE, at);
const said = ({ day, time }: { day: string; time: string | null }, language: Language) =>
  time ? `${longDay(day, language)}, ${time}` : longDay(day, language);

/** The day and the time at the place of the plan. */
export const dayAndHour = (at: Date, language: Language): string => said(local(at), language);

/** The end of a window as people read it. */
export const endSaid = (closesAt: Date, language: Language): string => said(saidEnd(closesAt, local), language);

/** When a window begins and ends: `8 de enero de 2027, 10:00 – 14:00`. */
export function spanSaid(opensAt: Date, closesAt: Date, language: Language): string {
  const { from, until } = saidSpan(opensAt, closesAt, local);
  if (!until) return said(from, language);
  const { day, time } = until;
  return `${said(from, language)} – ${day === null ? time : said({ day, time }, language)}`;
}
