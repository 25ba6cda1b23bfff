import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostmaster, stopPostmaster } from '../../src/kernel/embedded-postgres/postmaster.js';
import { isAlive, lifeOf } from '../../src/kernel/embedded-postgres/processes.js';

const NAME = 'tequio-test-';
const removed = { recursive: true, force: true, maxRetries: 10 } as const;

/**
 * The folder of one run of the tests: its database, and everything temporary of its tests and of the programs that they
 * start. PostgreSQL's own account may pass through it, or the data of root would lie elsewhere and outlive the run.
 */
export function makeRunFolder(within = tmpdir()): string {
  const folder = mkdtempSync(join(within, NAME));
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'life'), lifeOf(process.pid));
  return folder;
}

export function removeRunFolder(folder: string): void {
  rmSync(folder, removed);
}

/**
 * Ends the databases of runs that were killed and removes their folders. Another server that a test had started in such
 * a folder ends by itself within a minute, because it misses its files. Folders of other accounts are left alone:
 * anybody may make one in a shared place, and root would follow where it leads.
 */
export async function removeDeadRuns(within = tmpdir()): Promise<void> {
  for (const name of readdirSync(within).filter((entry) => entry.startsWith(NAME))) {
    const folder = join(within, name);
    const life = join(folder, 'life');
    if (!isOurs(folder) || !existsSync(life) || isAlive(readFileSync(life, 'utf8'))) continue;
    const data = join(folder, 'postgres', 'data');
    const postmaster = findPostmaster(data);
    if (postmaster) await stopPostmaster(postmaster.pid, data);
    removeRunFolder(folder);
  }
}

function isOurs(folder: string): boolean {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  return stats?.isDirectory() === true && stats.uid === process.getuid?.();
}
