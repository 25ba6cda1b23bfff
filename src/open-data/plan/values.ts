import type { LocalizedText } from '../../domain/localized-text.js';
import { LANGUAGES } from '../../domain/localized-text.js';
import { asWritten, type StatedDate, readStatedDate } from '../../domain/stated-date.js';
import { ImportError } from '../import-error.js';
import type { Row } from '../store/store.js';
import type { DateDocument, SourceDocument, TextDocument } from './document.js';

/**
 * A text of the document in its stored form. Without a mark, the original is the text in the first of the interface's
 * languages.
 */
export function storedText(given: TextDocument | undefined, language: string): LocalizedText | null {
  if (given === undefined) return null;
  if (typeof given === 'string') return { original: language, [language]: { text: given } };
  const { original, ...languages } = given;
  const said = Object.fromEntries(
    Object.entries(languages).map(([code, value]) => [code, typeof value === 'string' ? { text: value } : value]),
  );
  const chosen = original ?? LANGUAGES.find((code) => code in said) ?? Object.keys(said)[0] ?? language;
  const text = { original: chosen, ...said } as LocalizedText;
  checkOriginal(text);
  return text;
}

function checkOriginal(text: LocalizedText): void {
  if (typeof text[text.original] === 'object') return;
  const beginning = JSON.stringify(text).slice(0, 120);
  throw new ImportError([`A text names "${text.original}" as its original and has no text in it: ${beginning}`]);
}

export function storedDate(given: DateDocument | undefined, side: 'start' | 'end' = 'start'): StatedDate | null {
  if (given === undefined) return null;
  if (typeof given === 'string') return readStatedDate(given, side) ?? asWritten(given);
  return (given.date ? readStatedDate(given.date, side, given.written) : null) ?? asWritten(given.written);
}

/** The three columns of one date. */
export function dateColumns(prefix: string, date: StatedDate | null): Row {
  return {
    [`${prefix}_on`]: date?.on ?? null,
    [`${prefix}_precision`]: date?.precision ?? null,
    [`${prefix}_written`]: date?.written ?? null,
  };
}

export function periodColumns(given: { start?: DateDocument; end?: DateDocument } | undefined, prefix = ''): Row {
  return {
    ...dateColumns(`${prefix}start`, storedDate(given?.start, 'start')),
    ...dateColumns(`${prefix}end`, storedDate(given?.end, 'end')),
  };
}

export function sourcesOf(given: SourceDocument[], language: string): Row[] {
  return given.map(({ title, url, readOn, about }) => ({
    title: storedText(title, language),
    url: url ?? null,
    readOn: readOn ?? null,
    about: storedText(about, language),
  }));
}
