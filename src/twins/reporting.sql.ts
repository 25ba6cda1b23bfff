import type { Alias, Query } from '../api/read/query.js';
import { dayOfPlan } from './time.js';
import { isOutOfDraftSql } from './draft.sql.js';

/** Twin of `domain/reporting-calendar#startOfPeriod`, for the plan `p`; `number` is SQL of the number. */
export function startOfPeriodSql(p: Alias, number: string): string {
  const start = `(${p}.start_on + make_interval(months => (${number} - 1) * ${p}.reporting_months))::date`;
  return `(case when ${number} >= 1 and ${start} <= ${p}.end_on then ${start} end)`;
}

/** Twin of `domain/reporting-calendar#endOfPeriod`. */
export function endOfPeriodSql(p: Alias, number: string): string {
  return `(case when ${startOfPeriodSql(p, number)} is not null
    then least((${p}.start_on + make_interval(months => ${number} * ${p}.reporting_months))::date - 1, ${p}.end_on) end)`;
}

/** Twin of `domain/reporting-calendar#numberToReport`. */
export function numberToReportSql(p: Alias, q: Query): string {
  const n = q.alias();
  return `(case when ${p}.start_on <= ${p}.end_on then greatest(1, (select count(*)::int
    from generate_series(1, (${p}.end_on - ${p}.start_on) / (28 * ${p}.reporting_months) + 1) ${n}(number) where ${endOfPeriodSql(p, `${n}.number`)} < ${dayOfPlan(p, q)})) end)`;
}

/** Twin of `domain/reporting-calendar#reportDueState`: reports of the period that are missing are due, or overdue. */
export const isPeriodDueSql = (p: Alias, number: string, q: Query): string =>
  `${endOfPeriodSql(p, number)} < ${dayOfPlan(p, q)}`;

/** Twin of `domain/reporting-calendar#reportDueState`: reports of the period that are missing are overdue. */
export const isPeriodOverdueSql = (p: Alias, number: string, q: Query): string =>
  `${endOfPeriodSql(p, number)} + ${p}.reporting_days < ${dayOfPlan(p, q)}`;

/** Twin of `domain/reporting-duty#isSentFor`, for the milestone `m`; institution and first day of the period are SQL. */
export function isSentForSql(m: Alias, q: Query, institution: string, startOn: string): string {
  const r = q.alias();
  return `exists (select from ${q.table('milestone_report', true)} ${r} where ${r}.milestone_id = ${m}.id and ${r}.voice = 'owner'
    and ${r}.institution_id = ${institution} and ${isOutOfDraftSql(r)} and ${r}.period_start_on is not distinct from ${startOn})`;
}

/** Twin of `domain/reporting-duty#isOwedFor`. */
export function isOwedForSql(m: Alias, q: Query, institution: string, startOn: string): string {
  return `(not ${isSentForSql(m, q, institution, startOn)} and (${m}.actual_end_on is null or ${m}.actual_end_on >= ${startOn}))`;
}
