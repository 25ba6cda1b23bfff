import { basename } from 'node:path';
import type { Secrets } from '../../accounts/secrets.js';
import { type Actor, OPERATOR } from '../../domain/actor.js';
import { newId } from '../../kernel/ids.js';
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import type { Transaction } from '../../kernel/transaction.js';
import { ImportError } from '../import-error.js';
import { runUnlessUnchanged } from '../store/run.js';
import { decodeCell } from './cells.js';
import { inspect, csvRows, type CsvRow } from './csv-file.js';
import { delimiterFor, findHeader, type Header, SEARCHED } from './header.js';
import { brief, type Layout } from './layout.js';
import type { Doubt, Reading } from './records.js';
import { pseudonymsFor } from './people.js';
import type { BatchResult, PlanNamed, RefusedRow, Run } from './batch.js';
import { writeBatch } from './write-batch.js';

/**
 * Rows in a batch: few enough that a batch takes a fraction of the ten seconds that a unit of work may last, and enough
 * to be fast.
 */
export const BATCH = 1000;
/** Most doubts in the report, so that its size does not grow with the file. All doubts are kept with their rows. */
const LISTED = 5000;

export interface ImportOptions {
  actor?: Actor;
  dryRun?: boolean;
  plan?: string | null;
  /** Makes the pseudonyms of the people whose texts are imported. */
  secrets?: Secrets;
  /** Reports progress: bytes read, bytes in all, and rows. */
  onProgress?(done: number, of: number, rows: number): void;
}

export interface ImportReport {
  layout: string;
  file: string;
  dryRun: boolean;
  /** `read` is always the sum of the four counts below. */
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  seconds: number;
  unrecognisedColumns: string[];
  missingColumns: string[];
  /** Columns that were left out, because they name people or may do so. */
  columnsNotKept: string[];
  refusedRows: RefusedRow[];
  doubts: (Doubt & { row: number })[];
  doubtsByReason: Record<string, number>;
}

/**
 * Imports a file of any size in constant memory. Each batch is one transaction with one entry in the log: when the
 * process, the database or the machine stops, whole batches are stored, and the same command imports the rest.
 */
export async function importFile(
  work: UnitOfWork,
  layout: Layout,
  path: string,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const actor = options.actor ?? OPERATOR;
  const file = await inspect(path);
  const delimiter = await delimiterFor(layout, file);
  const run: Run = {
    id: newId(),
    layout: layout.name,
    reading: layout.reading,
    fileName: basename(path),
    fileSha256: file.sha256,
    plan: layout.people ? await planNamed(work, actor, options.plan ?? null) : null,
    about: layout.people?.about ?? null,
  };
  const began = performance.now();
  const go = async (write: (readings: Reading[]) => Promise<BatchResult>): Promise<ImportReport> => {
    const report = emptyReport(layout, run.fileName, options.dryRun ?? false);
    let bytes = 0;
    const rows = csvRows(file, delimiter, (done) => {
      bytes = done;
    });
    for await (const batch of oneAhead(batches(rows, layout, options, report))) {
      addBatch(report, batch, await write(batch));
      options.onProgress?.(bytes, file.bytes, report.read);
    }
    report.seconds = Math.round(performance.now() - began) / 1000;
    return report;
  };
  if (options.dryRun) {
    // Rows depend on earlier ones, so a dry run is one long transaction that is rolled back; the limit of ten seconds
    // is checked only at commit.
    return runUnlessUnchanged(work, actor, async (tx) => {
      actAs(tx, actor);
      return { result: await go((batch) => writeBatch(tx, run, batch)), entry: null };
    });
  }
  return go((batch) =>
    runUnlessUnchanged(work, actor, async (tx) => {
      actAs(tx, actor);
      const result = await writeBatch(tx, run, batch);
      return { result, entry: result.entry };
    }),
  );
}

async function planNamed(work: UnitOfWork, actor: Actor, slug: string | null): Promise<PlanNamed> {
  if (slug === null) throw new ImportError(['The file names no plan: say with --plan which one its rows go to.']);
  const [plan] = await runUnlessUnchanged<PlanNamed[]>(work, actor, async ({ manager }) => ({
    result: await manager.query('select id, slug from plan where slug = $1', [slug]),
    entry: null,
  }));
  if (!plan)
    throw new ImportError([
      `There is no plan "${slug}". Import or make it first; \`--plan\` takes its name in addresses.`,
    ]);
  return plan;
}

