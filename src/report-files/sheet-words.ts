import { readFileSync } from 'node:fs';
import { nameOf } from '../api/words/words.js';
import { LANGUAGES, type Language } from '../domain/localized-text.js';
import { type ClaimedStatus, LEVELS } from '../domain/milestone.js';
import type { YesNoWords } from '../domain/report-sheet-answers.js';
import { normalText, SHEET_COLUMNS, type SheetWords } from '../domain/report-sheet.js';

/** Columns with a heading, in their order; the id of the milestone stands before them and is hidden. */
export const HEADED = ['reference', 'title', 'due', 'state', ...SHEET_COLUMNS] as const;
export type Headed = (typeof HEADED)[number];

export type FileWords = Record<Headed | 'sheet' | 'howTo' | 'tick' | 'yes' | 'no' | 'period' | 'noPeriod', string> & {
  steps: string[];
};

export const FILE_WORDS = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    JSON.parse(readFileSync(new URL(`./words/${language}.json`, import.meta.url), 'utf8')),
  ]),
) as Record<Language, FileWords>;

export const levelName = (language: Language, level: ClaimedStatus): string =>
  nameOf(language, 'MilestoneLevel', level);

const small = (text: string) => normalText(text).toLowerCase();

/** A file is read by the words of every language, because people translate what a colleague sent them. */
export const READ_WORDS: SheetWords = {
  ticks: new Set([...LANGUAGES.map((language) => small(FILE_WORDS[language].tick)), 'si', 'x', 'true']),
  levels: new Map(
    LANGUAGES.flatMap((language) => LEVELS.map((level) => [small(levelName(language, level)), level] as const)),
  ),
};

/** Words for yes and no, in every language. */
export const YES_NO: YesNoWords = {
  yes: new Set([...LANGUAGES.map((language) => small(FILE_WORDS[language].yes)), 'si', 'true']),
  no: new Set([...LANGUAGES.map((language) => small(FILE_WORDS[language].no)), 'false']),
};

/** The column that a heading names, in any language. */
export const headedBy = (heading: string): Headed | undefined =>
  HEADED.find((column) => LANGUAGES.some((language) => small(FILE_WORDS[language][column]) === small(heading)));
