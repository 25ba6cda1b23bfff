import type { Alias, Query } from '../api/read/query.js';
import { isBelowVisibleCommitmentSql } from './commitment.sql.js';

/** Twin of `domain/visibility#isAssessmentVisible`. */
export function isAssessmentVisibleSql(t: Alias, q: Query): string {
  const below = isBelowVisibleCommitmentSql(t, q);
  return `(${t}.state in ('published', 'superseded') and (${t}.commitment_id is null or ${below || 'true'}))`;
}
