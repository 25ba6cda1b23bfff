import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.js';
import { detailOf, EmbeddedPostgresError, explainOutput } from './embedded-postgres-error.js';
import { dataIn, hasData } from './folders.js';
import type { Account } from './unprivileged-user.js';
import { writeSafely } from './write-safely.js';

export const SUPERUSER = 'postgres';

/** One random password for each role that can log in; they never leave the folder. */
export interface ClusterSecrets {
  superuser: string;
  migrator: string;
  app: string;
}

/** The minimal environment of a PostgreSQL program. Ours could contain any PGDATA, LD_LIBRARY_PATH or LC_ALL. */
export const CLEAN_ENV = { PATH: '/usr/bin:/bin', LC_ALL: 'C' };

/**
 * The passwords, made when there is no data yet. They are on the disk before the data is in its place, so data without
 * passwords means that somebody removed the file.
 */
export function readOrMakeSecrets(folder: string): ClusterSecrets {
  const file = join(folder, 'secrets.json');
  if (existsSync(file)) {
    const secrets = parseSecrets(readFileSync(file, 'utf8'));
    if (secrets) return secrets;
  }
  if (hasData(folder)) {
    throw new EmbeddedPostgresError(
      `${file}, which holds the passwords of the database in that folder, is missing or damaged: put it back from a backup.`,
    );
  }
  const secrets = { superuser: newPassword(), migrator: newPassword(), app: newPassword() };
  writeSafely(file, `${JSON.stringify(secrets, undefined, 2)}\n`);
  return secrets;
}

const newPassword = () => randomBytes(24).toString('base64url');

function parseSecrets(text: string): ClusterSecrets | undefined {
  try {
    const { superuser, migrator, app }: Partial<ClusterSecrets> = JSON.parse(text);
    return superuser && migrator && app ? { superuser, migrator, app } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Refuses data that this PostgreSQL or this account cannot open; PostgreSQL itself would report that only in its log.
 */
export function checkData(folder: string, binaries: Binaries, account: Account | undefined): void {
  const data = dataIn(folder);
  const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (version !== binaries.major) {
    throw new EmbeddedPostgresError(
      `The database in ${folder} was made by PostgreSQL ${version}, and this Tequio brings PostgreSQL ${binaries.major}: ` +
        'export it with the Tequio that made it and import it into a new folder, or choose another data folder.',
    );
  }
  const owner = statSync(data).uid;
  const runner = account?.uid ?? process.getuid?.();
  if (owner === runner) return;
  throw new EmbeddedPostgresError(
    `The database in ${folder} belongs to user ${owner}, but PostgreSQL would run as user ${runner}: ` +
      (owner === 0 ? `give it to that user (chown -R ${runner} ${data})` : 'start Tequio as its owner') +
      ', or choose another data folder.',
  );
}

/**
 * Makes the data of a new database: in a scratch folder, then one rename, so that a start killed at any moment leaves
 * nothing that looks finished. `sync` waits until all of it is on the disk (a tenth of a second).
 */
export async function createData(
  folder: string,
  binaries: Binaries,
  account: Account | undefined,
  password: string,
  sync: boolean,
): Promise<void> {
  const data = dataIn(folder);
  if (existsSync(data) && readdirSync(data).length > 0) {
    throw new EmbeddedPostgresError(`${data} holds other files than a database's: choose another data folder.`);
  }
  sweepScratch(folder);
  const scratch = join(folder, `scratch-${randomBytes(6).toString('hex')}`);
  mkdirSync(scratch, { mode: 0o700 });
  const passwordFile = join(scratch, 'password');
  writeSafely(passwordFile, password, account);
  if (account) chownSync(scratch, account.uid, account.gid);
  // C.UTF-8 is PostgreSQL's own: the same everywhere, sorted by code point, so an index outlives any system update.
  // Sorting for people names its collation ("es-MX-x-icu") where it sorts.
  const words = ['-D', join(scratch, 'data'), '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  words.push('--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8');
  words.push('--text-search-config=simple', '--no-instructions', ...(sync ? [] : ['--no-sync']));
  try {
    await promisify(execFile)(binaries.initdb, words, { ...account, cwd: '/', env: CLEAN_ENV });
  } catch (cause) {
    const output = detailOf(cause, 'stderr');
    throw output ? explainOutput(output, folder) : cause;
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(join(scratch, 'data'), data);
  sweepScratch(folder);
}

/**
 * Removes the scratch folders of killed starts. A killed start's initdb may still be writing, so the rest is removed
 * next time.
 */
function sweepScratch(folder: string): void {
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith('scratch-'))) {
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch {
      continue;
    }
  }
}
