import { fact } from '../api/read/fields.js';
import type { Alias, Query } from '../api/read/query.js';
import type { CountedMilestone } from '../domain/milestone.js';
import type { ProgressFacts } from '../domain/progress.js';
import { isCommitmentVisibleSql } from '../twins/commitment.sql.js';
import { reportFacts } from './milestone.fields.js';

export type Counted = CountedMilestone & Omit<ProgressFacts, 'submittedOn'>;

const countedIn = (source: string, origin: string, q: Query) =>
  `(select coalesce(json_agg(json_build_object('plannedEndOn', m.planned_end_on, 'currentEndOn', m.current_end_on,
      'actualEndOn', m.actual_end_on, 'synthetic', m.synthetic, 'origin', ${origin}, 'reports', ${reportFacts('m', q)})), '[]')
    from ${q.table('milestone', true)} m ${source})`;

/** All judgements about the milestones of a commitment share this fact, so that a page reads their reports once. */
export const COUNTED_OF_COMMITMENT = {
  countedMilestones: fact<Counted[]>((t, q) => countedIn(`where m.commitment_id = ${t}.id`, `${t}.origin`, q)),
};

/** The same for all commitments that fulfil the condition and that the reader sees. */
export const countedOfMany = (condition: (c: Alias, t: Alias) => string) => ({
  countedMilestones: fact<Counted[]>((t, q) => {
    const c = q.alias();
    const conditions = [condition(c, t), isCommitmentVisibleSql(c, q)].filter(Boolean);
    return countedIn(
      `join ${q.table('commitment', true)} ${c} on ${c}.id = m.commitment_id where ${conditions.join(' and ')}`,
      `${c}.origin`,
      q,
    );
  }),
});

export const COUNTED_OF_PLAN = countedOfMany((c, t) => `${c}.plan_id = ${t}.id`);
