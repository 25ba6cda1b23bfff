import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, renameSync } from 'node:fs';
import { join } from 'node:path';

const LIMIT = 5 * 1024 * 1024;
const KEPT = 2;

export const logIn = (folder: string) => join(folder, 'postgres.log');

/**
 * Opens the server's log for appending. A log of more than 5 MB moves to `postgres.log.1` (and that to `.2`, …) first;
 * only here, because the running server keeps writing to the file it was given.
 */
export function openLog(folder: string): number {
  const log = logIn(folder);
  const stats = lstatSync(log, { throwIfNoEntry: false });
  if (stats && (stats.size > LIMIT || !stats.isFile() || stats.uid !== process.getuid?.())) rotate(log);
  const { O_WRONLY, O_APPEND, O_CREAT, O_NOFOLLOW } = constants;
  return openSync(log, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, 0o600);
}

function rotate(log: string): void {
  for (let number = KEPT; number > 0; number -= 1) {
    const from = number === 1 ? log : `${log}.${number - 1}`;
    if (lstatSync(from, { throwIfNoEntry: false })) renameSync(from, `${log}.${number}`);
  }
}

/** The text in the log after `start`; only its end when it is long. */
export function readLogFrom(folder: string, start: number): string {
  const log = openSync(logIn(folder), 'r');
  try {
    const { size } = fstatSync(log);
    const from = Math.max(start, size - 16_384);
    const buffer = Buffer.alloc(Math.max(0, size - from));
    readSync(log, buffer, 0, buffer.length, from);
    return buffer.toString('utf8');
  } finally {
    closeSync(log);
  }
}
