import type { Alias, Query } from '../api/read/query.js';
import { APPEAL_LAPSES_AFTER_DAYS, type HidingFacts, STAYS_HIDDEN } from '../domain/moderation.js';
import { decidesAppeals, moderatedPlans } from '../domain/visibility.js';
import { isAppealOpenSql, mayDecideAppealSql } from './appeal.sql.js';
import { hoursAgo } from './time.js';

/** `HidingFacts` as JSON has them: without instants. */
export interface HidingRow {
  rule: string;
  decidedAt: string;
  appeal: { appealedAt: string; outcome: string | null } | null;
}

/** Facts of `domain/moderation#HidingFacts`: the decision in force that hides something, with its appeal: JSON of `HidingRow`, or null. */
export const hidingSql = (t: Alias, column: 'state' | 'visibility' = 'state') =>
  `(case when ${t}.${column} = 'hidden' then hiding_of(${t}.id) end)`;

/** Facts of `domain/moderation#HiddenFacts`: who may still take back the decision in force, which is whoever made it, until its author appeals; else null. */
export const takenBackBySql = (t: Alias, column: 'state' | 'visibility' = 'state') =>
  `(case when ${t}.${column} = 'hidden' then (select d.moderator_account_id from moderation_decision d
     where d.subject_id = ${t}.id and d.lifted_at is null
       and not exists (select from moderation_appeal a where a.decision_id = d.id)) end)`;

/** The facts as the domain knows them. */
export function hidingOf(hiding: HidingRow | null): (HidingFacts & { decidedAt: Date }) | null {
  if (!hiding) return null;
  const { rule, decidedAt, appeal } = hiding;
  return {
    rule,
    decidedAt: new Date(decidedAt),
    appeal: appeal && { appealedAt: new Date(appeal.appealedAt), outcome: appeal.outcome },
  };
}

/** Twin of `domain/moderation#isHiddenStill`, the other way round, of what is stored as hidden: an undecided appeal gives the text back by itself. */
export function isHidingLapsedSql(t: Alias, q: Query): string {
  return `hiding_lapsed(${t}.id, ${hoursAgo(q, APPEAL_LAPSES_AFTER_DAYS * 24)}, ${q.p(STAYS_HIDDEN, 'text[]')})`;
}

/** Twin of `domain/visibility#isHiddenTextVisible`. */
export function isHiddenTextVisibleSql(t: Alias, q: Query): string {
  if (q.actor.kind !== 'person') return 'false';
  const [moderated, decided] = [moderatedPlans(q.actor), decidesAppeals(q.actor)];
  const ways = [`coalesce(${t}.author_account_id = ${q.p(q.actor.accountId, 'uuid')}, false)`];
  if (moderated.length > 0) ways.push(`${t}.plan_id = any(${q.p(moderated, 'uuid[]')})`);
  if (decided.length > 0)
    ways.push(`(${t}.plan_id = any(${q.p(decided, 'uuid[]')}) and exists (select from moderation_decision hiding_
      join moderation_appeal appeal_ on appeal_.decision_id = hiding_.id
      where hiding_.subject_id = ${t}.id and hiding_.lifted_at is null and ${isAppealOpenSql('appeal_', 'hiding_', q)}
        and ${mayDecideAppealSql('hiding_', q)}))`);
  return `(${ways.join(' or ')})`;
}
