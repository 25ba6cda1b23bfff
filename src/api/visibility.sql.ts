import { plansOf, seesEveryDraft } from '../domain/actor.js';
import { APPEAL_LAPSES_AFTER_DAYS, HELD_HOURS, STAYS_HIDDEN } from '../domain/moderation.js';
import { decidesAppeals, moderatedPlans, secretariatPlans } from '../domain/visibility.js';
import { decidesOnAppeal } from './appeal.sql.js';
import type { Alias, Query } from './read/query.js';

/** SQL twins of the predicates in `domain/visibility.ts`, bound to them by `test/law/visibility.spec.ts`. */
export function commitmentVisible(t: Alias, q: Query): string {
  if (seesEveryDraft(q.actor)) return '';
  const plans = plansOf(q.actor);
  if (plans.length === 0) return `${t}.state <> 'draft'`;
  return `(${t}.state <> 'draft' or ${t}.plan_id = any(${q.p(plans, 'uuid[]')}))`;
}

/** A thing below a commitment is seen by whoever sees the commitment. */
export function belowVisibleCommitment(t: Alias, q: Query): string {
  if (seesEveryDraft(q.actor)) return '';
  const c = q.alias();
  return `exists (select from ${q.table('commitment', true)} ${c} where ${c}.id = ${t}.commitment_id and ${commitmentVisible(c, q)})`;
}

export function assessmentVisible(t: Alias): string {
  return `${t}.state in ('published', 'superseded')`;
}

/** Twin of `isResponseTemplateVisible`. */
export function responseTemplateVisible(t: Alias, q: Query): string {
  const plans = plansOf(q.actor);
  return plans.length > 0 ? `${t}.plan_id = any(${q.p(plans, 'uuid[]')})` : 'false';
}

export function reportVisible(t: Alias): string {
  return `${t}.state <> 'draft'`;
}

const ago = (q: Query, hours: number) =>
  // Subtracted there: before year 1 JavaScript writes a year that PostgreSQL does not read.
  `(${q.p(q.now.toISOString(), 'timestamptz')} - interval '${hours} hours')`;

/** Twin of `isCommentVisible`, as far as the comment itself decides; its subject has a say too. */
export function commentVisible(t: Alias, q: Query): string {
  return `(case ${t}.state when 'held' then ${heldVisible(t, q)}
    when 'withdrawn' then exists (select from comment answer_ where answer_.parent_id = ${t}.id)
    else true end and ${q.existed(`${t}.created_at`)})`;
}

/** Since when everyone may read a comment: one that waited, since it was released, be it by a moderator or by time alone. */
export const commentListedAt = (t: Alias): string =>
  `coalesce(${t}.released_at, case ${t}.state when 'held' then ${t}.created_at + interval '${HELD_HOURS} hours' else ${t}.created_at end)`;

/** Twin of `isCommentFound`. */
export function commentFound(t: Alias, q: Query): string {
  if (q.actor.kind !== 'person') return commentVisible(t, q);
  return `(${t}.author_account_id = ${q.p(q.actor.accountId, 'uuid')} or ${commentVisible(t, q)})`;
}

function heldVisible(t: Alias, q: Query): string {
  const ways = [`${t}.created_at <= ${ago(q, HELD_HOURS)}`];
  if (q.actor.kind === 'person') {
    ways.push(`${t}.author_account_id = ${q.p(q.actor.accountId, 'uuid')}`);
    const plans = moderatedPlans(q.actor);
    if (plans.length > 0) ways.push(`${t}.plan_id = any(${q.p(plans, 'uuid[]')})`);
  }
  return `(${ways.join(' or ')})`;
}

/**
 * How many comments differ from the tally for whoever asks: it counts held ones as read by all, and hidden ones by none.
 * `below` is what they are under: the thing, or the comment that they answer. Replies keep their place when hidden.
 */
export function commentsBeside(below: string, q: Query, places: boolean): string {
  const c = q.alias();
  const seenAgain = places ? '' : ` + count(*) filter (where ${c}.state = 'hidden' and ${hidingLapsed(c, q)})`;
  return `(select (0${seenAgain} - count(*) filter (where ${c}.state = 'held' and not ${heldVisible(c, q)}))::int
    from comment ${c} where ${c}.${below} and ${c}.state in ('held', 'hidden'))`;
}

/** Twin of `isCommentTextVisible`. */
export function commentTextVisible(t: Alias, q: Query): string {
  return `(case ${t}.state when 'visible' then true when 'held' then ${heldVisible(t, q)}
    when 'hidden' then ${hidingLapsed(t, q)} else false end)`;
}

/** Twin of `isHiddenStill`, of what is stored as hidden: an undecided appeal gives the text back by itself. */
export function hidingLapsed(t: Alias, q: Query): string {
  return `hiding_lapsed(${t}.id, ${ago(q, APPEAL_LAPSES_AFTER_DAYS * 24)}, ${q.p(STAYS_HIDDEN, 'text[]')})`;
}

/** Twin of `isHiddenTextVisible`. */
export function hiddenTextVisible(t: Alias, q: Query): string {
  if (q.actor.kind !== 'person') return 'false';
  const [moderated, decided] = [moderatedPlans(q.actor), decidesAppeals(q.actor)];
  const ways = [`coalesce(${t}.author_account_id = ${q.p(q.actor.accountId, 'uuid')}, false)`];
  if (moderated.length > 0) ways.push(`${t}.plan_id = any(${q.p(moderated, 'uuid[]')})`);
  if (decided.length > 0)
    ways.push(`(${t}.plan_id = any(${q.p(decided, 'uuid[]')}) and exists (select from moderation_decision hiding_
      join moderation_appeal appeal_ on appeal_.decision_id = hiding_.id
      where hiding_.subject_id = ${t}.id and hiding_.lifted_at is null and appeal_.outcome is null
        and ${decidesOnAppeal('hiding_', q)}))`);
  return `(${ways.join(' or ')})`;
}

/**
 * SQL twin of `visibilityAt`: true when everyone may read the proposal. While false, no response is owed. The past shows
 * what was visible then and has been neither held nor hidden since.
 */
export function proposalShown(t: Alias, q: Query): string {
  if (q.asOf) {
    const today = q.alias();
    return `(${t}.visibility = 'visible'
      and exists (select from proposal ${today} where ${today}.id = ${t}.id and ${today}.visibility = 'visible'))`;
  }
  return `(case ${t}.visibility when 'visible' then true
    when 'held' then ${t}.listed_at <= ${ago(q, HELD_HOURS)} else ${hidingLapsed(t, q)} end)`;
}

/** Twin of `isProposalVisible`. */
export function proposalVisible(t: Alias, q: Query): string {
  const shown = `${t}.state <> 'draft' and ${proposalShown(t, q)}`;
  if (q.actor.kind !== 'person') return `(${shown})`;
  const also = [`${t}.author_account_id = ${q.p(q.actor.accountId, 'uuid')}`];
  const secretariats = secretariatPlans(q.actor);
  if (secretariats.length > 0)
    also.push(`${t}.state = 'draft' and ${t}.transcribed and ${t}.plan_id = any(${q.p(secretariats, 'uuid[]')})`);
  if (moderatedPlans(q.actor).length + decidesAppeals(q.actor).length > 0)
    also.push(`${t}.state <> 'draft' and ${hiddenTextVisible(t, q)}`);
  return `(${shown} or ${also.join(' or ')})`;
}
