import type { EntityManager } from 'typeorm';
import type { Transaction } from '../../kernel/transaction.js';
import type { CommitmentRecord, MilestoneRecord, SourceRecord } from './records.js';
import type { Readable, RefusedRow, Rows, Run } from './batch.js';
import { type Sourced, writeCommitments, writeMilestones } from './write-records.js';

/** Rows of commitments and milestones; missing plans are created. */
export async function officialRows(
  { manager: db, timeZone }: Pick<Transaction, 'manager' | 'timeZone'>,
  run: Run,
  changed: Readable[],
): Promise<Rows> {
  const { writable, turnedAway } = await turnAway(db, run, changed);
  return { turnedAway, writable, write: (importRows) => write(db, writable, importRows, timeZone) };
}

async function write(db: EntityManager, writable: Readable[], importRows: string[], timeZone: string) {
  const sourced = writable.map(({ record, row }, index): Sourced<SourceRecord> => ({
    record,
    importRow: importRows[index]!,
    position: row,
  }));
  const plans = await writeCommitments(db, sourced.filter(isCommitment), timeZone);
  const milestones = sourced.filter(isMilestone);
  const parents = await commitments(
    db,
    milestones.map(({ record }) => record.commitment),
  );
  await writeMilestones(db, milestones, new Map(parents.map(({ reference, id }) => [reference, id])));
  return { plans: [...new Set([...plans, ...parents.map(({ plan }) => plan)])], settled: [] };
}

interface KnownCommitment {
  id: string;
  reference: string;
  plan: string;
  /** Layout of the row that it was imported from; `null` when people wrote it here. */
  layout: string | null;
}

async function commitments(db: EntityManager, references: string[]): Promise<KnownCommitment[]> {
  if (references.length === 0) return [];
  return db.query(
    `select c.id, c.reference, c.plan_id as plan, r.layout from commitment c left join import_row r on r.id = c.import_row_id
      where lower(c.reference) = any($1::text[])`,
    [references.map((reference) => reference.toLowerCase())],
  );
}

/** Refuses, with a reason, rows that would overwrite data from elsewhere, and milestones without a commitment. */
async function turnAway(db: EntityManager, run: Run, changed: Readable[]) {
  const own = changed.flatMap(({ record }) => (record.kind === 'commitment' ? record.reference : []));
  const parents = changed.flatMap(({ record }) => (record.kind === 'milestone' ? record.commitment : []));
  const known = await commitments(db, [...new Set([...own, ...parents])]);
  const others = new Set(
    known.flatMap(({ reference, layout }) => (layout === run.layout ? [] : reference.toLowerCase())),
  );
  const there = new Set([...own, ...known.map(({ reference }) => reference)]);
  const why = (record: SourceRecord): string | null => {
    if (record.kind === 'milestone')
      return there.has(record.commitment)
        ? null
        : `there is no commitment ${record.commitment}: import the commitments first`;
    if (record.kind !== 'commitment' || !others.has(record.reference.toLowerCase())) return null;
    return `the reference ${record.reference} belongs to a commitment that did not come from this source`;
  };
  const turnedAway: RefusedRow[] = [];
  const writable = changed.filter(({ row, sourceKey, record }) => {
    const reason = why(record);
    if (reason) turnedAway.push({ row, column: '', value: sourceKey, reason, done: 'row refused' });
    return !reason;
  });
  return { writable, turnedAway };
}

function isCommitment(sourced: Sourced<SourceRecord>): sourced is Sourced<CommitmentRecord> {
  return sourced.record.kind === 'commitment';
}

function isMilestone(sourced: Sourced<SourceRecord>): sourced is Sourced<MilestoneRecord> {
  return sourced.record.kind === 'milestone';
}
