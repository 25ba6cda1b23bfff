import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { closedFolder, type Account } from './unprivileged-user.js';

/** The server's own files (PostgreSQL's data directory), inside our folder. */
export const dataIn = (folder: string) => join(folder, 'data');
export const hasData = (folder: string) => existsSync(join(dataIn(folder), 'PG_VERSION'));

const SHARED_PLACES =
  process.platform === 'darwin' ? ['/usr/local/var/tequio'] : ['/var/lib/tequio', '/var/tmp/tequio'];

/**
 * The place where root keeps files for PostgreSQL's account when the requested folder is closed to it. These places
 * survive a restart of the machine, the best first. A place that somebody else could have prepared is refused.
 */
export function sharedPlace(): string {
  for (const place of SHARED_PLACES) {
    try {
      makeFolder(place, 0o755);
      const stats = lstatSync(place);
      if (stats.isDirectory() && stats.uid === 0 && (stats.mode & 0o022) === 0) return place;
    } catch {
      continue;
    }
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL does not run as root and none of ${SHARED_PLACES.join(', ')} can be made for its own account: ` +
      'run Tequio as an ordinary user, or set DATABASE_URL.',
  );
}

/** The path without symbolic links, as far as it exists: two names of one folder must mean one database. */
export function realPath(path: string): string {
  const full = resolve(path);
  if (existsSync(full)) return realpathSync(full);
  return dirname(full) === full ? full : join(realPath(dirname(full)), basename(full));
}

export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/**
 * The place of the data for the requested folder. It is the shared place when an account (we are root) cannot traverse
 * the path. Existing data is looked for first, so that rights that changed later never make it look lost.
 */
export function placeOfData(asked: string, account: Account | undefined): string {
  if (!account) return asked;
  const closed = closedFolder(asked, account);
  if (!hasData(asked)) {
    const moved = SHARED_PLACES.map((place) => join(place, fingerprint(asked))).find(hasData);
    return moved ?? (closed ? join(sharedPlace(), fingerprint(asked)) : asked);
  }
  if (!closed) return asked;
  throw new EmbeddedPostgresError(
    `The database in ${asked} can't be reached by its own account (user ${account.uid}), because ${closed} is closed ` +
      `to it: allow passing through it (chmod o+x ${closed}), or move the data to an open folder.`,
  );
}

/**
 * Makes a folder with its rights in one step, and the missing ones above it: prepared under another name and then
 * renamed, so that a second process never meets it half prepared. An existing folder is left as it is.
 */
export function makeFolder(path: string, mode: number, owner?: { uid: number; gid: number }): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  makeFolder(dirname(path), process.getuid?.() === 0 ? 0o755 : 0o700);
  const scratch = `${path}.${randomBytes(6).toString('hex')}`;
  mkdirSync(scratch);
  if (owner) chownSync(scratch, owner.uid, owner.gid);
  chmodSync(scratch, mode);
  try {
    renameSync(scratch, path);
  } catch (error) {
    rmSync(scratch, { recursive: true, force: true });
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
