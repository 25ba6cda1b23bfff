import type { Alias, Query } from '../read/query.js';

/**
 * SQL that is true when the content of the file `t` is on this server. The name of a content is its hash; a row whose
 * hash an import changed names another content than it holds.
 */
export function isHereSql(t: Alias, q: Query): string {
  const f = q.alias();
  return `exists (select from file ${f} where ${f}.id = ${t}.file_id and ${f}.sha256 = ${t}.sha256)`;
}
