import { column, derived, stored } from '../api/read/fields.js';
import { objectSql, where } from '../api/read/compile.js';
import type { Alias, Query } from '../api/read/query.js';
import { defineRead, everyoneSees, type DerivedField, type Read, type SqlField } from '../api/read/read.js';
import { compareTexts, type TextName, type Texts } from '../domain/difference.js';
import type { Comparison } from './comparison.types.js';

/** A comparison of two versions; `comparisonOf` supplies its rows. */
const COMPARISON: Read<Comparison> = defineRead<Comparison>({
  type: 'Comparison',
  source: () => '',
  visible: everyoneSees,
  fields: { from: column('former'), to: column('later') },
});

export const comparedTexts: DerivedField = derived(
  { former: stored<Texts>('former_texts'), later: stored<Texts>('later_texts') },
  ({ former, later }, view, args) => compareTexts(former, later, (args['in'] as string | undefined) ?? view.language),
);

/** Describes the versions of a thing: rows with a `number`, and the condition that finds its own. */
interface Numbered {
  read: Pick<Read, 'source' | 'visible'>;
  on(version: Alias, thing: Alias, q: Query): string;
}

/** Versions that keep their texts in columns. */
export interface Versions extends Numbered {
  texts: Partial<Record<TextName, string>>;
}

/** Versions of any kind; `kept` is SQL of the JSON in which a version is compared. */
export interface KeptVersions extends Numbered {
  comparison: Read<never>;
  kept(version: Alias, q: Query): string;
}

/** Two versions of a thing whose texts are columns. */
export const comparisonOf = ({ texts, ...numbered }: Versions): SqlField =>
  comparisonOfKept({
    ...numbered,
    comparison: COMPARISON as Read<never>,
    kept: (version) =>
      `json_build_object(${Object.entries(texts)
        .map(([name, of]) => `'${name}', ${version}.${of}`)
        .join(', ')})`,
  });

/** Reads two versions of a thing; gives nothing when one of them does not exist, or the reader may not see it. */
export const comparisonOfKept =
  ({ read, on, comparison, kept }: KeptVersions): SqlField =>
  (t, q, field) => {
    const [former, later, compared] = [q.alias(), q.alias(), q.alias()];
    const { from, to } = field.args as { from?: number | null; to?: number | null };
    const version = (alias: Alias, which: string) =>
      `(select ${alias}.number, ${kept(alias, q)} as texts from ${read.source(q)} ${alias}
        ${where(read as Read, alias, q, on(alias, t, q), which)} order by ${alias}.number desc limit 1)`;
    const number = (given: number) => q.p(given, 'int');
    const isLater = to == null ? 'true' : `${later}.number = ${number(to)}`;
    const isFormer = from == null ? `${former}.number < l.number` : `${former}.number = ${number(from)}`;
    return `(select ${objectSql(comparison, field, compared, q)} from (
      select coalesce(f.number, l.number) as former, l.number as later,
             coalesce(f.texts, l.texts) as former_texts, l.texts as later_texts
        from ${version(later, isLater)} l left join lateral ${version(former, isFormer)} f on true
       where ${from == null ? 'true' : 'f.number is not null'}) ${compared})`;
  };
