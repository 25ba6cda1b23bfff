import type { Alias, Query } from '../api/read/query.js';
import { LEVELS } from '../domain/milestone.js';
import { dayOfPlan } from './time.js';

const levelSql = (status: string) =>
  `array_position(array[${LEVELS.map((level) => `'${level}'`).join(', ')}], ${status})`;

/** Source of one row: the owner's latest checked report of the milestone as `o`, the newest level of another voice as `n`. */
function voicesOf(t: Alias, q: Query): string {
  const newest = (selected: string, condition: string) => `left join lateral (select ${selected}
      from ${q.table('milestone_report', true)} r where r.milestone_id = ${t}.id and ${condition}
      order by r.position desc, r.id desc limit 1)`;
  const shown = `exists (select from ${q.table('evidence', true)} e where e.report_id = r.id) as shown`;
  return `(select) one_
    ${newest(`r.status, ${shown}`, `r.voice = 'owner' and r.state = 'checked'`)} o on true
    ${newest('r.status', `r.voice <> 'owner' and r.state = 'published' and r.status is not null`)} n on true`;
}

const IS_CONTRADICTED = `${levelSql('n.status')} < ${levelSql('o.status')}`;
const IS_UNSHOWN = `o.status <> 'not_started' and not o.shown`;

/** Twin of `domain/milestone#statusOf`, needed because milestones are listed by it. */
export const statusOfSql = (t: Alias, q: Query): string =>
  `(select case when o.status is null then 'no_report' when ${IS_UNSHOWN} then 'no_evidence' else o.status end
     from ${voicesOf(t, q)})`;

/** Twin of `domain/milestone#standingOf`, needed because milestones are listed by it. */
export const standingOfSql = (t: Alias, q: Query): string =>
  `(select case when o.status is null then null when n.status is null then 'said_by_owner'
       when ${IS_CONTRADICTED} then 'contradicted' else 'confirmed' end from ${voicesOf(t, q)})`;

/** Twin of `domain/progress#countedAs`, needed because milestones are counted and listed by it. */
export const countedAsSql = (t: Alias, q: Query): string =>
  `(select case when o.status is null then 'no_report' when ${IS_CONTRADICTED} then 'contradicted'
       when n.status is null and ${IS_UNSHOWN} then 'no_evidence'
       when o.status = 'complete' then case when n.status is null then 'said_by_owner' else 'confirmed' end
       when o.status = 'not_started' then 'not_started' else 'under_way' end from ${voicesOf(t, q)})`;

const ofPlan = (t: Alias, q: Query, selected: (p: Alias) => string) =>
  `(select ${selected('p')} from ${q.table('commitment', true)} c join ${q.table('plan', true)} p on p.id = c.plan_id
     where c.id = ${t}.commitment_id)`;

/** Twin of `domain/progress#groupOf`, for the commitment `c` and the plan `p` of the milestones that `t` counts. */
export const groupBesideSql = (t: Alias, c: Alias, p: Alias): string =>
  `case when ${t}.actual_end_on < ${p}.submitted_on then 'achieved_before'
    when ${c}.origin = 'proactive' then 'proactive' else 'co_created' end`;

/** Twin of `domain/progress#groupOf`, needed because milestones are counted and listed by it. */
export const groupOfSql = (t: Alias, q: Query): string => ofPlan(t, q, (p) => groupBesideSql(t, 'c', p));

/** Twin of `domain/milestone#isDisputed`, needed because milestones are listed by it. */
export const isDisputedSql = (t: Alias, q: Query): string =>
  `(select count(distinct latest.status) > 1 from (select distinct on (r.voice) r.status
       from ${q.table('milestone_report', true)} r where r.milestone_id = ${t}.id
         and r.state = case r.voice when 'owner' then 'checked' else 'published' end
       order by r.voice, r.position desc, r.id desc) latest)`;

const endedOrToday = (t: Alias, q: Query) => `coalesce(${t}.actual_end_on, ${ofPlan(t, q, (p) => dayOfPlan(p, q))})`;

/** Twin of `domain/milestone#dueOn`, needed because milestones are listed by it. */
export const dueOnSql = (t: Alias): string => `coalesce(${t}.current_end_on, ${t}.planned_end_on)`;

/** Twin of `domain/milestone#lateness`: late against the date promised at adoption. */
export const isLateSql = (t: Alias, q: Query): string => `(${endedOrToday(t, q)} > ${t}.planned_end_on)`;

/** Twin of `domain/milestone#lateness`: late against the re-baselined date too. */
export const isLateStillSql = (t: Alias, q: Query): string => `(${endedOrToday(t, q)} > ${dueOnSql(t)})`;
