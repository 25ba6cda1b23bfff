import type { Alias, Query } from '../api/read/query.js';
import { isBelowVisibleCommitmentSql } from './commitment.sql.js';

/** SQL of the id of the commitment that an indicator belongs to, itself or by its milestone; `null` for a programme. */
function commitmentOf(t: Alias, q: Query): string {
  const m = q.alias();
  return `coalesce(${t}.commitment_id, (select ${m}.commitment_id from ${q.table('milestone', true)} ${m} where ${m}.id = ${t}.milestone_id))`;
}

/** Twin of `domain/visibility#isIndicatorVisible`. */
export function isIndicatorVisibleSql(t: Alias, q: Query): string {
  const below = isBelowVisibleCommitmentSql(t, q, commitmentOf(t, q));
  return below && `(${t}.programme_id is not null or ${below})`;
}

/** Twin of `domain/visibility#isIndicatorVisible` for a measurement: who sees the indicator sees its values. */
export function isBelowVisibleIndicatorSql(t: Alias, q: Query): string {
  const i = q.alias();
  const visible = isIndicatorVisibleSql(i, q);
  return (
    visible &&
    `exists (select from ${q.table('indicator', true)} ${i} where ${i}.id = ${t}.indicator_id and ${visible})`
  );
}
