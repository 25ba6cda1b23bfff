import type { Language } from '../../domain/localized-text.js';
import { dayIn, HOME_TIME_ZONE } from '../../kernel/clock.js';

const LOCALES: Record<Language, string> = { es: 'es-MX', en: 'en-GB' };

/** `30 de noviembre de 2026`. */
export function longDay(day: string, language: Language): string {
  const format = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(LOCALES[language], format).format(new Date(`${day}T00:00:00Z`));
}

/** The day and the hour where the plan lives. */
export function dayAndHour(at: Date, language: Language, timeZone = HOME_TIME_ZONE): string {
  const format = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
  const hour = new Intl.DateTimeFormat(LOCALES[language], format).format(at);
  return `${longDay(dayIn(timeZone, at), language)}, ${hour}`;
}
