import type { Alias, Query } from '../api/read/query.js';
import { isHereSql } from '../api/uploads/here.js';
import { plansOfReserved } from '../domain/visibility.js';
import { isHiddenTextVisibleSql, isHidingLapsedSql } from './hiding.sql.js';
import { isBelowVisibleReportSql } from './report.sql.js';

/** Twin of `domain/hiding#visibilityAt`: true when everyone who sees the report may see its evidence `t`. */
function isEvidenceShownSql(t: Alias, q: Query): string {
  if (!q.asOf) return `(${t}.visibility = 'visible' or ${isHidingLapsedSql(t, q)})`;
  const now = q.alias();
  return `(${t}.visibility = 'visible'
    and exists (select from evidence ${now} where ${now}.id = ${t}.id and ${now}.visibility = 'visible'))`;
}

/** Facts of `domain/visibility#EvidenceVisibilityFacts`: the plan of the evidence `t`. */
export function planOfEvidenceSql(t: Alias, q: Query): string {
  const [r, m, c] = [q.alias(), q.alias(), q.alias()];
  return `(select ${c}.plan_id from ${q.table('milestone_report', true)} ${r}
    join ${q.table('milestone', true)} ${m} on ${m}.id = ${r}.milestone_id
    join ${q.table('commitment', true)} ${c} on ${c}.id = ${m}.commitment_id where ${r}.id = ${t}.report_id)`;
}

/** Twin of `domain/visibility#isEvidenceVisible`. */
export function isEvidenceVisibleSql(t: Alias, q: Query): string {
  const read = isHiddenTextVisibleSql(t, q, () => planOfEvidenceSql(t, q));
  return `(${isBelowVisibleReportSql(t, q)} and (${isEvidenceShownSql(t, q)} or ${read}))`;
}

/** Twin of `domain/visibility#isEvidenceVisible` for a file `t` of evidence: who sees the evidence sees that there is one. */
export function isBelowVisibleEvidenceSql(t: Alias, q: Query): string {
  const e = q.alias();
  return `exists (select from ${q.table('evidence', true)} ${e} where ${e}.id = ${t}.evidence_id and ${isEvidenceVisibleSql(e, q)})`;
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
