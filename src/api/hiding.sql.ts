import type { HidingFacts } from '../domain/moderation.js';
import type { Alias } from './read/query.js';

/** `HidingFacts` as JSON has them: without instants. */
export interface HidingRow {
  rule: string;
  decidedAt: string;
  appeal: { appealedAt: string; outcome: string | null } | null;
}

/** The decision in force that hides something people wrote, with its appeal: JSON of `HidingRow`, or null. */
export const hidingSql = (t: Alias, column: 'state' | 'visibility' = 'state') =>
  `(case when ${t}.${column} = 'hidden' then hiding_of(${t}.id) end)`;

/** Who may still take back the decision in force that hides it: whoever made it, until its author appeals; else null. */
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
