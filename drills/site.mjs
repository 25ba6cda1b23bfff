import { execFile, spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { openFolder } from '../bench/open-folder.mjs';
import { residentMegabytes } from '../bench/processes.mjs';
import { FLAGS, freePort } from '../bench/systems.mjs';
import { startEmbeddedPostgres } from '../dist/src/kernel/embedded-postgres/embedded-postgres.js';
import { findPostmaster, stopPostmaster } from '../dist/src/kernel/embedded-postgres/postmaster.js';

const PROGRAM = fileURLToPath(new URL('../dist/server/main.js', import.meta.url));
const COMMAND = fileURLToPath(new URL('../bin/tequio.js', import.meta.url));

const open = new Set();

/**
 * The server as `npm start` starts it, on loopback, with the demonstration in its own database in a temporary folder.
 * With `apart` the drill starts the database and passes it as `DATABASE_URL`: then the server does not manage it, and
 * no demonstration is loaded.
 */
export async function openSite({ apart = false, env = {} } = {}) {
  const folder = openFolder('tequio-drill-');
  const port = String(await freePort());
  const database = join(folder, 'postgres');
  const data = () => join(database, 'data');
  const startDatabase = () => startEmbeddedPostgres({ folder: database });
  let own = apart ? await startDatabase() : null;
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, ...inherited } = process.env;
  const named = own ? { DATABASE_URL: own.url, DATABASE_OWNER_URL: own.ownerUrl } : {};
  const site = {
    url: `http://127.0.0.1:${port}`,
    server: null,
    /** Starts the server and waits until it is ready; gives the seconds. */
    async start() {
      const began = performance.now();
      const child = spawn(process.execPath, [...FLAGS, PROGRAM], {
        env: { ...inherited, HOST: '127.0.0.1', LOG_LEVEL: 'fatal', ...named, ...env, TEQUIO_DATA: folder, PORT: port },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const lines = [];
      for (const stream of [child.stdout, child.stderr]) createInterface(stream).on('line', (line) => lines.push(line));
      const exit = new Promise((resolve) => {
        child.once('exit', (code, signal) => resolve({ code, signal }));
      });
      site.server = { child, pid: child.pid, exit, lines };
      await site.untilReady();
      return (performance.now() - began) / 1000;
    },
    /** Gives the seconds until `/ready` returns 200. */
    async untilReady() {
      const began = performance.now();
      while ((await statusOf(`${site.url}/ready`)) !== 200) {
        const { exitCode, signalCode } = site.server.child;
        if (exitCode !== null || signalCode !== null)
          throw new Error(`the server ended: ${site.server.lines.join('\n')}`);
        await sleep(20);
      }
      return (performance.now() - began) / 1000;
    },
    /** Queries the database directly as its superuser. */
    async query(sql, values) {
      const { superuser } = JSON.parse(readFileSync(join(database, 'secrets.json'), 'utf8'));
      const at = readFileSync(join(database, 'port'), 'utf8').trim();
      const client = new pg.Client({
        connectionString: `postgres://postgres:${superuser}@127.0.0.1:${at}/tequio`,
        options: '-c search_path=tequio,public',
      });
      await client.connect();
      try {
        return (await client.query(sql, values)).rows;
      } finally {
        await client.end();
      }
    },
    /** Runs the command line beside the server; gives its output. */
    command: (...args) =>
      new Promise((resolve) => {
        execFile(
          process.execPath,
          [COMMAND, ...args],
          { env: { ...inherited, ...named, TEQUIO_DATA: folder } },
          (_, out) => resolve(out),
        );
      }),
    postmaster: () => findPostmaster(data())?.pid,
    stopDatabase: () => own.stop(),
    startDatabase: async () => void (own = await startDatabase()),
    /** Resources that the server holds now. */
    async held() {
      const [{ connections }] = await site.query(
        `select count(*)::int as connections from pg_stat_activity where application_name like 'tequio%'`,
      );
      return {
        megabytes: residentMegabytes(site.server.pid),
        handles: readdirSync(`/proc/${site.server.pid}/fd`).length,
        connections,
      };
    },
    async close() {
      open.delete(site);
      site.server?.child.kill('SIGKILL');
      await site.server?.exit;
      const pid = site.postmaster();
      if (pid) await stopPostmaster(pid, data());
      rmSync(folder, { recursive: true, force: true });
    },
  };
  open.add(site);
  try {
    site.startedIn = await site.start();
    return site;
  } catch (error) {
    await site.close();
    throw error;
  }
}

export const statusOf = (url) =>
  fetch(url).then(
    async (answer) => {
      await answer.arrayBuffer();
      return answer.status;
    },
    () => 0,
  );

/** Runs `drill` on its own site, which is removed afterwards in any case. */
export async function onSite(options, drill) {
  const site = await openSite(options);
  try {
    return await drill(site);
  } finally {
    await site.close();
  }
}

/** Closes the sites of a drill that is interrupted or takes too long. */
export const closeSites = () => Promise.all([...open].map((site) => site.close()));

/** One figure of the table: its name, the measurement, and whether it is good enough. */
export const figure = (what, is, kept) => ({ what, is, kept });
export const seconds = (value) => `${value.toFixed(1)} s`;
export const quantile = (values, q) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * q) - 1] ?? 0;
