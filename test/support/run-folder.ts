import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostmaster, stopPostmaster } from '../../src/kernel/embedded-postgres/postmaster.js';
import { isAlive, lifeOf } from '../../src/kernel/embedded-postgres/processes.js';

const NAME = 'tequio-test-';
const removed = { recursive: true, force: true, maxRetries: 10 } as const;

/** Linux keeps this folder in memory. */
const IN_MEMORY = '/dev/shm';
const GIGABYTE = 1024 ** 3;
/** A run holds about a gigabyte at a time. The memory has to be enough for the workers and the browsers too. */
const ROOM = 4 * GIGABYTE;
const MEMORY = 10 * GIGABYTE;

/**
 * Where the folders of runs are made: in memory where it has room, because a database is copied there in a tenth of the
 * time, else where temporary files are. `TMPDIR` names another place.
 */
export function placeOfRuns(named = process.env['TMPDIR'] ?? null, inMemory = IN_MEMORY): string {
  if (named !== null || !existsSync(inMemory) || process.availableMemory() < MEMORY) return tmpdir();
  const { bavail, bsize } = statfsSync(inMemory);
  return bavail * bsize >= ROOM && mayRunPrograms(inMemory) ? inMemory : tmpdir();
}

/** False on a disk that is mounted with `noexec`. */
function mayRunPrograms(within: string): boolean {
  const folder = mkdtempSync(join(within, NAME));
  try {
    const program = join(folder, 'program');
    writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 });
    return spawnSync(program).status === 0;
  } catch {
    return false;
  } finally {
    rmSync(folder, removed);
  }
}

/**
 * The folder of one run of the tests: its database, and everything temporary of its tests and of the programs that they
 * start. PostgreSQL's own account may pass through it, or the data of root would lie elsewhere and outlive the run.
 */
export function makeRunFolder(within = placeOfRuns()): string {
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
export async function removeDeadRuns(...places: string[]): Promise<void> {
  const all = places.length > 0 ? places : [tmpdir(), IN_MEMORY].filter((place) => existsSync(place));
  for (const folder of all.flatMap((within) => runsIn(within))) {
    const life = join(folder, 'life');
    if (!isOurs(folder) || !existsSync(life) || isAlive(readFileSync(life, 'utf8'))) continue;
    const data = join(folder, 'postgres', 'data');
    const postmaster = findPostmaster(data);
    if (postmaster) await stopPostmaster(postmaster.pid, data);
    removeRunFolder(folder);
  }
}

const runsIn = (within: string): string[] =>
  readdirSync(within).flatMap((name) => (name.startsWith(NAME) ? join(within, name) : []));

function isOurs(folder: string): boolean {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  return stats?.isDirectory() === true && stats.uid === process.getuid?.();
}
