import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataIn, fingerprint, makeFolder } from './folders.js';
import type { Account } from './unprivileged-user.js';
import { writeSafely } from './write-safely.js';

/** Small values: one server for one country, beside Node on a small machine. */
const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_permissions: '0700',
  password_encryption: 'scram-sha-256',
  max_connections: '100',
  shared_buffers: '128MB',
  // Compiling a plan costs more than running any of our statements.
  jit: 'off',
  huge_pages: 'off',
  // No helper processes are started: our data fits in memory, and nobody subscribes to it.
  io_method: 'sync',
  max_logical_replication_workers: '0',
  // A container's /dev/shm has 64 MB, and logging out may empty it. System V's shared memory has neither problem; macOS
  // allows it 4 MB.
  dynamic_shared_memory_type: process.platform === 'linux' ? 'sysv' : 'posix',
  timezone: 'UTC',
  log_timezone: 'UTC',
  datestyle: 'ISO, YMD',
  lc_messages: 'C',
  default_text_search_config: 'pg_catalog.simple',
  log_statement: 'none',
  log_checkpoints: 'off',
  // The details of a refused row and the statement would quote what people wrote.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_line_prefix: '%m [%p] ',
};

const OWN_FILE = 'custom.conf';
const OWN_FILE_START = '# Your own settings of PostgreSQL. They win over those in postgresql.conf.\n';

/** Writes `postgresql.conf` before each start. An operator writes other settings into `custom.conf`. */
export function writeSettings(
  folder: string,
  account: Account | undefined,
  port: number,
  socketFolder: string,
  extra: Record<string, string> = {},
): void {
  const settings = { ...SETTINGS, port: String(port), unix_socket_directories: socketFolder, ...extra };
  const file = join(dataIn(folder), 'postgresql.conf');
  const text = [
    `# Written by Tequio at each start. Your own settings belong in ${OWN_FILE} in this folder.`,
    ...Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`),
    `include '${OWN_FILE}'`,
    '',
  ].join('\n');
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeSafely(file, text, account);
  const own = join(dataIn(folder), OWN_FILE);
  if (!existsSync(own)) writeSafely(own, OWN_FILE_START, account);
}

/**
 * A private folder for the Unix socket, which only the server's account can enter. It is `run` in our folder, unless
 * its path is too long for a socket's address (108 bytes) or has a meaning in PostgreSQL's list of folders. Then it is
 * one with a short name in /tmp, or none when somebody else has that; our own connections do not need the socket.
 */
export function socketFolderFor(folder: string, account: Account | undefined): string {
  const inside = join(folder, 'run');
  if (Buffer.byteLength(`${inside}/.s.PGSQL.65535`) <= 100 && !/[",\n]/.test(inside)) {
    makeFolder(inside, 0o700, account);
    return inside;
  }
  const short = `/tmp/tequio-${fingerprint(folder)}`;
  makeFolder(short, 0o700, account);
  const stats = lstatSync(short);
  const ours = stats.isDirectory() && stats.uid === (account?.uid ?? process.getuid?.()) && (stats.mode & 0o077) === 0;
  return ours ? short : '';
}
