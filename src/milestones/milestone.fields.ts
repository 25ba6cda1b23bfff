import type { Order } from '../api/read/cursor.js';
import { column, derived, fact, globalId, localizedText, many, period, stored } from '../api/read/fields.js';
import type { Alias, Query } from '../api/read/query.js';
import { defineRead, type Read, versionedTable } from '../api/read/read.js';
import { isBelowVisibleCommitmentSql } from '../twins/commitment.sql.js';
import { isDisputed, lateness, type ReportFacts, statusOf } from '../domain/milestone.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
import { dayIn } from '../kernel/clock.js';
import type { Milestone } from './milestone.types.js';

/** The facts that `statusOf` and `isDisputed` need. */
export const reportFacts = (t: Alias, q: Query) =>
  `(select coalesce(json_agg(json_build_object('voice', r.voice, 'state', r.state, 'status', r.status, 'position', r.position,
      'evidence', (select count(*) from ${q.table('evidence', true)} e where e.report_id = r.id))
      order by r.position, r.id), '[]')
     from ${q.table('milestone_report', true)} r where r.milestone_id = ${t}.id)`;

const ofCommitment = (selected: string) =>
  fact<string>(
    (t, q) =>
      `(select ${selected} from ${q.table('commitment', true)} c join plan p on p.id = c.plan_id where c.id = ${t}.commitment_id)`,
  );

const reported = { reports: fact<ReportFacts[]>(reportFacts) };

export const MILESTONE: Read<Milestone> = defineRead<Milestone>({
  type: 'Milestone',
  node: 'Milestone',
  interfaces: ['Node'],
  source: versionedTable('milestone'),
  visible: isBelowVisibleCommitmentSql,
  fields: {
    id: globalId('Milestone'),
    reference: (t, q) => `${ofCommitment('c.reference')(t, q)} || '.' || ${t}.number`,
    number: column('number'),
    title: localizedText('title'),
    outputs: localizedText('outputs'),
    expectedResult: localizedText('expected_result'),
    meansOfVerification: localizedText('means_of_verification'),
    baseline: localizedText('baseline'),
    planned: period('planned_'),
    current: (t, q, field) =>
      `case when ${t}.current_end_precision is null and ${t}.current_start_precision is null
         then ${period('planned_')(t, q, field)} else ${period('current_')(t, q, field)} end`,
    actual: period('actual_'),
    status: derived(reported, ({ reports }) => statusOf(reports)),
    disputed: derived(reported, ({ reports }) => isDisputed(reports)),
    late: derived(
      {
        plannedEndOn: stored<string | null>('planned_end_on'),
        currentEndOn: stored<string | null>('current_end_on'),
        actualEndOn: stored<string | null>('actual_end_on'),
        timeZone: ofCommitment('p.time_zone'),
      },
      (facts, { now }) => lateness(facts, dayIn(facts.timeZone, now)),
    ),
    achievedBeforeSubmission: (t, q) => `${t}.actual_end_on < ${ofCommitment('p.submitted_on')(t, q)}`,
    institutions: many(
      () => INSTITUTION,
      (institution, t) => `${institution}.id = any(${t}.institution_ids)`,
      (c) => `${c}.slug`,
    ),
    sources: column('sources'),
    synthetic: column('synthetic'),
    version: column('version'),
  },
});

export const BY_NUMBER: Order = {
  name: 'NUMBER',
  keys: [
    { sql: (t) => `${t}.number`, type: 'int' },
    { sql: (t) => `${t}.id`, type: 'uuid' },
  ],
};
