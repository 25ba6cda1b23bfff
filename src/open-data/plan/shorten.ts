import { markUnholdable } from '../../domain/text.js';
import { languagesOf, type LocalizedText, translation } from '../../domain/localized-text.js';
import { shortForm } from '../../domain/stated-date.js';
import type { DateDocument, SourceDocument, TextDocument } from './document.js';

/** A row as PostgreSQL gives it in JSON. */
// oxlint-disable-next-line typescript/no-explicit-any
export type JsonRow = Record<string, any>;

/** The reverse of `values.ts`: writes a text in the shortest form when its translations are up to date. */
export function textFrom(text: LocalizedText | null): TextDocument | undefined {
  if (!text) return undefined;
  return {
    original: text.original,
    ...Object.fromEntries(
      languagesOf(text).map((language) => {
        const said = translation(text, language)!;
        return [language, said.outdated ? { text: said.text, outdated: true as const } : said.text];
      }),
    ),
  };
}

export function dateFrom(row: JsonRow, prefix: string): DateDocument | undefined {
  const [on, precision, written] = ['on', 'precision', 'written'].map((part) => row[`${prefix}_${part}`] ?? null);
  const short = shortForm(on, precision);
  if (short === null) return written === null ? undefined : { written };
  return written === null ? short : { date: short, written };
}

export function periodFrom(row: JsonRow, prefix = ''): { start?: DateDocument; end?: DateDocument } | undefined {
  const [start, end] = [dateFrom(row, `${prefix}start`), dateFrom(row, `${prefix}end`)];
  return start === undefined && end === undefined ? undefined : { start, end };
}

export function sourcesFrom(sources: JsonRow[]): SourceDocument[] | undefined {
  if (sources.length === 0) return undefined;
  return sources.map(({ title, url, readOn, about }) => ({
    title: textFrom(title)!,
    url: url ?? undefined,
    readOn: readOn ?? undefined,
    about: textFrom(about),
  }));
}

export function marksFrom(row: JsonRow): JsonRow {
  return {
    sources: row['sources'] ? sourcesFrom(row['sources']) : undefined,
    synthetic: row['synthetic'] || undefined,
  };
}

/** Leaves out an empty list, because it means the same as an absent key. */
export function listFrom<T>(list: T[]): T[] | undefined {
  return list.length === 0 ? undefined : list;
}

/**
 * Removes all keys without a value, at every depth: in this layout an absent key means "not on record". Old texts with
 * forbidden characters get a mark in their place, so that the file can be read back.
 */
export function compact<T>(value: T): T {
  if (typeof value === 'string') return markUnholdable(value) as T;
  if (Array.isArray(value)) return value.map(compact) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined && inner !== null)
      .map(([key, inner]) => [key, compact(inner)]),
  ) as T;
}
