import type { Alias } from './query.js';
import type { SqlField } from './read.js';

type Vocabulary = 'policy_area' | 'ogp_value';

/**
 * Codes with their names, in the order of the reference data that defines them. They are plain values, not rows under
 * the keys of the answer: judgements make such values too.
 */
const labelled = (table: Vocabulary, condition: string) =>
  `(select coalesce(json_agg(json_build_object('code', l.code, 'name', l.name) order by l.position), '[]')
     from ${table} l where ${condition})`;

/** Labels of the codes in a list column. */
export const labels =
  (table: Vocabulary, codes: string): SqlField =>
  (t: Alias) =>
    labelled(table, `l.code = any(${t}.${codes})`);

/** Labels of a whole vocabulary. */
export const allLabels = (table: Vocabulary): string => labelled(table, 'true');
