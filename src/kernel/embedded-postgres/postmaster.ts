import { spawn } from 'node:child_process';
import { closeSync, existsSync, fstatSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.js';
import { CLEAN_ENV } from './cluster.js';
import { codeOf, EmbeddedPostgresError, explainOutput } from './embedded-postgres-error.js';
import { dataIn } from './folders.js';
import { logIn, openLog, readLogFrom } from './log-file.js';
import { choosePort } from './port.js';
import { exists, isAlive, isPostmasterOf, lifeOf, serversIn, signal, until } from './processes.js';
import { socketFolderFor, writeSettings } from './settings.js';
import type { Account } from './unprivileged-user.js';

/** Recovery after a crash under load takes seconds. Only a very slow disk needs this long. */
const START_LIMIT = 120_000;
const STOP_LIMIT = 30_000;
/** Time for retries while the remains of another server are in the way. */
const PATIENCE = 30_000;

export interface Postmaster {
  pid: number;
  port: number;
  status: string;
}

/** The text of the pid file. It is empty when there is none, even when the server removes it at this very moment. */
function pidFileOf(data: string): string {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return '';
    throw error;
  }
}

/** The contents of the pid file: process, data folder, moment, port, socket, address, memory, status. */
function readPidFile(data: string): Postmaster | undefined {
  const lines = pidFileOf(data).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && lines[1] === data ? { pid, port, status: lines[7]?.trim() ?? 'starting' } : undefined;
}

/**
 * The live postmaster of this data. A pid file alone proves nothing, because its number may now belong to another
 * process.
 */
export function findPostmaster(data: string): Postmaster | undefined {
  const file = readPidFile(data);
  return file && isPostmasterOf(file.pid, data) ? file : undefined;
}

export interface PostmasterOptions {
  folder: string;
  binaries: Binaries;
  account: Account | undefined;
  settings?: Record<string, string>;
  /**
   * When given, only this port will do. Otherwise it is the one that the folder used last, or another if that is busy.
   */
  port?: number;
  say: (line: string) => void;
}

/** Attaches to the live postmaster, or starts one; call it under the folder's lock. */
export async function ensurePostmaster(options: PostmasterOptions): Promise<Postmaster & { attached: boolean }> {
  const data = dataIn(options.folder);
  const sockets = socketFolderFor(options.folder, options.account);
  const since = Date.now();
  for (;;) {
    const found = findPostmaster(data);
    if (found) {
      const ready = await whenReady(found.pid, data);
      if (ready) return { ...ready, attached: true };
      continue;
    }
    await clearRemains(options.folder, sockets);
    const outcome = await launch(options, sockets);
    if (typeof outcome !== 'string') return { ...outcome, attached: false };
    // The state was checked a moment ago. These three problems can end by themselves, so it is checked again; any other
    // needs a person.
    const passing = /already in use|could not create any TCP|still in use|lock file .* already exists/i.test(outcome);
    if (!passing || Date.now() > since + PATIENCE) throw explainOutput(outcome, options.folder, logIn(options.folder));
    if (/still in use/.test(outcome)) endOrphans(data, Date.now() - since);
    await sleep(50);
  }
}

/** Waits while that postmaster starts or stops; undefined when it ended. */
async function whenReady(pid: number, data: string): Promise<Postmaster | undefined> {
  const state = () => findPostmaster(data);
  const settled = await until(() => state()?.pid !== pid || state()?.status === 'ready', START_LIMIT);
  const now = state();
  if (settled) return now?.status === 'ready' ? now : undefined;
  throw new EmbeddedPostgresError(
    `PostgreSQL (process ${pid}) has been ${now?.status ?? 'starting'} for ${START_LIMIT / 60_000} minutes. ` +
      `Wait until it is done and start again; ${join(data, '..', 'postgres.log')} tells what it does.`,
  );
}

