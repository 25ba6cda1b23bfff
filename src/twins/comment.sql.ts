import type { Alias, Query } from '../api/read/query.js';
import { OPEN_AFTER_CLOSE_DAYS } from '../domain/comment.js';
import { HELD_HOURS } from '../domain/hiding.js';
import { moderatedPlans } from '../domain/hidden-text.js';
import { isHidingLapsedSql } from './hiding.sql.js';
import { isClosedSql } from './plan.sql.js';
import { hoursAgo } from './time.js';

/** Twin of `domain/comment#commentStateAt`: true while a comment waits for a moderator. */
export const isHeldStillSql = (t: Alias, q: Query): string =>
  `(${t}.state = 'held' and ${t}.created_at > ${hoursAgo(q, HELD_HOURS)})`;

/** Twin of `domain/comment#commentStateAt`: true when everyone may read its text. */
export const isReadableSql = (t: Alias, q: Query): string =>
  `(case ${t}.state when 'visible' then true when 'held' then ${t}.created_at <= ${hoursAgo(q, HELD_HOURS)}
    when 'hidden' then ${isHidingLapsedSql(t, q)} else false end)`;

/** Twin of `domain/visibility#isCommentVisible` for the comment itself; its subject must be visible too. */
export function isCommentVisibleSql(t: Alias, q: Query): string {
  return `(case ${t}.state when 'held' then ${isHeldVisible(t, q)}
    when 'withdrawn' then exists (select from comment reply_ where reply_.parent_id = ${t}.id)
    else true end and ${q.existed(`${t}.created_at`)})`;
}

/** Twin of `domain/visibility#isCommentFound`. */
export function isCommentFoundSql(t: Alias, q: Query): string {
  if (q.actor.kind !== 'person') return isCommentVisibleSql(t, q);
  return `(${t}.author_account_id = ${q.p(q.actor.accountId, 'uuid')} or ${isCommentVisibleSql(t, q)})`;
}

/** Twin of `domain/visibility#isCommentTextVisible`. */
export function isCommentTextVisibleSql(t: Alias, q: Query): string {
  return `(case ${t}.state when 'visible' then true when 'held' then ${isHeldVisible(t, q)}
    when 'hidden' then ${isHidingLapsedSql(t, q)} else false end)`;
}

/**
 * Twin of `domain/comment#commentStateAt`: the instant since when everyone may read a comment. A held comment is
 * readable from its release, by a moderator or by time alone.
 */
export const readableSinceSql = (t: Alias): string =>
  `coalesce(${t}.released_at, case ${t}.state when 'held' then ${t}.created_at + interval '${HELD_HOURS} hours' else ${t}.created_at end)`;

/**
 * Twin of `domain/visibility#isCommentTextVisible`, in numbers: the difference for this actor from the tally, which
 * counts held comments as readable by all and hidden ones by none. `below` is the thing or the comment under which they
 * stand. Hidden replies keep their place.
 */
export function commentsBesideSql(below: string, q: Query, places: boolean): string {
  const c = q.alias();
  const seenAgain = places ? '' : ` + count(*) filter (where ${c}.state = 'hidden' and ${isHidingLapsedSql(c, q)})`;
  return `(select (0${seenAgain} - count(*) filter (where ${c}.state = 'held' and not ${isHeldVisible(c, q)}))::int
    from comment ${c} where ${c}.${below} and ${c}.state in ('held', 'hidden'))`;
}

function isHeldVisible(t: Alias, q: Query): string {
  const ways = [`${t}.created_at <= ${hoursAgo(q, HELD_HOURS)}`];
  if (q.actor.kind === 'person') {
    ways.push(`${t}.author_account_id = ${q.p(q.actor.accountId, 'uuid')}`);
    const plans = moderatedPlans(q.actor);
    if (plans.length > 0) ways.push(`${t}.plan_id = any(${q.p(plans, 'uuid[]')})`);
  }
  return `(${ways.join(' or ')})`;
}

/** Twin of `domain/comment#isPlanDiscussed`, for the plan `p` at an instant, which is SQL too. */
export const isPlanDiscussedSql = (p: Alias, now: string): string =>
  `(not ${isClosedSql(p)}
    or coalesce((${now} at time zone ${p}.time_zone)::date - ${p}.end_on <= ${OPEN_AFTER_CLOSE_DAYS}, false))`;
