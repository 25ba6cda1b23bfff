import { cookie, cookieOf } from '../kernel/cookies.js';
import { LANGUAGES, type Language } from '../domain/localized-text.js';

/** The only cookie of whoever just reads: the language somebody last read in, so that `/` opens in it. */
const NAME = 'lang';
const YEAR = 31_536_000;

export function languageChosen(cookies: string | undefined): Language | undefined {
  const value = cookieOf(NAME, cookies);
  return LANGUAGES.find((known) => known === value);
}

export function languageCookie(language: Language, https: boolean): string {
  return cookie(NAME, language, `Max-Age=${YEAR}`, https);
}
