import type { HidingFacts } from '../domain/moderation.js';
import { instantSql } from './read/fields.js';
import type { Alias } from './read/query.js';

/** `HidingFacts` as JSON has them: without instants. */
export interface HidingRow {
  rule: string;
  decidedAt: string;
  appeal: { appealedAt: string; outcome: string | null } | null;
}

/** The decision in force that hides something people wrote, with its appeal: JSON of `HidingRow`, or null. */
export const hidingSql = (t: Alias, column: 'state' | 'visibility' = 'state') =>
  `(case when ${t}.${column} = 'hidden' then (select json_build_object('rule', d.rule, 'decidedAt', ${instantSql('d.decided_at')}, 'appeal',
      (select json_build_object('appealedAt', ${instantSql('a.appealed_at')}, 'outcome', a.outcome) from moderation_appeal a where a.decision_id = d.id))
     from moderation_decision d where d.subject_id = ${t}.id and d.lifted_at is null) end)`;

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