/** Runs the server; gives its output when it gave up. */
async function launch(
  { folder, binaries, account, settings, port: only, say }: PostmasterOptions,
  sockets: string,
): Promise<Postmaster | string> {
  const data = dataIn(folder);
  const port = only ?? (await choosePort(folder));
  writeSettings(folder, account, port, sockets, settings);
  const log = openLog(folder);
  const logStart = fstatSync(log).size;
  // The child has its own session: Ctrl-C in the terminal is for Tequio, which still needs the database to finish its
  // requests.
  const child = spawn(binaries.postgres, ['-D', data], {
    ...account,
    cwd: '/',
    env: CLEAN_ENV,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  child.unref();
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  const ready = () => findPostmaster(data)?.pid === child.pid && findPostmaster(data)?.status === 'ready';
  const slow = setTimeout(() => say('PostgreSQL is repairing its data after a crash; this can take a while.'), 5000);
  const settled = await until(() => ended() || ready(), START_LIMIT, 5).finally(() => clearTimeout(slow));
  const postmaster = findPostmaster(data);
  if (settled && !ended() && postmaster) return postmaster;
  if (!ended() && child.pid) signal(child.pid, 'SIGINT');
  return readLogFrom(folder, logStart);
}

/**
 * Removes the remains of a killed server that would stop PostgreSQL: a pid file with nonsense, or with a number that
 * now belongs to another process (or still to a zombie), and the socket with its own such file.
 */
async function clearRemains(folder: string, sockets: string): Promise<void> {
  const data = dataIn(folder);
  const lost = serversIn(data).find((pid) => isPostmasterOf(pid, data));
  if (lost) {
    // Somebody removed or damaged the pid file of a running server; such a server ends itself within a minute anyway.
    signal(lost, 'SIGINT');
    await until(() => !isPostmasterOf(lost, data), STOP_LIMIT);
  }
  for (const name of sockets ? readdirSync(sockets) : []) {
    if (!name.endsWith('.lock') && (await answers(join(sockets, name)))) {
      throw new EmbeddedPostgresError(
        `Another container or machine runs the database in ${folder} (its server answers, but is no process here): ` +
          'stop it there first, or choose another data folder.',
      );
    }
    rmSync(join(sockets, name), { force: true });
  }
  // A file with a free number is left to PostgreSQL, which checks who still has the memory that the file names.
  const file = join(data, 'postmaster.pid');
  const named = existsSync(file) ? (readPidFile(data)?.pid ?? process.pid) : undefined;
  if (named && exists(named) && !isPostmasterOf(named, data)) rmSync(file, { force: true });
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const attempt = connect(socket)
      .once('connect', () => resolve(true))
      .once('error', () => resolve(false))
      .once('close', () => attempt.destroy())
      .setTimeout(1000, () => attempt.destroy(new Error('no answer')));
    attempt.once('connect', () => attempt.destroy());
  });
}

/**
 * The children of a killed postmaster notice within milliseconds, unless a query keeps them busy. They get 1.5 s, are
 * then asked to end, and are killed after 3 s. Nobody can commit through them any more in a way that we would lose.
 */
function endOrphans(data: string, waited: number): void {
  if (waited < 1500) return;
  const orphans = serversIn(data).filter((pid) => !isPostmasterOf(pid, data));
  for (const pid of orphans) signal(pid, waited < 3000 ? 'SIGTERM' : 'SIGKILL');
}

/** Stops the server: sessions are cut off, their transactions undone, everything else written. */
export async function stopPostmaster(pid: number, data: string): Promise<void> {
  // Waits for the process itself, because an ending process loses its command line a moment before it is gone.
  const life = lifeOf(pid);
  for (const how of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isPostmasterOf(pid, data)) return;
    signal(pid, how);
    if (await until(() => !isAlive(life), STOP_LIMIT, 5)) return;
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL (process ${pid}, data in ${data}) does not stop: end it with kill -9 ${pid}.`,
  );
}
