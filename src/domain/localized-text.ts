import { refuse } from './refusal.js';
import { isWritten } from './text.js';

/** A text in one language. `outdated` is true when the original has changed since this translation. */
export interface Translation {
  text: string;
  outdated?: true;
}

/**
 * A text in several languages. `original` names the language of the original:
 * `{"original":"es","es":{"text":"…"},"en":{…}}`.
 */
export type LocalizedText = { original: string } & { [language: string]: Translation | string };

/** Languages of the interface; the first is the default. Stored texts may have any language. */
export const LANGUAGES = ['es', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
/** Days and numbers are formatted as in Mexico; English puts the day before the month. */
export const LOCALES: Record<Language, string> = { es: 'es-MX', en: 'en-GB' };

export function languagesOf(text: LocalizedText): string[] {
  return Object.keys(text).filter((key) => key !== 'original');
}

export function translation(text: LocalizedText, language: string): Translation | undefined {
  const found = text[language];
  return typeof found === 'object' ? found : undefined;
}

/** The text in the requested language, else in its original one; `language` says which of them it is. */
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

/** A changed original makes its translations outdated. A changed translation is up to date again. */
export function rewrite(current: LocalizedText | null, language: string, text: string, path: string[]): LocalizedText {
  if (!isWritten(text)) refuse('TEXT_REQUIRED', path);
  if (!current) return localized(language, text);
  const stands = translation(current, language);
  if (stands?.text === text && !stands.outdated) return current;
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