/** People import as administrators: the log names the role, not the person. */
function actAs(tx: Transaction, actor: Actor): void {
  if (actor.kind === 'person') tx.actingAs({ role: 'administrator', institution: null });
}

/** Reads the next batch while this one is written. */
async function* oneAhead<T>(all: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    let coming = all.next();
    for (let one = await coming; !one.done; one = await coming) {
      coming = all.next();
      // An error here is thrown when the batch is awaited, if this one is written.
      coming.catch(() => undefined);
      yield one.value;
    }
  } finally {
    await all.return(undefined);
  }
}

async function* batches(
  rows: AsyncGenerator<CsvRow>,
  layout: Layout,
  options: ImportOptions,
  report: ImportReport,
): AsyncGenerator<Reading[]> {
  const first: CsvRow[] = [];
  let next = await rows.next();
  for (; first.length < SEARCHED && !next.done; next = await rows.next()) first.push(next.value);
  if (first.every(isBlank)) throw new ImportError(['The file is empty: download or export it again.']);
  const header = findHeader(
    layout,
    first.map((row) => ('cells' in row ? row.cells : [])),
    options.secrets && pseudonymsFor(options.secrets, options.plan ?? ''),
  );
  report.unrecognisedColumns = header.unrecognised;
  report.missingColumns = header.missing;
  report.columnsNotKept = header.unkept;
  const read = header.form.start({ plan: options.plan ?? null });
  // Rows are numbered as in a spreadsheet: empty lines count too, though they are no rows.
  let number = header.row;
  let batch: Reading[] = [];
  const take = (row: CsvRow) => {
    number++;
    if (!isBlank(row)) batch.push(readOne(layout, header, read, number, row));
  };
  for (const row of first.slice(header.row)) take(row);
  for (; !next.done; next = await rows.next()) {
    take(next.value);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function isBlank(row: CsvRow): boolean {
  return 'cells' in row && row.cells.length === 1 && row.cells[0]!.toString().trim() === '';
}

function readOne(
  layout: Layout,
  header: Header,
  read: ReturnType<Header['form']['start']>,
  row: number,
  line: CsvRow,
): Reading {
  const refuse = (value: string, reason: string): Reading => ({
    row,
    raw: {},
    doubts: [],
    refused: { column: '', value, reason, done: 'row refused' },
  });
  if ('broken' in line) {
    // The value would be the whole line, which may hold a name.
    const value = layout.people ? '' : brief(decodeCell(line.broken).text);
    return refuse(value, 'has a quote that does not end in this row');
  }
  if (layout.people && !header.fits(line.cells))
    return refuse(String(line.cells.length), 'has another number of cells than the header');
  return read(header.read(row, line.cells));
}

function emptyReport(layout: Layout, file: string, dryRun: boolean): ImportReport {
  return {
    layout: layout.name,
    file,
    dryRun,
    read: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    refused: 0,
    seconds: 0,
    unrecognisedColumns: [],
    missingColumns: [],
    columnsNotKept: [],
    refusedRows: [],
    doubts: [],
    doubtsByReason: {},
  };
}

function addBatch(report: ImportReport, batch: Reading[], result: BatchResult): void {
  report.read += batch.length;
  report.created += result.created;
  report.updated += result.updated;
  report.unchanged += result.unchanged;
  report.refused += result.refused.length;
  report.refusedRows.push(...result.refused.slice(0, LISTED - report.refusedRows.length));
  const doubts = batch.flatMap((reading) => reading.doubts.map((doubt) => ({ row: reading.row, ...doubt })));
  for (const doubt of doubts) {
    report.doubtsByReason[doubt.reason] = (report.doubtsByReason[doubt.reason] ?? 0) + 1;
    if (report.doubts.length < LISTED) report.doubts.push(doubt);
  }
  for (const { row, reason } of result.settled) {
    const index = report.doubts.findIndex((doubt) => doubt.row === row && doubt.reason === reason);
    if (index < 0) continue;
    report.doubts.splice(index, 1);
    report.doubtsByReason[reason]! -= 1;
  }
}
