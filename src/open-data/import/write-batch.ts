import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { encodeId } from '../../api/node-id.js';
import type { Transaction } from '../../kernel/transaction.js';
import { none, store } from '../store/store.js';
import { IMPORT_ROW } from '../store/tables.js';
import { officialRows } from './official-rows.js';
import { peopleRows } from './people-rows.js';
import type { BatchResult, Readable, Run } from './batch.js';
import type { Reading } from './records.js';

/** Writes the new and changed rows, in the caller's transaction, in a fixed number of statements. */
export async function writeBatch(tx: Transaction, run: Run, readings: Reading[]): Promise<BatchResult> {
  const { manager: db } = tx;
  const refused = readings.flatMap(({ row, refused: doubt }) => (doubt ? { row, ...doubt } : []));
  const readable = readings.filter((reading): reading is Readable => reading.refused === undefined);
  const known = await knownHashes(db, run.layout, readable);
  const changed = readable.filter((reading) => known.get(reading.sourceKey) !== hashOf(run, reading));
  const unchanged = readable.length - changed.length;
  const rows = run.plan
    ? await peopleRows(tx, { ...run, plan: run.plan }, readable, changed)
    : await officialRows(tx, run, changed);
  refused.push(...rows.turnedAway);
  if (rows.writable.length === 0) return { created: 0, updated: 0, unchanged, refused, settled: [], entry: null };

  const counts = none();
  await db.query(
    'insert into import_run (id, layout, file_name, file_sha256) values ($1, $2, $3, $4) on conflict (id) do nothing',
    [run.id, run.layout, run.fileName, run.fileSha256],
  );
  const ids = await store(
    db,
    IMPORT_ROW,
    rows.writable.map((reading) => ({
      source_key: reading.sourceKey,
      layout: run.layout,
      run_id: run.id,
      row_number: reading.row,
      row_hash: `\\x${hashOf(run, reading)}`,
      raw: reading.raw,
      doubts: reading.doubts,
      pseudonym: reading.origin.pseudonym ?? null,
      source_url: reading.origin.url ?? null,
      source_state: reading.origin.state ?? null,
      source_date: reading.origin.date ?? null,
    })),
    counts,
  );
  const { plans, settled } = await rows.write(ids);
  const entry = {
    verb: 'rows.imported',
    subject: encodeId('Plan', plans[0]!),
    planId: plans.length === 1 ? plans[0]! : null,
  };
  return { created: counts.created, updated: counts.updated, unchanged, refused, settled, entry };
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
