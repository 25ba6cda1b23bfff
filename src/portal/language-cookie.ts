import { LANGUAGES, type Language } from '../domain/localized-text.js';

/** The only cookie: the language somebody last read in, so that `/` opens in it. */
const NAME = 'lang';
const YEAR = 31_536_000;

export function languageChosen(cookies: string | undefined): Language | undefined {
  const value = (cookies ?? '')
    .split(/;\s*/)
    .find((cookie) => cookie.startsWith(`${NAME}=`))
    ?.slice(NAME.length + 1);
  return LANGUAGES.find((known) => known === value);
}

export function languageCookie(language: Language, https: boolean): string {
  return `${NAME}=${language}; Path=/; Max-Age=${YEAR}; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`;
}
