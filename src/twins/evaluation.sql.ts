import type { Alias, Query } from '../api/read/query.js';
import { today } from './time.js';
import { isRecordedSql } from './record.sql.js';

/** Twin of `domain/evaluation#isOwed`, needed because findings are listed by it. */
export function isAnswerOwedSql(t: Alias, q: Query): string {
  const e = q.alias();
  return `(${t}.addressee_id is not null and ${t}.answer is null
    and exists (select from ${q.table('evaluation', true)} ${e} where ${e}.id = ${t}.evaluation_id and ${isRecordedSql(e)}))`;
}

/** Twin of `domain/evaluation#isOverdue`. */
export function isAnswerOverdueSql(t: Alias, q: Query): string {
  return `(${isAnswerOwedSql(t, q)} and coalesce(${t}.answer_by < ${today(q)}, false))`;
}
