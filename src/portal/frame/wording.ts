import { readFileSync } from 'node:fs';
import { createInstance } from 'i18next';
import { isolated } from '../../domain/direction.js';
import { LANGUAGES, type Language } from '../../domain/localized-text.js';
import { filesBeside } from './beside.js';
import { figure } from './format.js';

export type Translate = (key: string, values?: Record<string, unknown>) => string;

/** Joins the words of all features; no two features share a group. */
export function wordsIn(language: Language): Record<string, unknown> {
  const parts = filesBeside('words', '.json').filter(({ name }) => name === language);
  return Object.assign({}, ...parts.map(({ url }) => JSON.parse(readFileSync(url, 'utf8')) as object)) as Record<
    string,
    unknown
  >;
}

const i18n = createInstance();
await i18n.init({
  lng: LANGUAGES[0],
  fallbackLng: false,
  resources: Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      {
        translation: wordsIn(language),
      },
    ]),
  ),
  // preact escapes all text; escaping twice would show `&amp;` to people. Here `escape` isolates the direction of a
  // text that somebody wrote from our words.
  interpolation: { escape: isolated },
  // A missing word fails, so that tests see the mistake and people never see a key.
  saveMissing: true,
  missingKeyHandler: (_, __, key) => {
    throw new Error(`the portal has no words for ${key}`);
  },
});

/** The values of a text, whose numbers have the separators of the language. */
const figuresIn = (language: Language, values: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? figure(language, value) : value]),
  );

export const WORDING = Object.fromEntries(
  LANGUAGES.map((language) => {
    const t = i18n.getFixedT(language);
    return [
      language,
      // The numbers themselves choose between singular and plural; texts show them with separators.
      (key: string, values: Record<string, unknown> = {}) =>
        t(key, { ...values, replace: figuresIn(language, values) }),
    ];
  }),
) as Record<Language, Translate>;
