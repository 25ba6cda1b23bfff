import type { Alias, Query } from '../api/read/query.js';
import { isHereSql } from '../api/uploads/here.js';
import { plansOfReserved } from '../domain/visibility.js';
import { isBelowVisibleReportSql } from './report.sql.js';

/** Twin of `domain/visibility#isReportVisible` for a file `t` of evidence: who sees the report sees that there is one. */
export function isBelowVisibleEvidenceSql(t: Alias, q: Query): string {
  const e = q.alias();
  return `exists (select from ${q.table('evidence', true)} ${e} where ${e}.id = ${t}.evidence_id and ${isBelowVisibleReportSql(e, q)})`;
}

/** Twin of `domain/visibility#isEvidenceFileReadable`: the file `t` is here, and the actor may read it. */
export function isEvidenceFileReadableSql(t: Alias, q: Query): string {
  return `(${isHereSql(t, q)} and ${isBelowVisibleEvidenceSql(t, q)} and (${t}.kind <> 'reserved' or ${isOfPlanSql(t, q)}))`;
}

function isOfPlanSql(t: Alias, q: Query): string {
  const plans = plansOfReserved(q.actor);
  if (plans.length === 0) return 'false';
  const [e, r, m, c] = [q.alias(), q.alias(), q.alias(), q.alias()];
  return `exists (select from ${q.table('evidence', true)} ${e}
    join ${q.table('milestone_report', true)} ${r} on ${r}.id = ${e}.report_id
    join ${q.table('milestone', true)} ${m} on ${m}.id = ${r}.milestone_id
    join ${q.table('commitment', true)} ${c} on ${c}.id = ${m}.commitment_id
    where ${e}.id = ${t}.evidence_id and ${c}.plan_id = any(${q.p(plans, 'uuid[]')}))`;
}
