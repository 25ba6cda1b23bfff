import type { Alias } from '../api/read/query.js';

/** Twin of `domain/visibility#isAssessmentVisible`. */
export function isAssessmentVisibleSql(t: Alias): string {
  return `${t}.state in ('published', 'superseded')`;
}
