import type { EntityManager } from 'typeorm';
import type { Transaction } from '../../kernel/transaction.js';
import { withIds } from '../store/store.js';
import type { CommitmentRecord, MilestoneRecord, ReportRecord, SourceRecord } from './records.js';
import type { Readable, RefusedRow, Rows, Run, SourcedRecord } from './batch.js';
import { writeCommitmentRecords, writeMilestones } from './write-records.js';
import { type KnownMilestone, knownMilestones, writeReportRecords } from './write-reported.js';

type Importing = Pick<Transaction, 'manager' | 'now' | 'timeZone'>;

/** Rows of commitments, milestones and reports on them; missing plans are created. */
export async function officialRows(tx: Importing, run: Run, changed: Readable[]): Promise<Rows> {
  const reported = changed.flatMap(({ record }) => (record.kind === 'report' ? record.milestone : []));
  const { manager: db } = tx;
  const milestones = await knownMilestones(db, run.layout, reported);
  const { writable, turnedAway } = await turnAway(db, run, changed, milestones);
  return { turnedAway, writable, write: (importRows) => write(tx, writable, importRows, milestones) };
}

async function write(
  { manager: db, now, timeZone }: Importing,
  writable: Readable[],
  importRows: string[],
  known: Map<string, KnownMilestone>,
) {
  const sourced = withIds(importRows, writable).map(({ id, given }): SourcedRecord<SourceRecord> => ({
    record: given.record,
    importRow: id,
    position: given.row,
  }));
  const milestones = sourced.filter(isMilestone);
  const described = [...sourced.filter(isCommitment), ...(await firstDescribed(db, milestones))];
  const plans = await writeCommitmentRecords(db, described, timeZone);
  const parents = await commitments(
    db,
    milestones.map(({ record }) => record.commitment),
  );
  await writeMilestones(db, milestones, new Map(parents.map(({ reference, id }) => [reference, id])));
  const reported = await writeReportRecords({ manager: db, now }, sourced.filter(isReport), known);
  return { plans: [...new Set([...plans, ...parents.map(({ plan }) => plan), ...reported])], settled: [] };
}

/** Commitments that the rows of their milestones describe: each is written from the first row, and from no other. */
async function firstDescribed(
  db: EntityManager,
  milestones: SourcedRecord<MilestoneRecord>[],
): Promise<SourcedRecord<CommitmentRecord>[]> {
  const there: { reference: string; row: string | null }[] = await db.query(
    'select reference, import_row_id as row from commitment where reference = any($1::text[])',
    [milestones.flatMap(({ record: { within } }) => within?.reference ?? [])],
  );
  const rows = new Map(there.map(({ reference, row }) => [reference, row]));
  return milestones.flatMap(({ record: { within }, importRow, position }) => {
    if (!within) return [];
    if (!rows.has(within.reference)) rows.set(within.reference, importRow);
    return rows.get(within.reference) === importRow ? { record: within, importRow, position } : [];
  });
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
async function turnAway(db: EntityManager, run: Run, changed: Readable[], milestones: Map<string, KnownMilestone>) {
  const own = changed.flatMap(({ record }) => describedBy(record)?.reference ?? []);
  const parents = changed.flatMap(({ record }) => (record.kind === 'milestone' ? record.commitment : []));
  const known = await commitments(db, [...new Set([...own, ...parents])]);
  const others = new Set(
    known.flatMap(({ reference, layout }) => (layout === run.layout ? [] : reference.toLowerCase())),
  );
  const there = new Set([...own, ...known.map(({ reference }) => reference)]);
  const why = (record: SourceRecord): string | null => {
    if (record.kind === 'report')
      return milestones.has(record.milestone) ? null : 'names no milestone that is known: import the milestones first';
    const described = describedBy(record);
    if (described && others.has(described.reference.toLowerCase()))
      return `the reference ${described.reference} belongs to a commitment that did not come from this source`;
    if (record.kind !== 'milestone' || there.has(record.commitment)) return null;
    return `there is no commitment ${record.commitment}: import the commitments first`;
  };
  const turnedAway: RefusedRow[] = [];
  const writable = changed.filter(({ row, sourceKey, record }) => {
    const reason = why(record);
    if (reason) turnedAway.push({ row, column: '', value: sourceKey, reason, done: 'row refused' });
    return !reason;
  });
  return { writable, turnedAway };
}

/** The commitment that a row describes. */
function describedBy(record: SourceRecord): CommitmentRecord | undefined {
  if (record.kind === 'commitment') return record;
  return record.kind === 'milestone' ? record.within : undefined;
}

function isReport(sourced: SourcedRecord<SourceRecord>): sourced is SourcedRecord<ReportRecord> {
  return sourced.record.kind === 'report';
}

function isCommitment(sourced: SourcedRecord<SourceRecord>): sourced is SourcedRecord<CommitmentRecord> {
  return sourced.record.kind === 'commitment';
}

function isMilestone(sourced: SourcedRecord<SourceRecord>): sourced is SourcedRecord<MilestoneRecord> {
  return sourced.record.kind === 'milestone';
}
