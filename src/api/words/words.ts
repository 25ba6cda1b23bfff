import { readFileSync } from 'node:fs';
import { isolated } from '../../domain/direction.js';
import { LANGUAGES, type Language, LOCALES, type LocalizedText } from '../../domain/localized-text.js';
import type { ConsequenceCode } from '../../domain/consequence.js';
import type { Problem } from '../../domain/refusal.js';

export interface Words {
  /** Name and meaning of each code, by enum. */
  enums: Record<string, Record<string, { name: string; meaning: string }>>;
  /** Message of each problem code; `{{name}}` stands for a value of the problem. */
  problems: Record<string, string>;
  /** By code of a consequence: the sentence for one, for any other number, and for several of which all have one day. */
  consequences: Record<ConsequenceCode, { one: string; other: string; sameDay?: string }>;
  /** Names of the parts of a person's copy of their data: tables, columns (of all tables, or `table.column`), kinds of things. */
  copy: { head: Names; tables: Names; columns: Names; kinds: Names };
}

type Names = Record<string, string>;

export const WORDS = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    JSON.parse(readFileSync(new URL(`./${language}.json`, import.meta.url), 'utf8')) as Words,
  ]),
) as Record<Language, Words>;

export function meaningOf(name: string, code: string): string {
  return WORDS.en.enums[name]?.[code]?.meaning ?? code;
}

/** The name of a code in the reader's language. */
export const nameOf = (language: Language, name: string, code: string): string => wordsOf(language, name, code).name;

/** The sentence that says what a code means, in the reader's language. */
export const meaningIn = (language: Language, name: string, code: string): string =>
  wordsOf(language, name, code).meaning;

function wordsOf(language: Language, name: string, code: string): { name: string; meaning: string } {
  const known = WORDS[language].enums[name]?.[code];
  // A missing word is a bug that tests must find; people never see the bare code.
  if (known === undefined) throw new Error(`there are no words in ${language} for ${name}.${code}`);
  return known;
}

export function messageOf(language: Language, { code, values }: Problem): string {
  return (WORDS[language].problems[code] ?? code).replace(/{{(\w+)}}/g, (_, name: string) =>
    shown(language, values?.[name]),
  );
}

const shown = (language: Language, value: string | number | undefined) =>
  typeof value === 'number' ? value.toLocaleString(LOCALES[language]) : isolated(value ?? '');

/** The same problem in another language; its values are read from the existing message. */
export function reworded(code: string, message: string, from: Language, to: Language): string {
  const [said, wanted] = [WORDS[from].problems[code], WORDS[to].problems[code]];
  if (said === undefined || wanted === undefined) return message;
  const parts = said.split(/{{\w+}}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const found = new RegExp(`^${parts.join('([^]*?)')}$`).exec(message);
  if (!found) return message;
  const names = [...said.matchAll(/{{(\w+)}}/g)].map(([, name]) => name!);
  const values = Object.fromEntries(names.map((name, index) => [name, found[index + 1]!]));
  return messageOf(to, { code: code as Problem['code'], path: [], values });
}

/** The name of a code in all languages, for messages that each reader gets in their own. */
export const localizedName = (name: string, code: string): LocalizedText => ({
  original: LANGUAGES[0],
  ...Object.fromEntries(LANGUAGES.map((language) => [language, { text: nameOf(language, name, code) }])),
});
