import type { Alias, Query } from '../api/read/query.js';
import { appointmentsOf } from '../domain/actor.js';
import { secretariatPlans } from '../domain/hidden-text.js';
import { isTextVisibleSql } from './commitment.sql.js';
import { isHiddenTextVisibleSql } from './hiding.sql.js';
import { isOwnerSql } from './owner.sql.js';
import { isDayPastSql, isHiddenSql, isShownSql } from './proposal.sql.js';
import { anyOf, dayInPlan } from './time.js';

/** Twin of `domain/visibility#isSuggestionVisible`. */
export function isSuggestionVisibleSql(t: Alias, q: Query): string {
  const read = `(${isShownSql(t, q, 'suggestion')} or ${isHiddenTextVisibleSql(t, q)})`;
  const below = isTextVisibleSql(t, q);
  return below ? `(${below} and ${read})` : read;
}

/** Twin of `domain/visibility#isSuggestionHidingTold`. */
export function isSuggestionHidingToldSql(t: Alias, q: Query): string {
  const below = isTextVisibleSql(t, q);
  return below ? `(${below} and ${isHiddenSql(t, q)})` : isHiddenSql(t, q);
}

/** Twin of `domain/suggestion#DECLINE_SUGGESTION` as a list: the suggestions `t` on which the actor may decide. */
export function mayDecideSuggestionSql(t: Alias, q: Query): string {
  const mine = appointmentsOf(q.actor).flatMap(({ role, planId, commitmentId }) => {
    if (role !== 'drafter' || !planId) return [];
    const ofThisText = commitmentId ? ` and ${t}.commitment_id = ${q.p(commitmentId, 'uuid')}` : '';
    return `${t}.plan_id = ${q.p(planId, 'uuid')}${ofThisText}`;
  });
  const secretariats = secretariatPlans(q.actor);
  if (secretariats.length > 0) mine.push(`${t}.plan_id = any(${q.p(secretariats, 'uuid[]')})`);
  return `(${t}.state = 'pending' and ${anyOf(mine)})`;
}

/** Facts of `domain/suggestion-answer#OwedAnswerFacts`: the day in the time zone of the plan on which it was answered. */
export function answeredOnSql(t: Alias, q: Query): string {
  const plan = q.alias();
  return `(select ${dayInPlan(`${t}.decided_at`, plan)}
    from ${q.table('plan', true)} ${plan} where ${plan}.id = ${t}.plan_id)`;
}

/** Twin of `domain/suggestion-answer#answerStanding`, needed because suggestions are counted and listed by it. */
export const answerStandingSql = (t: Alias, q: Query): string =>
  `(case when ${t}.state = 'withdrawn' or not ${isShownSql(t, q, 'suggestion')} then null
    when ${t}.state = 'pending' then case when ${isDayPastSql(t, q)} then 'overdue' else 'waiting' end
    when ${t}.respond_by < ${answeredOnSql(t, q)} then 'answered_late' else 'answered' end)`;

/** Twin of `domain/suggestion-answer#answeringInstitution`; `commitment` is SQL of the commitment's id. */
export function answeringInstitutionSql(commitment: string, q: Query): string {
  const o = q.alias();
  return `(select ${o}.institution_id from ${q.table('commitment_owner', true)} ${o}
    where ${o}.commitment_id = ${commitment} and ${isOwnerSql(o, 'lead')}
    order by ${o}.position, ${o}.institution_id limit 1)`;
}

/** Twin of `domain/suggestion#textState`: true while the text of the commitment `c` is open. */
export const isTextOpenSql = (c: Alias): string => `${c}.state in ('draft', 'in_consultation')`;
