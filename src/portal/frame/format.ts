import { DAY_MS, startOfDay } from '../../domain/days.js';
import { type Language, LOCALES } from '../../domain/localized-text.js';
import { format } from '../../domain/printed.js';

/** The hour of an instant in the time zone of the plan: `23:59`. */
export const hour = (language: Language, instant: string, timeZone: string): string =>
  format(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(instant));

/** `en 12 días`, `hace 3 años`: the largest unit that says enough. */
export function distance(language: Language, day: string, today: string): string {
  const days = Math.round((startOfDay(day).getTime() - startOfDay(today).getTime()) / DAY_MS);
  const relative = new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'auto' });
  if (Math.abs(days) < 45) return relative.format(days, 'day');
  if (Math.abs(days) < 550) return relative.format(Math.round(days / 30.44), 'month');
  return relative.format(Math.round(days / 365.25), 'year');
}

export const figure = (language: Language, value: number): string =>
  new Intl.NumberFormat(LOCALES[language]).format(value);

/** Writes a name as it stands within a sentence; an abbreviation keeps its capitals. */
const within = (language: Language, name: string) =>
  /^\p{Lu}\p{Lu}/u.test(name) ? name : name.charAt(0).toLocaleLowerCase(LOCALES[language]) + name.slice(1);

const joined = (language: Language, names: string[]) =>
  new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(names);

/** `periodo, cómo nació y quién lo encabeza`: names within a sentence. */
export const named = (language: Language, names: string[]): string =>
  joined(
    language,
    names.map((name) => within(language, name)),
  );

/** `Familias alcanzadas, personas alcanzadas y personas beneficiarias`: names as one heading. */
export function listed(language: Language, names: string[]): string {
  const [first = '', ...others] = names;
  return joined(language, [first, ...others.map((name) => within(language, name))]);
}

/** A size as people compare it: `340 kB`, `2.3 MB`. */
export function fileSize(language: Language, bytes: number): string {
  const [unit, value] =
    bytes < 1_000_000 ? (['kilobyte', bytes / 1000] as const) : (['megabyte', bytes / 1e6] as const);
  const digits = value < 10 ? 1 : 0;
  return new Intl.NumberFormat(LOCALES[language], { style: 'unit', unit, maximumFractionDigits: digits }).format(value);
}

/** The name that people use for the time of a zone: `hora de Ciudad de México`. */
export function zoneName(language: Language, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(LOCALES[language], { timeZone, timeZoneName: 'shortGeneric' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')!.value;
}
