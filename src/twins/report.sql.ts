import type { Alias, Query } from '../api/read/query.js';
import { appointmentsOf, type Role } from '../domain/actor.js';
import { type Voice, VOICES } from '../domain/milestone.js';
import { ROLES_OF_VOICES } from '../domain/visibility.js';
import { isBelowVisibleCommitmentSql } from './commitment.sql.js';
import { isOwnerSql } from './owner.sql.js';
import { anyOf, dayInPlan, dayOfPlan } from './time.js';
import { isOutOfDraftSql } from './draft.sql.js';

/** Twin of `domain/visibility#isCommitmentVisible` for what stands below a milestone: a move of dates, an activity. */
export function isBelowVisibleMilestoneSql(t: Alias, q: Query): string {
  const m = q.alias();
  const commitment = `(select ${m}.commitment_id from ${q.table('milestone', true)} ${m} where ${m}.id = ${t}.milestone_id)`;
  return isBelowVisibleCommitmentSql(t, q, commitment);
}

/** Twin of `domain/visibility#isReportVisible`. */
export function isReportVisibleSql(t: Alias, q: Query): string {
  const m = q.alias();
  const commitment = `(select ${m}.commitment_id from ${q.table('milestone', true)} ${m} where ${m}.id = ${t}.milestone_id)`;
  const below = isBelowVisibleCommitmentSql(t, q, commitment);
  return `((${isOutOfDraftSql(t)} or ${speaksForSql(t, q, commitment)}) and ${below || 'true'})`;
}

function speaksForSql(t: Alias, q: Query, commitment: string): string {
  const ways = appointmentsOf(q.actor).flatMap(({ role, planId, institutionId }) => {
    const voice = VOICES.find((one: Voice) => ROLES_OF_VOICES[one].includes(role));
    if (!voice || planId === null) return [];
    const c = q.alias();
    return `(${t}.voice = '${voice}' and ${t}.institution_id is not distinct from ${q.p(institutionId, 'uuid')}
      and exists (select from ${q.table('commitment', true)} ${c} where ${c}.id = ${commitment} and ${c}.plan_id = ${q.p(planId, 'uuid')}))`;
  });
  return anyOf(ways);
}

/** Twin of `domain/visibility#isReportVisible` for evidence: who sees the report sees it. */
export function isBelowVisibleReportSql(t: Alias, q: Query): string {
  const r = q.alias();
  return `exists (select from ${q.table('milestone_report', true)} ${r} where ${r}.id = ${t}.report_id and ${isReportVisibleSql(r, q)})`;
}

/** Twin of `domain/milestone-report#isFollowed`. */
export function isFollowedSql(t: Alias, q: Query): string {
  const later = q.alias();
  return `exists (select from ${q.table('milestone_report', true)} ${later} where ${later}.milestone_id = ${t}.milestone_id
    and ${later}.voice = ${t}.voice and ${later}.state in ('checked', 'published') and ${later}.position > ${t}.position)`;
}

/** Twin of `domain/milestone-report#reportStateOn`, needed because reports are listed by their state. */
export function reportStateSql(t: Alias, q: Query): string {
  const [m, c, p] = [q.alias(), q.alias(), q.alias()];
  const late = `exists (select from ${q.table('milestone', true)} ${m}
    join ${q.table('commitment', true)} ${c} on ${c}.id = ${m}.commitment_id
    join ${q.table('plan', true)} ${p} on ${p}.id = ${c}.plan_id
    where ${m}.id = ${t}.milestone_id and ${dayInPlan(`${t}.sent_at`, p)} + ${p}.checking_days < ${dayOfPlan(p, q)})`;
  return `(case when ${t}.state in ('checked', 'published') and ${isFollowedSql(t, q)} then 'superseded'
    when ${t}.state = 'sent' and ${late} then 'not_checked' else ${t}.state end)`;
}

/** Twin of `domain/milestone-report#isReported`, for the milestone `m`. */
export function isReportedSql(m: Alias, q: Query): string {
  const c = q.alias();
  return `exists (select from ${q.table('commitment', true)} ${c}
    where ${c}.id = ${m}.commitment_id and ${c}.state in ('adopted', 'ended'))`;
}

/** Twin of `domain/milestone-report#reportsOn`; `institution` is SQL of the institution's id. */
export function reportsOnSql(m: Alias, q: Query, institution: string): string {
  const o = q.alias();
  const owns = `exists (select from ${q.table('commitment_owner', true)} ${o}
    where ${o}.commitment_id = ${m}.commitment_id and ${isOwnerSql(o)} and ${o}.institution_id = ${institution})`;
  return `(${isReportedSql(m, q)} and (${institution} = any(${m}.institution_ids) or ${owns}))`;
}

/** Twin of `domain/milestone-report-check#CHECK_REPORT` as a list: the reports `t` that the actor may check or return. */
export function mayCheckReportSql(t: Alias, q: Query): string {
  const ways = appointmentsOf(q.actor).flatMap(({ role, planId, institutionId }) => {
    if (planId === null || !CHECKING_ROLES.includes(role)) return [];
    const [m, c, o] = [q.alias(), q.alias(), q.alias()];
    const mine = institutionId === null ? null : q.p(institutionId, 'uuid');
    const owner = (condition: string) =>
      `exists (select from ${q.table('commitment_owner', true)} ${o} where ${o}.commitment_id = ${c}.id
        and ${isOwnerSql(o)} and ${condition})`;
    const ofRole: Partial<Record<Role, string>> = {
      institution_liaison: mine === null ? 'false' : owner(`${o}.institution_id = ${mine}`),
      secretariat: `not ${owner(`${o}.institution_id is not null and ${o}.institution_id is distinct from ${t}.institution_id`)}`,
    };
    const conditions = [
      `${c}.plan_id = ${q.p(planId, 'uuid')}`,
      ...(mine === null ? [] : [`${t}.institution_id is distinct from ${mine}`]),
      ...(ofRole[role] ? [ofRole[role]] : []),
    ];
    return `exists (select from ${q.table('milestone', true)} ${m}
      join ${q.table('commitment', true)} ${c} on ${c}.id = ${m}.commitment_id
      where ${m}.id = ${t}.milestone_id and ${conditions.join(' and ')})`;
  });
  return `(${t}.state = 'sent' and ${anyOf(ways)})`;
}

const CHECKING_ROLES: readonly Role[] = ['institution_liaison', 'civil_society_contact_point', 'secretariat'];
