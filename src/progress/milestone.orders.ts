import type { Order } from '../api/read/cursor.js';
import type { Alias, Query } from '../api/read/query.js';
import { lastStepAtSql } from '../reporting/report.fields.js';
import { dueOnSql } from '../twins/milestone.sql.js';
import { isOutOfDraftSql } from '../twins/draft.sql.js';

/** When the milestone or a report that everybody reads changed last. A draft must not show by a change of this. */
export const changedAt = (m: Alias, q: Query): string =>
  `greatest(${m}.valid_from, (select max(r.valid_from) from ${q.table('milestone_report', true)} r
     where r.milestone_id = ${m}.id and ${isOutOfDraftSql('r')}))`;

/** When something last happened to a report that everybody reads; an imported report counts on its own day. */
const reportedAt = (m: Alias, q: Query): string =>
  `(select max(${lastStepAtSql('r', q)}) from ${q.table('milestone_report', true)} r
     where r.milestone_id = ${m}.id and ${isOutOfDraftSql('r')})`;

const NEVER = `date '9999-12-31'`;

/** The day on which it is due; a milestone without one comes last, because a cursor holds no null. Indexed. */
export const dueOrLastSql = (m: Alias): string => `coalesce(${dueOnSql(m)}, ${NEVER})`;

const byId: Order['keys'][number] = { sql: (m) => `${m}.id`, type: 'uuid' };

/** Commitments are read in the order of their index by reference, each with its milestones. */
const BY_REFERENCE: Order = {
  name: 'reference',
  source: (q) => `(select m.*, c.reference as commitment_reference from ${q.table('commitment', true)} c
    join ${q.table('milestone', true)} m on m.commitment_id = c.id)`,
  firstKeyElsewhere: true,
  keys: [{ sql: (m) => `${m}.commitment_reference`, type: 'text' }, { sql: (m) => `${m}.number`, type: 'int' }, byId],
};

/**
 * Changes of milestones and of reports are read by their indexes in one order. Each milestone stands beside each of
 * its changes and is taken at the last one only: `changedAt` is the instant of that. By the
 * `case` PostgreSQL expects every other row to be taken; otherwise it would expect few, and sort all of them.
 */
const BY_CHANGE: Order = {
  name: 'recent',
  descending: true,
  source: (q) => {
    const reports = q.table('milestone_report', true);
    const milestones = q.table('milestone', true);
    return `(select m.*, e.changed_at, e.milestone_id as changed_id
      from (select id as milestone_id, valid_from as changed_at, null::uuid as report_id, '' as state from ${milestones}
            union all select milestone_id, valid_from, id, state from ${reports}) e
      join ${milestones} m on m.id = e.milestone_id
      where ${isOutOfDraftSql('e')} and case when e.report_id is not distinct from (select r.id from ${reports} r
        where r.milestone_id = e.milestone_id and ${isOutOfDraftSql('r')} and r.valid_from > m.valid_from
        order by r.valid_from desc, r.id desc limit 1) then true end)`;
  },
  keys: [
    { sql: (m) => `${m}.changed_at`, type: 'timestamptz' },
    { sql: (m) => `${m}.changed_id`, type: 'uuid' },
  ],
};

export const MILESTONE_ORDERS: [Order, ...Order[]] = [
  BY_REFERENCE,
  { name: 'due', keys: [{ sql: dueOrLastSql, type: 'date' }, byId] },
  BY_CHANGE,
  {
    name: 'reported',
    descending: true,
    keys: [{ sql: (m, q) => `coalesce(${reportedAt(m, q)}, timestamptz '0001-01-01Z')`, type: 'timestamptz' }, byId],
  },
];
