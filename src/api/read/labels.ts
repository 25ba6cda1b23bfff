import type { Alias } from './query.js';
import type { SqlField } from './read.js';

/** Labels of the codes in a list column, in the order of the reference data that defines them. */
export const labels =
  (table: 'policy_area' | 'ogp_value', codes: string): SqlField =>
  (t: Alias) =>
    `(select coalesce(json_agg(json_build_object('code', l.code, 'name', l.name) order by l.position), '[]')
       from ${table} l where l.code = any(${t}.${codes}))`;
