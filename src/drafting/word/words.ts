import { readFileSync } from 'node:fs';
import { type Language, LANGUAGES } from '../../domain/localized-text.js';

/** Words that a written document has besides its texts. */
export type DocumentWords = Record<
  | 'reference'
  | 'plan'
  | 'version'
  | 'milestone'
  | 'howTo'
  | 'facts'
  | 'factsNotice'
  | 'label'
  | 'value'
  | 'noValue'
  | 'noStart'
  | 'noEnd'
  | 'reason',
  string
>;

const WORDS = new Map<string, DocumentWords>(
  LANGUAGES.map((language) => [
    language,
    JSON.parse(readFileSync(new URL(`./words/${language}.json`, import.meta.url), 'utf8')) as DocumentWords,
  ]),
);

/** The words in the language of the text, or in the first language of the site when there are none. */
export const documentWords = (language: string): DocumentWords =>
  WORDS.get(language) ?? WORDS.get(LANGUAGES[0] satisfies Language)!;
