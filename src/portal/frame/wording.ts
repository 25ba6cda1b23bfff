import { readFileSync } from 'node:fs';
import { createInstance } from 'i18next';
import { isolated } from '../../domain/direction.js';
import { LANGUAGES, type Language } from '../../domain/localized-text.js';

export type Translate = (key: string, values?: Record<string, unknown>) => string;

const i18n = createInstance();
await i18n.init({
  lng: LANGUAGES[0],
  fallbackLng: false,
  resources: Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      {
        translation: JSON.parse(readFileSync(new URL(`./locale/${language}.json`, import.meta.url), 'utf8')) as object,
      },
    ]),
  ),
  // preact escapes whatever it prints; escaping twice would show `&amp;` to people. Here a text that somebody wrote is
  // set apart from our words instead.
  interpolation: { escape: isolated },
  // A missing word is a mistake of ours that tests must see, not a key shown to people.
  saveMissing: true,
  missingKeyHandler: (_, __, key) => {
    throw new Error(`the portal has no words for ${key}`);
  },
});

export const WORDING = Object.fromEntries(
  LANGUAGES.map((language) => {
    const t = i18n.getFixedT(language);
    return [language, (key: string, values?: Record<string, unknown>) => t(key, values ?? {})];
  }),
) as Record<Language, Translate>;
