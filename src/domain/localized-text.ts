import { refuse } from './refusal.js';
import { isWritten } from './text.js';

/** A text in one language; `outdated` when the original has changed since it was translated. */
export interface Translation {
  text: string;
  outdated?: true;
}

/** Text in several languages, one of them marked as the original: `{"original":"es","es":{"text":"…"},"en":{…}}`. */
export type LocalizedText = { original: string } & { [language: string]: Translation | string };

/** The model takes any language; the interface speaks these two. The first is the default. */
export const LANGUAGES = ['es', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
/** Days and numbers are written as in Mexico, in English with the day before the month. */
export const LOCALES: Record<Language, string> = { es: 'es-MX', en: 'en-GB' };

export function languagesOf(text: LocalizedText): string[] {
  return Object.keys(text).filter((key) => key !== 'original');
}

export function translation(text: LocalizedText, language: string): Translation | undefined {
  const found = language === 'original' ? undefined : text[language];
  return typeof found === 'object' ? found : undefined;
}

/** The text in the language asked for, else in its original; `language` says which one it is. */
export function inLanguage(
  text: LocalizedText,
  language: string,
): { text: string; language: string; outdated: boolean } {
  const wanted = translation(text, language);
  const served = wanted ?? translation(text, text.original);
  return {
    text: served?.text ?? '',
    language: wanted ? language : text.original,
    outdated: Boolean(served?.outdated),
  };
}

export function localized(language: string, text: string): LocalizedText {
  return { original: language, [language]: { text } };
}

/** Changing the original makes its translations outdated; changing a translation brings it up to date. */
export function rewrite(current: LocalizedText | null, language: string, text: string, path: string[]): LocalizedText {
  if (!isWritten(text)) refuse('TEXT_REQUIRED', path);
  if (!current) return localized(language, text);
  if (translation(current, language)?.text === text && !translation(current, language)?.outdated) return current;
  if (language !== current.original) return { ...current, [language]: { text } };
  const translations = languagesOf(current).filter((other) => other !== language);
  return {
    original: language,
    [language]: { text },
    ...Object.fromEntries(
      translations.map((other) => [other, { text: translation(current, other)!.text, outdated: true as const }]),
    ),
  };
}
