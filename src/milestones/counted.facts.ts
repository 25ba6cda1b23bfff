import { fact } from '../api/read/fields.js';
import type { Alias, Query } from '../api/read/query.js';
import type { CountedMilestone } from '../domain/milestone.js';
import type { ProgressFacts } from '../domain/progress.js';
import { isCommitmentVisibleSql } from '../twins/commitment.sql.js';

type Counted = CountedMilestone & Omit<ProgressFacts, 'submittedOn'>;
type ReportRow = [voice: string, state: string, status: string | null, position: number, evidence: number];
type Row = [
  ...[plannedEndOn: string | null, currentEndOn: string | null, actualEndOn: string | null],
  ...[synthetic: boolean, origin: string, reports: ReportRow[] | null],
];

/**
 * SQL of the rows of `milestonesOf`. They have no names, because PostgreSQL would write each name anew for each row,
 * which takes a third of the time.
 */
const rowsIn = (source: string, origin: string, q: Query) =>
  `(select coalesce(json_agg(json_build_array(m.planned_end_on, m.current_end_on, m.actual_end_on, m.synthetic, ${origin},
      (select json_agg(json_build_array(r.voice, r.state, r.status, r.position,
          (select count(*) from ${q.table('evidence', true)} e where e.report_id = r.id)) order by r.position, r.id)
        from ${q.table('milestone_report', true)} r where r.milestone_id = m.id))), '[]')
    from ${q.table('milestone', true)} m ${source})`;

/** The milestones of the fact `countedMilestones`, by whose facts they are counted. */
export const milestonesOf = (rows: readonly Row[]): Counted[] =>
  rows.map(([plannedEndOn, currentEndOn, actualEndOn, synthetic, origin, reports]) => ({
    plannedEndOn,
    currentEndOn,
    actualEndOn,
    synthetic,
    origin,
    reports: (reports ?? []).map(([voice, state, status, position, evidence]) => ({
      voice,
      state,
      status,
      position,
      evidence,
    })),
  }));

/** All judgements about the milestones of a commitment share this fact, so that a page reads their reports once. */
export const COUNTED_OF_COMMITMENT = {
  countedMilestones: fact<Row[]>((t, q) => rowsIn(`where m.commitment_id = ${t}.id`, `${t}.origin`, q)),
};

/** The same for all commitments that fulfil the condition and that the reader sees. */
export const countedOfMany = (condition: (c: Alias, t: Alias) => string) => ({
  countedMilestones: fact<Row[]>((t, q) => {
    const c = q.alias();
    const conditions = [condition(c, t), isCommitmentVisibleSql(c, q)].filter(Boolean);
    return rowsIn(
      `join ${q.table('commitment', true)} ${c} on ${c}.id = m.commitment_id where ${conditions.join(' and ')}`,
      `${c}.origin`,
      q,
    );
  }),
});

export const COUNTED_OF_PLAN = countedOfMany((c, t) => `${c}.plan_id = ${t}.id`);
