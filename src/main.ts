import 'reflect-metadata';
import { readConfig } from './config.js';
import { ConfigError } from './kernel/config-error.js';
import { EmbeddedPostgresError } from './kernel/embedded-postgres/embedded-postgres-error.js';
import { type OpenDatabase, readyDatabase } from './kernel/database/open.js';
import { tryPort } from './kernel/try-port.js';

/**
 * A supervisor kills a server that does not stop soon. The server ends by itself before that, even if something hangs.
 */
const STOPS_WITHIN_MS = 10_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

let database: Promise<OpenDatabase> | undefined;
try {
  const config = readConfig();
  // The port is tried first, so that a start that fails makes no database in vain.
  await tryPort(config.port, config.host);
  database = readyDatabase(config, say, endWith);
  database.catch(() => {});
  // Reading two thousand modules takes as long as making a database, so PostgreSQL starts meanwhile.
  const { start } = await import('./start.js');
  const running = await start(config, { database, demo: !process.argv.includes('--no-demo'), say });
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      setTimeout(() => {
        process.stderr.write('Stopped while requests were still waiting for an answer.\n');
        process.exit(1);
      }, STOPS_WITHIN_MS).unref();
      void running.stop().then(() => process.exit(0));
    });
  }
} catch (error) {
  await database?.then((open) => open.close()).catch(() => {});
  endWith(error);
}

/** A server that cannot continue ends, so that its supervisor notices. */
function endWith(error: unknown): void {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exit(1);
}

/** The problem and its remedy in one sentence; only an unforeseen error keeps its stack. */
function sentenceOf(error: unknown): string {
  if (error instanceof ConfigError || error instanceof EmbeddedPostgresError) return error.message;
  const { code, port, stack, syscall } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program, perhaps by a Tequio that runs already: end that one, or choose another port with PORT=… npm start.`;
  if (code === 'EADDRNOTAVAIL' || (code === 'ENOTFOUND' && syscall === 'getaddrinfo'))
    return 'HOST names no address of this machine: leave it out to listen on 127.0.0.1, or set it to 0.0.0.0 for all of its addresses.';
  if (code === 'EACCES' && port) return `Port ${port} may not be used by this user: choose one above 1023 with PORT=….`;
  if (code === 'ECONNREFUSED')
    return 'The database that DATABASE_URL names does not answer: check the address and that it runs.';
  return stack ?? String(error);
}
