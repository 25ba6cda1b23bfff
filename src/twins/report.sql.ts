import type { Alias } from '../api/read/query.js';

/** Twin of `domain/visibility#isReportVisible`. */
export function isReportVisibleSql(t: Alias): string {
  return `${t}.state <> 'draft'`;
}
