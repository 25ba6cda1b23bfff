import type { Alias, Query } from '../api/read/query.js';
import { appointmentsOf, plansOf, seesEveryDraft } from '../domain/actor.js';
import { isWriterOf } from '../domain/commitment.js';
import { ANSWER_INVITATION } from '../domain/ownership.js';
import { SUGGESTION_WINDOWS } from '../domain/suggestion.js';
import { STAGES_OF_FINAL_TEXTS } from '../domain/visibility.js';
import { isClosedSql } from './plan.sql.js';
import { anyOf, dayOfPlan, instantNow } from './time.js';
import { isOutOfDraftSql } from './draft.sql.js';

/** Twin of `domain/visibility#isCommitmentVisible`. */
export function isCommitmentVisibleSql(t: Alias, q: Query): string {
  if (seesEveryDraft(q.actor)) return '';
  const shown = `${isOutOfDraftSql(t)} or ${areDraftsShownSql(`${t}.plan_id`, q)}`;
  const plans = plansOf(q.actor);
  return plans.length === 0 ? `(${shown})` : `(${shown} or ${t}.plan_id = any(${q.p(plans, 'uuid[]')}))`;
}

/** Twin of `domain/visibility#isPlanTextVisible`; `planId` is SQL of the id of the plan. */
export function isPlanTextVisibleSql(planId: string, q: Query): string {
  if (seesEveryDraft(q.actor)) return 'true';
  const p = q.alias();
  const final = `exists (select from ${q.table('plan', true)} ${p}
    where ${p}.id = ${planId} and ${p}.stage = any(${q.p(STAGES_OF_FINAL_TEXTS, 'text[]')}))`;
  const plans = plansOf(q.actor);
  const own = plans.length === 0 ? '' : ` or ${planId} = any(${q.p(plans, 'uuid[]')})`;
  return `(${final} or ${areDraftsShownSql(planId, q)}${own})`;
}

/** Twin of `domain/visibility#isTextVisible` for a clause, a version or a suggestion `t`. */
export function isTextVisibleSql(t: Alias, q: Query): string {
  if (seesEveryDraft(q.actor)) return '';
  return `(case when ${t}.commitment_id is null then ${isPlanTextVisibleSql(`${t}.plan_id`, q)}
    else ${isBelowVisibleCommitmentSql(t, q)} end)`;
}

/** Twin of `domain/commitment#isWriterOf`; `planId` and `commitmentId` are SQL of the ids. */
export function isWriterOfSql(planId: string, commitmentId: string, q: Query): string {
  const texts = appointmentsOf(q.actor).flatMap((one) =>
    one.planId !== null && isWriterOf({ planId: one.planId, commitmentId: one.commitmentId }, q.actor)
      ? `${planId} = ${q.p(one.planId, 'uuid')}${one.commitmentId ? ` and ${commitmentId} = ${q.p(one.commitmentId, 'uuid')}` : ''}`
      : [],
  );
  return anyOf(texts);
}

/** Twin of `domain/visibility#areDraftsShown`; `planId` is SQL of the id of the plan. */
export function areDraftsShownSql(planId: string, q: Query): string {
  const [p, w] = [q.alias(), q.alias()];
  return `exists (select from ${q.table('plan', true)} ${p} join ${q.table('plan_window', true)} ${w} on ${w}.plan_id = ${p}.id
    where ${p}.id = ${planId} and ${p}.drafts_public and ${w}.opens_at <= ${instantNow(q)}
      and ${w}.kind = any(${q.p(SUGGESTION_WINDOWS, 'text[]')}))`;
}

/**
 * Twin of `domain/visibility#isCommitmentVisible` for things below a commitment: who sees the commitment sees them. `of`
 * is SQL of the commitment's id.
 */
export function isBelowVisibleCommitmentSql(t: Alias, q: Query, of = `${t}.commitment_id`): string {
  if (seesEveryDraft(q.actor)) return '';
  const c = q.alias();
  return `exists (select from ${q.table('commitment', true)} ${c} where ${c}.id = ${of} and ${isCommitmentVisibleSql(c, q)})`;
}

/** Twin of `domain/commitment#stateOn`, needed because lists are filtered by it. */
export function stateOnSql(t: Alias, q: Query): string {
  const day = dayOfPlan('p', q);
  return `(select case
      when ${t}.state <> 'adopted' then ${t}.state
      when p.stage <> 'submitted' and not ${isClosedSql('p')} then 'adopted'
      when coalesce(${t}.end_on < ${day}, ${isClosedSql('p')}) then 'ended'
      when ${t}.start_on is null or ${t}.start_on <= ${day} then 'in_implementation'
      else 'adopted' end
    from ${q.table('plan', true)} p where p.id = ${t}.plan_id)`;
}

/** Twin of `domain/commitment-values#isPromised`. */
export const isPromisedSql = (c: Alias): string => `${c}.state not in ('draft', 'in_consultation', 'deferred')`;

/**
 * Twin of `domain/ownership#ANSWER_INVITATION`: true when the state of the commitment `c` allows an answer to the invitation in
 * the row `o`.
 */
export const isInvitationOpenSql = (o: Alias, c: Alias, q: Query): string =>
  `${o}.state = 'invited' and ${c}.state = any(${q.p(ANSWER_INVITATION.from, 'text[]')})`;
