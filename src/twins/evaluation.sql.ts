import type { Alias, Query } from '../api/read/query.js';
import { today } from './time.js';
import { isRecordedSql } from './record.sql.js';

/** Twin of `domain/evaluation#isFindingAnswerOwed`, needed because findings are listed by it. */
export function isFindingAnswerOwedSql(t: Alias, q: Query): string {
  const e = q.alias();
  return `(${t}.addressee_id is not null and ${t}.answer is null
    and exists (select from ${q.table('evaluation', true)} ${e} where ${e}.id = ${t}.evaluation_id and ${isRecordedSql(e)}))`;
}

/** Twin of `domain/evaluation#isFindingAnswerOverdue`. */
export function isFindingAnswerOverdueSql(t: Alias, q: Query): string {
  return `(${isFindingAnswerOwedSql(t, q)} and coalesce(${t}.answer_by < ${today(q)}, false))`;
}
