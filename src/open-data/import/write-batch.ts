import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { encodeId } from '../../api/node-id.js';
import type { LogEntry, Transaction } from '../../kernel/unit-of-work.js';
import { none, store } from '../store/store.js';
import { IMPORT_ROW } from '../store/tables.js';
import type { CommitmentRecord, Doubt, MilestoneRecord, Reading, SourceRecord } from './records.js';
import { type Sourced, writeCommitments, writeMilestones } from './write-records.js';

export interface Run {
  id: string;
  layout: string;
  /** Part of each row's hash: a release that reads rows differently reads them again. */
  reading: number;
  fileName: string;
  fileSha256: string;
}

export interface RefusedRow extends Doubt {
  row: number;
}

export interface BatchResult {
  created: number;
  updated: number;
  unchanged: number;
  refused: RefusedRow[];
  entry: LogEntry | null;
}

type Readable = Extract<Reading, { sourceKey: string }>;

/** Writes what is new or different among these rows, in the caller's transaction, in a fixed number of statements. */
export async function writeBatch({ manager: db }: Transaction, run: Run, readings: Reading[]): Promise<BatchResult> {
  const refused = readings.flatMap(({ row, refused: doubt }) => (doubt ? { row, ...doubt } : []));
  const readable = readings.filter((reading): reading is Readable => reading.refused === undefined);
  const known = await knownHashes(db, run.layout, readable);
  const changed = readable.filter((reading) => known.get(reading.sourceKey) !== hashOf(run, reading));
  const unchanged = readable.length - changed.length;
  const { writable, turnedAway } = await turnAway(db, run, changed);
  refused.push(...turnedAway);
  if (writable.length === 0) return { created: 0, updated: 0, unchanged, refused, entry: null };

  const counts = none();
  await db.query(
    'insert into import_run (id, layout, file_name, file_sha256) values ($1, $2, $3, $4) on conflict (id) do nothing',
    [run.id, run.layout, run.fileName, run.fileSha256],
  );
  const ids = await store(
    db,
    IMPORT_ROW,
    writable.map((reading) => ({
      source_key: reading.sourceKey,
      layout: run.layout,
      run_id: run.id,
      row_number: reading.row,
      row_hash: `\\x${hashOf(run, reading)}`,
      raw: reading.raw,
      doubts: reading.doubts,
    })),
    counts,
  );
  const sourced = writable.map(({ record, row }, index): Sourced<SourceRecord> => ({
    record,
    importRow: ids[index]!,
    position: row,
  }));
  const plans = await writeCommitments(db, sourced.filter(isCommitment));
  const milestones = sourced.filter(isMilestone);
  const parents = await commitments(
    db,
    milestones.map(({ record }) => record.commitment),
  );
  await writeMilestones(db, milestones, new Map(parents.map(({ reference, id }) => [reference, id])));
  const written = [...new Set([...plans, ...parents.map(({ plan }) => plan)])];
  const entry = {
    verb: 'rows.imported',
    subject: encodeId('Plan', written[0]!),
    planId: written.length === 1 ? written[0]! : null,
  };
  return { created: counts.created, updated: counts.updated, unchanged, refused, entry };
}

function hashOf(run: Run, { sourceKey, raw }: Readable): string {
  return createHash('sha256')
    .update(JSON.stringify([run.reading, sourceKey, raw]))
    .digest('hex');
}

async function knownHashes(db: EntityManager, layout: string, readings: Readable[]): Promise<Map<string, string>> {
  const rows: { key: string; hash: string }[] = await db.query(
    `select source_key as key, encode(row_hash, 'hex') as hash from import_row where layout = $1 and source_key = any($2::text[])`,
    [layout, readings.map(({ sourceKey }) => sourceKey)],
  );
  return new Map(rows.map(({ key, hash }) => [key, hash]));
}

interface KnownCommitment {
  id: string;
  reference: string;
  plan: string;
  /** Of the row it was imported from; `null` when people wrote it here. */
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

/** Rows that would overwrite what came from elsewhere, and milestones of nothing, are turned away with a reason. */
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
    if (!others.has(record.reference.toLowerCase())) return null;
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
