import { LANGUAGES, type Language } from '../domain/localized-text.js';

/** The interface language that fits `Accept-Language` best; Spanish when none does. */
export function languageOf(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const q = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.split('-')[0]!, weight: q === undefined ? 1 : Number(q) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  const found = wanted.find(({ language }) => (LANGUAGES as readonly string[]).includes(language));
  return (found?.language as Language | undefined) ?? LANGUAGES[0];
}
