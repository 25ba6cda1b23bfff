import type { Order } from '../api/read/cursor.js';
import type { ListRead } from '../api/read/page.js';
import type { Alias, Query } from '../api/read/query.js';
import { MILESTONE } from '../milestones/milestone.fields.js';
import { lastStepAtSql } from '../reporting/report.fields.js';
import {
  countedAsSql,
  dueOnSql,
  groupOfSql,
  isDisputedSql,
  isLateSql,
  isLateStillSql,
  standingOfSql,
  statusOfSql,
} from '../twins/milestone.sql.js';
import type { MilestoneFilter } from './milestone.filters.js';
import { isAnsweredForBy } from './progress.fields.js';

/** When the milestone or a report that everybody reads changed last. A draft must not show by a change of this. */
export const changedAt = (m: Alias, q: Query): string =>
  `greatest(${m}.valid_from, (select max(r.valid_from) from ${q.table('milestone_report', true)} r
     where r.milestone_id = ${m}.id and r.state <> 'draft'))`;

/** When something last happened to a report that everybody reads; an imported report counts on its own day. */
const reportedAt = (m: Alias, q: Query): string =>
  `(select max(${lastStepAtSql('r', q)}) from ${q.table('milestone_report', true)} r
     where r.milestone_id = ${m}.id and r.state <> 'draft')`;

/** Evidence is shown when it is added; what came with an imported report was shown when that was told. */
const isEvidencedSince = (m: Alias, q: Query, at: string): string =>
  `exists (select from ${q.table('evidence', true)} e join ${q.table('milestone_report', true)} r on r.id = e.report_id
     where r.milestone_id = ${m}.id and r.state <> 'draft' and coalesce(e.created_at, ${lastStepAtSql('r', q)}) >= ${at})`;

const commitment = (m: Alias, q: Query, selected: string) =>
  `(select ${selected} from ${q.table('commitment', true)} c where c.id = ${m}.commitment_id)`;

export function milestoneFilter(m: Alias, q: Query, filter: MilestoneFilter): string[] {
  const text = (value: string) => q.p(value, 'text');
  const ofCommitments = (condition: string) =>
    `${m}.commitment_id in (select c.id from ${q.table('commitment', true)} c where ${condition})`;
  // The SQL is made only where it is used: a statement takes no value that it does not name.
  const oneOf = (sql: (t: Alias, query: Query) => string, codes: string[] | undefined) =>
    codes?.length ? [`${sql(m, q)} = any(${q.p(codes, 'text[]')})`] : [];
  const since = (at: Date) => q.p(at.toISOString(), 'timestamptz');
  const { plan, institution, theme, updatedSince, reportedSince, movedSince, evidencedSince, dueFrom, dueUntil } =
    filter;
  return [
    ...(plan ? [ofCommitments(`c.plan_id = (select p.id from plan p where p.slug = ${text(plan)})`)] : []),
    ...(filter.commitment ? [ofCommitments(`lower(c.reference) = lower(${text(filter.commitment)})`)] : []),
    ...(theme ? [ofCommitments(`c.theme_id in (select h.id from theme h where h.code = ${text(theme)})`)] : []),
    ...(institution
      ? [isAnsweredForBy(m, `(select i.id from institution i where i.slug = ${text(institution)})`, q)]
      : []),
    ...oneOf(statusOfSql, filter.status),
    ...oneOf(groupOfSql, filter.group),
    ...oneOf(countedAsSql, filter.countedAs),
    ...oneOf(standingOfSql, filter.standing),
    ...(filter.late ? [isLateSql(m, q)] : []),
    ...(filter.lateStill ? [isLateStillSql(m, q)] : []),
    ...(filter.open ? [`${m}.actual_end_on is null`] : []),
    ...(filter.disputed ? [isDisputedSql(m, q)] : []),
    ...(dueFrom ? [`${dueOnSql(m)} >= ${q.p(dueFrom, 'date')}`] : []),
    ...(dueUntil ? [`${dueOnSql(m)} <= ${q.p(dueUntil, 'date')}`] : []),
    ...(updatedSince ? [`${changedAt(m, q)} >= ${since(updatedSince)}`] : []),
    ...(movedSince
      ? [
          `exists (select from ${q.table('rebaseline', true)} b where b.milestone_id = ${m}.id and b.state = 'in_force'
             and b.decided_at >= ${since(movedSince)})`,
        ]
      : []),
    ...(reportedSince ? [`${reportedAt(m, q)} >= ${since(reportedSince)}`] : []),
    ...(evidencedSince ? [isEvidencedSince(m, q, since(evidencedSince))] : []),
  ];
}

const byId: Order['keys'][number] = { sql: (m) => `${m}.id`, type: 'uuid' };

export const MILESTONES: ListRead<MilestoneFilter> = {
  read: () => MILESTONE,
  orders: [
    {
      name: 'reference',
      keys: [
        { sql: (m, q) => commitment(m, q, 'c.reference'), type: 'text' },
        { sql: (m) => `${m}.number`, type: 'int' },
        byId,
      ],
    },
    // A milestone without a day comes last: a cursor holds no null.
    { name: 'due', keys: [{ sql: (m) => `coalesce(${dueOnSql(m)}, date '9999-12-31')`, type: 'date' }, byId] },
    { name: 'recent', descending: true, keys: [{ sql: changedAt, type: 'timestamptz' }, byId] },
    {
      name: 'reported',
      descending: true,
      keys: [{ sql: (m, q) => `coalesce(${reportedAt(m, q)}, timestamptz '0001-01-01Z')`, type: 'timestamptz' }, byId],
    },
  ],
  filter: milestoneFilter,
};
