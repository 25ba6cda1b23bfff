import type { Alias, Query } from '../api/read/query.js';
import { APPEAL_LAPSES_AFTER_DAYS, type HidingFacts, STAYS_HIDDEN } from '../domain/hiding.js';
import { decidesAppeals, moderatedPlans } from '../domain/hidden-text.js';
import { isAppealOpenSql, mayDecideAppealSql } from './appeal.sql.js';
import { hoursAgo } from './time.js';

/** `HidingFacts` in JSON, with instants as text. */
export interface HidingRow {
  rule: string;
  decidedAt: string;
  appeal: { appealedAt: string; outcome: string | null } | null;
}

/**
 * Facts of `domain/hiding#HidingFacts`: the decision in force that hides the thing, with its appeal, as JSON of
 * `HidingRow`; null without one.
 */
export const hidingSql = (t: Alias, column: 'state' | 'visibility' = 'state') =>
  `(case when ${t}.${column} = 'hidden' then hiding_of(${t}.id) end)`;

/**
 * Facts of `domain/moderation#HiddenFacts`: the account that may take back the decision in force. It is the one that
 * made it, until the author appeals; then null.
 */
export const takenBackBySql = (t: Alias, column: 'state' | 'visibility' = 'state') =>
  `(case when ${t}.${column} = 'hidden' then (select d.moderator_account_id from moderation_decision d
     where d.subject_id = ${t}.id and d.lifted_at is null
       and not exists (select from moderation_appeal a where a.decision_id = d.id)) end)`;

/** Converts the row to the facts of the domain. */
export function hidingOf(hiding: HidingRow | null): (HidingFacts & { decidedAt: Date }) | null {
  if (!hiding) return null;
  const { rule, decidedAt, appeal } = hiding;
  return {
    rule,
    decidedAt: new Date(decidedAt),
    appeal: appeal && { appealedAt: new Date(appeal.appealedAt), outcome: appeal.outcome },
  };
}

/**
 * Twin of `domain/hiding#isHiddenStill`, negated, for a thing stored as hidden: true when an undecided
 * appeal has made the text visible again.
 */
export function isHidingLapsedSql(t: Alias, q: Query): string {
  return `hiding_lapsed(${t}.id, ${hoursAgo(q, APPEAL_LAPSES_AFTER_DAYS * 24)}, ${q.p(STAYS_HIDDEN, 'text[]')})`;
}

/** Twin of `domain/hidden-text#isHiddenTextVisible`; `plan` is SQL of the id of its plan. */
export function isHiddenTextVisibleSql(t: Alias, q: Query, plan = () => `${t}.plan_id`): string {
  if (q.actor.kind !== 'person') return 'false';
  const [moderated, decided] = [moderatedPlans(q.actor), decidesAppeals(q.actor)];
  const ways = [`coalesce(${t}.author_account_id = ${q.p(q.actor.accountId, 'uuid')}, false)`];
  if (moderated.length > 0) ways.push(`${plan()} = any(${q.p(moderated, 'uuid[]')})`);
  if (decided.length > 0)
    ways.push(`(${plan()} = any(${q.p(decided, 'uuid[]')}) and exists (select from moderation_decision hiding_
      join moderation_appeal appeal_ on appeal_.decision_id = hiding_.id
      where hiding_.subject_id = ${t}.id and hiding_.lifted_at is null and ${isAppealOpenSql('appeal_', 'hiding_', q)}
        and ${mayDecideAppealSql('hiding_', q)}))`);
  return `(${ways.join(' or ')})`;
}
