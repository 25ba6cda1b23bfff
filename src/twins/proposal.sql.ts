import type { Alias, Query } from '../api/read/query.js';
import { HELD_HOURS } from '../domain/hiding.js';
import { RESPONSE_DAYS } from '../domain/debt.js';
import { numberTyped } from '../domain/reference.js';
import { decidesAppeals, moderatedPlans, secretariatPlans } from '../domain/hidden-text.js';
import { isHiddenTextVisibleSql, isHidingLapsedSql } from './hiding.sql.js';
import { dayOfPlan, hoursAgo } from './time.js';
import { isOutOfDraftSql } from './draft.sql.js';

/** Reads of the present, in words that the law of the past finds (`test/law/twins.spec.ts`). */
const PRESENT = { proposal: 'from proposal', suggestion: 'from suggestion' } as const;

/**
 * Twin of `domain/hiding#visibilityAt`: true when everyone may read the proposal or suggestion. While false, no
 * response is owed. A read of the past shows what was visible then and has been neither held nor hidden since.
 */
export function isShownSql(t: Alias, q: Query, table: 'proposal' | 'suggestion' = 'proposal'): string {
  if (q.asOf) {
    const now = q.alias();
    return `(${t}.visibility = 'visible'
      and exists (select ${PRESENT[table]} ${now} where ${now}.id = ${t}.id and ${now}.visibility = 'visible'))`;
  }
  return `(case ${t}.visibility when 'visible' then true
    when 'held' then ${t}.listed_at <= ${hoursAgo(q, HELD_HOURS)} else ${isHidingLapsedSql(t, q)} end)`;
}

/** Twin of `domain/hiding#visibilityAt`: true while moderation hides the proposal or suggestion from everyone. */
export const isHiddenSql = (t: Alias, q: Query): string =>
  `(${t}.visibility = 'hidden' and not ${isHidingLapsedSql(t, q)})`;

/** Twin of `domain/visibility#isHidingPublic`. */
export const isHidingPublicSql = (t: Alias, q: Query): string => `(${isOutOfDraftSql(t)} and ${isHiddenSql(t, q)})`;

/** Twin of `domain/visibility#isProposalVisible`. */
export function isProposalVisibleSql(t: Alias, q: Query): string {
  const shown = `${isOutOfDraftSql(t)} and ${isShownSql(t, q)}`;
  if (q.actor.kind !== 'person') return `(${shown})`;
  const also = [`${t}.author_account_id = ${q.p(q.actor.accountId, 'uuid')}`];
  const secretariats = secretariatPlans(q.actor);
  if (secretariats.length > 0)
    also.push(`${t}.state = 'draft' and ${t}.transcribed and ${t}.plan_id = any(${q.p(secretariats, 'uuid[]')})`);
  if (moderatedPlans(q.actor).length + decidesAppeals(q.actor).length > 0)
    also.push(`${isOutOfDraftSql(t)} and ${isHiddenTextVisibleSql(t, q)}`);
  return `(${shown} or ${also.join(' or ')})`;
}

/** Twin of `domain/debt#isResponseOverdue`, its first two conditions: the proposal waits for its response, and is not hidden. */
export const isWaitingSql = (t: Alias, q: Query): string => `${t}.waiting = 0 and ${isShownSql(t, q)}`;

/** Twin of `domain/debt#isResponseOverdue` with all its conditions. */
export const isResponseOverdueSql = (t: Alias, q: Query): string => `(${isWaitingSql(t, q)} and ${isDayPastSql(t, q)})`;

/**
 * Twin of `domain/debt#isResponseOverdue`, its last conditions, for a proposal that waits: it has a due day, and that day is
 * past.
 */
export function isDayPastSql(t: Alias, q: Query): string {
  const plan = q.alias();
  return `${t}.respond_by < (select ${dayOfPlan(plan, q)}
    from ${q.table('plan', true)} ${plan} where ${plan}.id = ${t}.plan_id)`;
}

/** Twin of `domain/debt#respondBy`, for what was handed in at `since` in the plan `plan`. */
export const respondBySql = (since: string, plan: Alias): string =>
  `coalesce(
     (select min(((r.closes_at - interval '1 millisecond') at time zone ${plan}.time_zone)::date) from plan_window r
       where r.plan_id = ${plan}.id and r.kind = 'reasoned_response' and r.closes_at > ${since}),
     (${since} at time zone ${plan}.time_zone)::date + ${RESPONSE_DAYS})`;

/** Twin of `domain/reference#isMeant`; a draft has no reference. */
export function isMeantSql(t: Alias, q: Query, typed: string): string {
  const number = numberTyped(typed);
  if (number === null) return `${t}.reference = ${q.p(typed.trim().toUpperCase(), 'text')}`;
  return `${t}.reference = any(array(select upper(s.slug) || '-P-' || ${q.p(number, 'text')} from plan s))`;
}
