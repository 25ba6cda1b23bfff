import type { Alias, Query } from '../api/read/query.js';
import { isBelowVisibleCommitmentSql } from './commitment.sql.js';

/** Twin of `domain/visibility#isReportVisible`. */
export function isReportVisibleSql(t: Alias, q: Query): string {
  const m = q.alias();
  const commitment = `(select ${m}.commitment_id from ${q.table('milestone', true)} ${m} where ${m}.id = ${t}.milestone_id)`;
  const below = isBelowVisibleCommitmentSql(t, q, commitment);
  return `(${t}.state <> 'draft' and ${below || 'true'})`;
}

/** Twin of `domain/visibility#isReportVisible` for evidence: who sees the report sees it. */
export function isBelowVisibleReportSql(t: Alias, q: Query): string {
  const r = q.alias();
  return `exists (select from ${q.table('milestone_report', true)} ${r} where ${r}.id = ${t}.report_id and ${isReportVisibleSql(r, q)})`;
}
