import type { Language } from '../../domain/localized-text.js';
import { longDay } from '../../domain/printed.js';
import { saidSpan } from '../../domain/whole-minutes.js';
import { clockIn } from '../../kernel/clock.js';

const said = ({ day, time }: { day: string; time: string | null }, language: Language) =>
  time ? `${longDay(language, day)}, ${time}` : longDay(language, day);

/** When a window begins and ends: `8 de enero de 2027, 10:00 – 14:00`. */
export function spanSaid(opensAt: Date, closesAt: Date, timeZone: string, language: Language): string {
  const { from, until } = saidSpan(opensAt, closesAt, (at) => clockIn(timeZone, at));
  if (!until) return said(from, language);
  const { day, time } = until;
  return `${said(from, language)} – ${day === null ? time : said({ day, time }, language)}`;
}
