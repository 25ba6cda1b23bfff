import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { closeSync, fchownSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';

/**
 * Writes a small private file completely or not at all, even when the power fails, and never through a symbolic link
 * that somebody put in its place.
 */
export function writeSafely(file: string, text: string, owner?: { uid: number; gid: number }): void {
  const scratch = `${file}.${randomBytes(6).toString('hex')}`;
  const open = openSync(scratch, 'wx', 0o600);
  try {
    if (owner) fchownSync(open, owner.uid, owner.gid);
    writeSync(open, text);
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
  renameSync(scratch, file);
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
