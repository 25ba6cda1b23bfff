import { randomBytes } from 'node:crypto';
import { readdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, EmbeddedPostgresError } from './embedded-postgres-error.js';
import { isAlive, lifeOf } from './processes.js';

const FREE = 'free';
const PATIENCE = 180_000;

/**
 * Runs `work` while no other process (nor another call in this one) works on the folder. A killed holder holds nothing.
 *
 * Node has no flock, and removing a dead holder's lock file races with the next taker's, so the lock is a row of
 * tickets `lock.1`, `lock.2` …: only the highest counts, the next is taken when its holder is dead or wrote "free".
 * The highest is never removed, so a slow taker always sees that it was overtaken. A ticket is a symbolic link because
 * that is made in one step together with its text, and only where nothing is.
 */
export async function withProcessLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const ticket = await take(folder);
  try {
    return await work();
  } finally {
    release(folder, ticket);
  }
}

function release(folder: string, ticket: string): void {
  try {
    const scratch = join(folder, `lock-free-${randomBytes(6).toString('hex')}`);
    symlinkSync(FREE, scratch);
    renameSync(scratch, ticket);
  } catch {
    // The disk may be full. Without the ticket a slow taker may not see that it was overtaken; a ticket that stays
    // would stop everybody.
    rmSync(ticket, { force: true });
  }
}

async function take(folder: string): Promise<string> {
  const me = lifeOf(process.pid);
  const end = Date.now() + PATIENCE;
  for (;;) {
    const highest = Math.max(0, ...tickets(folder));
    const holder = highest === 0 ? FREE : holderOf(join(folder, `lock.${highest}`));
    const mine = highest + 1;
    if (holder !== undefined && !isAlive(holder) && put(me, join(folder, `lock.${mine}`))) {
      const overtaken = Math.max(...tickets(folder)) > mine;
      for (const old of tickets(folder)) {
        if (overtaken ? old === mine : old < mine) rmSync(join(folder, `lock.${old}`), { force: true });
      }
      if (!overtaken) return join(folder, `lock.${mine}`);
    }
    if (Date.now() > end) {
      throw new EmbeddedPostgresError(
        `Process ${Number.parseInt(holder ?? '', 10)} has been starting or stopping the database in ${folder} ` +
          `for ${PATIENCE / 60_000} minutes: end it and start again.`,
      );
    }
    await sleep(15 + Math.random() * 15);
  }
}

function tickets(folder: string): number[] {
  return readdirSync(folder)
    .filter((name) => /^lock\.\d+$/.test(name))
    .map((name) => Number(name.slice(5)));
}

/** Undefined when the ticket was removed meanwhile (there is a higher one, look again). */
function holderOf(ticket: string): string | undefined {
  try {
    return readlinkSync(ticket);
  } catch {
    return undefined;
  }
}

function put(text: string, ticket: string): boolean {
  try {
    symlinkSync(text, ticket);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}
