import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, lifeOf } from './processes.js';

/**
 * Each user of the running server has one empty file. Its name tells which life of which process owns it, so a killed
 * process's lease stops counting by itself. Take and return leases under the folder's lock only.
 */
export function takeLease(folder: string): string {
  const lease = join(folder, `lease.${lifeOf(process.pid)}.${randomBytes(4).toString('hex')}`);
  writeFileSync(lease, '', { mode: 0o600, flag: 'wx' });
  return lease;
}

/** Gives the lease back, removes those of dead processes, and says whether it was the last. */
export function returnLease(folder: string, lease: string): boolean {
  rmSync(lease, { force: true });
  const leases = readdirSync(folder).filter((name) => name.startsWith('lease.'));
  const dead = leases.filter((name) => !isAlive(name.split('.')[1] ?? ''));
  for (const name of dead) rmSync(join(folder, name), { force: true });
  return dead.length === leases.length;
}
