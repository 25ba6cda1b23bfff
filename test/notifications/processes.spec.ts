import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { asSuperuser, type TestDatabase, testDatabase } from '../support/databases.js';
import { until } from '../support/live.js';

const WRITERS = 32;
/** Seconds of the test; without it each writer writes a fixed number of times. */
const SOAK = Number(process.env['TEQUIO_SOAK'] ?? 0);
const EACH = 15;
const PROGRAM = fileURLToPath(new URL('../support/log-writer.mjs', import.meta.url));

let database: TestDatabase;
const processes: ChildProcess[] = [];
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  for (const child of processes) child.kill('SIGKILL');
  await database.drop();
});

/** Starts a server in its own process of the operating system, with half of the writers. */
async function server() {
  const task = { url: database.url, writers: WRITERS / 2, each: EACH, seconds: SOAK };
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(task)], { stdio: ['pipe', 'pipe', 'inherit'] });
  processes.push(child);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const told = async () => JSON.parse((await lines.next()).value as string) as { url: string; written: number };
  const { url } = await told();
  return { url, begin: () => child.stdin.write('\n'), written: async () => (await told()).written, child };
}

/** Listens to the log over a socket to one of the processes. */
function hear(url: string) {
  const numbers: number[] = [];
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  client.subscribe<{ logged: { seq: number } }>(
    { query: 'subscription { logged { seq } }' },
    { next: ({ data }) => data && numbers.push(data.logged.seq), error: () => {}, complete: () => {} },
  );
  return { numbers, stop: async () => client.dispose() };
}

const size = async (): Promise<number> =>
  asSuperuser(
    async (client) => (await client.query('select size::int from tequio.log_head')).rows[0].size,
    database.name,
  );
/** Writes one entry, to see who hears it. */
const probe = () =>
  asSuperuser(
    (client) =>
      client.query(
        `begin; select tequio.open_entry(); select tequio.record('operator', null, 'law.tested', 'pln_probe', null, '{}'); commit`,
      ),
    database.name,
  );
/** Cuts the connections that wait for news from the database, in every process. */
const cutListeners = () =>
  asSuperuser(
    async (client) =>
      (
        await client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tequio live' and datname = $1`,
          [database.name],
        )
      ).rowCount ?? 0,
  );

it(
  'tells subscribers of both processes all that 32 writers on both write, in order, also where listening is cut off',
  async () => {
    const servers = [await server(), await server()];
    const ears = servers.map(({ url }) => hear(url));
    await until(async () => {
      await probe();
      return ears.every(({ numbers }) => numbers.length > 0);
    });
    const first = await size();
    await until(() => ears.every(({ numbers }) => numbers.at(-1) === first - 1));
    for (const { numbers } of ears) numbers.length = 0;

    for (const { begin } of servers) begin();
    await sleep(SOAK > 0 ? SOAK * 500 : 100);
    expect(await cutListeners()).toBe(servers.length);

    const counts = await Promise.all(servers.map(({ written }) => written()));
    const written = counts.reduce((sum, count) => sum + count, 0);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(SOAK > 0 ? 1 : (WRITERS / 2) * EACH);
    await until(() => ears.every(({ numbers }) => numbers.length >= written));
    expect(await size()).toBe(first + written);
    const expected = Array.from({ length: written }, (_, n) => first + n);
    for (const { numbers } of ears) expect(numbers).toEqual(expected);
    await Promise.all(ears.map((ear) => ear.stop()));
    for (const { child } of servers) child.stdin.end();
    await Promise.all(servers.map(({ child }) => new Promise((resolve) => child.once('exit', resolve))));
    expect(servers.map(({ child }) => child.exitCode)).toEqual([0, 0]);
  },
  (SOAK + 90) * 1000,
);
