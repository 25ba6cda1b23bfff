import type { Alias, Query } from '../api/read/query.js';
import { appointmentsOf, plansOf } from '../domain/actor.js';
import { secretariatPlans } from '../domain/hidden-text.js';
import { areDraftsShownSql } from './commitment.sql.js';
import { isProposalVisibleSql } from './proposal.sql.js';
import { anyOf } from './time.js';

/** Twin of `domain/visibility#isProposalVisible`: a response is visible to everyone who sees its proposal. */
export function isResponseVisibleSql(t: Alias, q: Query): string {
  const p = q.alias();
  return `exists (select from ${q.table('proposal', true)} ${p} where ${p}.id = ${t}.proposal_id and ${isProposalVisibleSql(p, q)})`;
}

/** Twin of `domain/visibility#isResponseTemplateVisible`. */
export function isResponseTemplateVisibleSql(t: Alias, q: Query): string {
  const plans = plansOf(q.actor);
  return plans.length > 0 ? `${t}.plan_id = any(${q.p(plans, 'uuid[]')})` : 'false';
}

/**
 * Facts of `domain/response#ResponseFacts`: true when the plan has a recorded session of its forum that the secretariat
 * can cite.
 */
export const hasSessionSql = (plan: string) => `exists (select from session h where h.plan_id = ${plan})`;

/**
 * Twin of `domain/response#DECIDE_CONTEST` as a list: the responses `t` with an open contest that the actor may decide.
 */
export function mayDecideContestSql(t: Alias, q: Query): string[] {
  if (q.actor.kind !== 'person') return ['false'];
  const mine = appointmentsOf(q.actor).flatMap(({ role, planId, institutionId }) =>
    role === 'institution_liaison' && institutionId
      ? `${t}.institution_id is distinct from ${q.p(institutionId, 'uuid')} and ${t}.plan_id = ${q.p(planId, 'uuid')}`
      : [],
  );
  const secretariats = secretariatPlans(q.actor);
  if (secretariats.length > 0)
    mine.push(`${t}.plan_id = any(${q.p(secretariats, 'uuid[]')}) and ${hasSessionSql(`${t}.plan_id`)}`);
  const me = q.p(q.actor.accountId, 'uuid');
  return [
    `exists (select from response_contest o where o.response_id = ${t}.id and o.state = 'open')`,
    `${t}.account_id is distinct from ${me}`,
    `not exists (select from proposal o where o.id = ${t}.proposal_id and o.author_account_id = ${me})`,
    anyOf(mine),
  ];
}

/** Twin of `domain/response#isContestOverdue`, for the contest `c`; `day` is SQL of the day of the plan. */
export const isContestOverdueSql = (c: Alias, day: string): string => `${c}.state = 'open' and ${c}.decide_by < ${day}`;

/** Twin of `domain/response#isTextInPlan`, for the commitment `c`. */
export const isTextInPlanSql = (c: Alias, q: Query): string =>
  `(case ${c}.state when 'draft' then ${areDraftsShownSql(`${c}.plan_id`, q)} else ${c}.state <> 'withdrawn' end)`;

/** Facts of `domain/response#OwedTextFacts`: the first day by which a response promises a text to the proposal `t`. */
export const writeBySql = (t: Alias, q: Query): string =>
  `(select min(w.write_by) from ${q.table('response', true)} w where w.proposal_id = ${t}.id)`;

/**
 * Facts of `domain/response#OwedTextFacts`: true for a commitment `c` that everybody may read and that names the proposal
 * `t`, because it began with it or a response says so.
 */
function namesProposalSql(c: Alias, t: Alias, q: Query): string {
  const [l, r] = [q.alias(), q.alias()];
  return `${c}.id in (
      select ${l}.commitment_id from ${q.table('commitment_proposal', true)} ${l} where ${l}.proposal_id = ${t}.id
      union all
      select ${l}.commitment_id from ${q.table('response', true)} ${r}
        join ${q.table('response_commitment', true)} ${l} on ${l}.response_id = ${r}.id where ${r}.proposal_id = ${t}.id)
    and ${isTextInPlanSql(c, q)}`;
}

/** Facts of `domain/response#OwedTextFacts`: true when a commitment that everybody may read names the proposal `t`. */
export function isNamedInPlanSql(t: Alias, q: Query): string {
  const c = q.alias();
  return `exists (select from ${q.table('commitment', true)} ${c} where ${namesProposalSql(c, t, q)})`;
}

/** Twin of `domain/response#owedText`, needed because lists are filtered by it. */
export const owesTextSql = (t: Alias, q: Query): string =>
  `(${writeBySql(t, q)} is not null and not ${isNamedInPlanSql(t, q)})`;

/** Twin of `domain/response#owedText`, its `overdue`, for a proposal that is owed a text; `day` is SQL of the day. */
export const isOwedTextOverdueSql = (t: Alias, q: Query, day: string): string => `${writeBySql(t, q)} < ${day}`;
