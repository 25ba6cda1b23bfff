import type { ListRead } from '../api/read/page.js';
import type { Alias, Query } from '../api/read/query.js';
import type { Standing } from '../domain/milestone.js';
import type { CountedAs } from '../domain/progress.js';
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
import { dueOrLastSql, MILESTONE_ORDERS } from './milestone.orders.js';
import { isAnsweredForBy } from './progress.fields.js';
import { isOutOfDraftSql } from '../twins/draft.sql.js';

/**
 * Ids of all reports on which something can have happened since, found by indexes; `lastStepAtSql` decides. No zone is
 * so far from UTC that a day begins later there than the next one does in UTC.
 */
const perhapsReportedSinceSql = (q: Query, at: string): string => {
  const reports = q.table('milestone_report', true);
  return `(select id from ${reports} where greatest(sent_at, checked_at) >= ${at}
    union all select id from ${reports} where reported_on >= (${at} at time zone 'UTC')::date - 1
    union all select report_id from milestone_report_step where created_at >= ${at})`;
};

/** Ids of milestones with a report that everybody reads and on which something happened since. */
const reportedSinceSql = (q: Query, at: string): string =>
  `(select r.milestone_id from ${q.table('milestone_report', true)} r
     where r.id in ${perhapsReportedSinceSql(q, at)} and ${isOutOfDraftSql('r')} and ${lastStepAtSql('r', q)} >= ${at})`;

/** Evidence is shown when it is added; what came with an imported report was shown when that was told. */
const evidencedSinceSql = (q: Query, at: string): string => {
  const shown = `select r.milestone_id from ${q.table('evidence', true)} e
    join ${q.table('milestone_report', true)} r on r.id = e.report_id where ${isOutOfDraftSql('r')}`;
  return `(${shown} and e.created_at >= ${at} union all ${shown} and e.created_at is null
    and r.id in ${perhapsReportedSinceSql(q, at)} and ${lastStepAtSql('r', q)} >= ${at})`;
};

/** Ids of milestones that changed since, or on which a report that everybody reads did. */
const updatedSinceSql = (q: Query, at: string): string =>
  `(select id from ${q.table('milestone', true)} where valid_from >= ${at}
    union all select r.milestone_id from ${q.table('milestone_report', true)} r where r.valid_from >= ${at} and ${isOutOfDraftSql('r')})`;

/** Ids of milestones on which another voice than the owner spoke; nothing else can be confirmed or contradicted. */
const spokenOfByOthersSql = (q: Query): string =>
  `(select milestone_id from ${q.table('milestone_report', true)} where voice <> 'owner' and state = 'published')`;

const JUDGED_BY_OTHERS: readonly string[] = ['confirmed', 'contradicted'] satisfies (CountedAs & Standing)[];
const isJudgedByOthers = (codes: string[] | undefined): boolean =>
  codes !== undefined && codes.length > 0 && codes.every((code) => JUDGED_BY_OTHERS.includes(code));

const OF_COMMITMENTS: readonly string[] = ['plan', 'commitment', 'theme'] satisfies (keyof MilestoneFilter)[];

/** Every condition holds for all milestones of a commitment or for none. */
export const isOfCommitments = (filter: MilestoneFilter): boolean =>
  Object.entries(filter).every(
    ([name, asked]) => OF_COMMITMENTS.includes(name) || asked === undefined || asked === null,
  );

export function milestoneFilter(m: Alias, q: Query, filter: MilestoneFilter): string[] {
  const text = (value: string) => q.p(value, 'text');
  const ofCommitments = (condition: string) =>
    `${m}.commitment_id in (select c.id from ${q.table('commitment', true)} c where ${condition})`;
  // The SQL is made only where it is used: a statement takes no value that it does not name.
  // PostgreSQL takes such a judgement for true of one row in two hundred, and would sort all rows instead of reading
  // them in order until the slice is full. It takes a `case` for true of every other row.
  const oneOf = (sql: (t: Alias, query: Query) => string, codes: string[] | undefined) =>
    codes?.length ? [`case when ${sql(m, q)} = any(${q.p(codes, 'text[]')}) then true end`] : [];
  const among = (ids: string) => `${m}.id in ${ids}`;
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
    ...(filter.disputed || isJudgedByOthers(filter.countedAs) || isJudgedByOthers(filter.standing)
      ? [among(spokenOfByOthersSql(q))]
      : []),
    ...(dueFrom ? [`${dueOrLastSql(m)} >= ${q.p(dueFrom, 'date')}`] : []),
    ...(dueUntil ? [`${dueOrLastSql(m)} <= ${q.p(dueUntil, 'date')}`] : []),
    ...(dueFrom || dueUntil ? [`${dueOnSql(m)} is not null`] : []),
    ...(updatedSince ? [among(updatedSinceSql(q, since(updatedSince)))] : []),
    ...(movedSince
      ? [
          among(`(select b.milestone_id from ${q.table('rebaseline', true)} b
             where b.state = 'in_force' and b.decided_at >= ${since(movedSince)})`),
        ]
      : []),
    ...(reportedSince ? [among(reportedSinceSql(q, since(reportedSince)))] : []),
    ...(evidencedSince ? [among(evidencedSinceSql(q, since(evidencedSince)))] : []),
  ];
}

export const MILESTONES: ListRead<MilestoneFilter> = {
  read: () => MILESTONE,
  orders: MILESTONE_ORDERS,
  filter: milestoneFilter,
};
