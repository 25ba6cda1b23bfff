import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostmaster, stopPostmaster } from '../../src/kernel/embedded-postgres/postmaster.js';

const made: string[] = [];

/** A new folder that other accounts can pass through; `mkdtemp` alone closes it to PostgreSQL's own when we are root. */
export function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tequio-embedded-'));
  chmodSync(folder, 0o755);
  made.push(folder);
  return folder;
}

/** Ends the servers of these folders, whoever started them, and removes everything that the tests made. */
export async function removeFolders(databases: Iterable<string>): Promise<void> {
  for (const folder of databases) {
    const postmaster = findPostmaster(join(folder, 'data'));
    if (postmaster) await stopPostmaster(postmaster.pid, join(folder, 'data'));
  }
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}
