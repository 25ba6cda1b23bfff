import { cookie, cookieOf, COOKIES } from '../../kernel/cookies.js';
import { LANGUAGES, type Language } from '../../domain/localized-text.js';

const YEAR = 31_536_000;

export function languageChosen(cookies: string | undefined): Language | undefined {
  const value = cookieOf(COOKIES.language, cookies, false);
  return LANGUAGES.find((known) => known === value);
}

export function languageCookie(language: Language, https: boolean): string {
  return cookie(COOKIES.language, language, `Max-Age=${YEAR}`, https);
}
