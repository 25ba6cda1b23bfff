import { markUnholdable } from '../../domain/text.js';
import { languagesOf, type LocalizedText, translation } from '../../domain/localized-text.js';
import { shortForm } from '../../domain/stated-date.js';
import type { DateDocument, SourceDocument, TextDocument } from './document.js';

/** A row as PostgreSQL gives it in JSON. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Kept = Record<string, any>;

/** What `values.ts` reads, written: a text whose translations are up to date is as short as it can be. */
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

export function dateFrom(row: Kept, prefix: string): DateDocument | undefined {
  const [on, precision, written] = ['on', 'precision', 'written'].map((part) => row[`${prefix}_${part}`] ?? null);
  const short = shortForm(on, precision);
  if (short === null) return written === null ? undefined : { written };
  return written === null ? short : { date: short, written };
}

export function periodFrom(row: Kept, prefix = ''): { start?: DateDocument; end?: DateDocument } | undefined {
  const [start, end] = [dateFrom(row, `${prefix}start`), dateFrom(row, `${prefix}end`)];
  return start === undefined && end === undefined ? undefined : { start, end };
}

export function sourcesFrom(sources: Kept[]): SourceDocument[] | undefined {
  if (sources.length === 0) return undefined;
  return sources.map(({ title, url, readOn, about }) => ({
    title: textFrom(title)!,
    url: url ?? undefined,
    readOn: readOn ?? undefined,
    about: textFrom(about),
  }));
}

export function marksFrom(row: Kept): Kept {
  return {
    sources: row['sources'] ? sourcesFrom(row['sources']) : undefined,
    synthetic: row['synthetic'] || undefined,
  };
}

/** An empty list says nothing that an absent key does not say. */
export function listFrom<T>(list: T[]): T[] | undefined {
  return list.length === 0 ? undefined : list;
}

/**
 * Without the keys that have no value, all the way down: an absent key is how the layout says "not on record". Texts
 * that were written before texts were checked leave as ones that can be read back.
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
