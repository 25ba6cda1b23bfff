import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secrets } from '../../src/accounts/secrets.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { type ImportReport, importFile } from '../../src/open-data/import/run-import.js';
import { LAYOUTS } from '../../src/open-data/layouts/layouts.js';
import type { TestApp } from './app.js';

const folder = mkdtempSync(join(tmpdir(), 'tequio-participation-'));
let files = 0;

const cell = (text: string) => (/["\n\r;,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A file with these columns. Rows are given by column; a missing value is empty. */
export function tableFile(columns: string[], rows: Record<string, string | number>[], delimiter = ','): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '')))];
  return rawFile(lines.map((line) => line.map(cell).join(delimiter)).join('\r\n'));
}

export function rawFile(content: string | Buffer): string {
  const path = join(folder, `file-${++files}.csv`);
  writeFileSync(path, content);
  return path;
}

/** Imports into the plan of `jointPlan`; every row must be accounted for, whatever the file. */
export async function take(
  t: TestApp,
  layout: string,
  path: string,
  plan: string | null = 'joint',
): Promise<ImportReport> {
  const report = await importFile(t.app.get(UnitOfWork), LAYOUTS[layout]!, path, { plan, secrets: t.app.get(Secrets) });
  expect(report.created + report.updated + report.unchanged + report.refused).toBe(report.read);
  return report;
}

export const reasons = (report: ImportReport) => report.doubts.map(({ row, reason }) => [row, reason]);
export const refusals = (report: ImportReport) => report.refusedRows.map(({ row, reason }) => [row, reason]);

export const MADRID_PROPOSALS = ['id', 'url', 'title', 'userId', 'date', 'summary', 'text', 'status', 'numSupports'];
export const MADRID_COMMENTS = [
  'id',
  'parentId',
  'proposalId',
  'userId',
  'date',
  'time',
  'text',
  'numVotes',
  'numPositiveVotes',
  'numNegativeVotes',
];
