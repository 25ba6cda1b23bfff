import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { rolesSql } from '../database-roles.js';
import { SUPERUSER, type Secrets } from './cluster.js';
import { codeOf, detailOf, EmbeddedPostgresError } from './embedded-postgres-error.js';
import { isPostmasterOf } from './processes.js';
import type { Postmaster } from './postmaster.js';

export const DATABASE = 'tequio';

/** TCP, because a cleaner of /tmp may take the socket away; no TLS whatever PGSSLMODE says: it stays on this machine. */
export function urlOf(role: string, password: string, port: number, database: string): string {
  return `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}?sslmode=disable`;
}

/**
 * Proves that the server is ours (it knows our password's verifier, as SCRAM shows, and works on our data), then makes
 * what is missing of database, roles and extensions. All of it each time: an earlier start may have been killed.
 */
export async function setUpDatabase(postmaster: Postmaster, data: string, secrets: Secrets): Promise<void> {
  await withClient(postmaster, data, secrets, 'postgres', async (client) => {
    const { rows } = await client.query<{ data: string; exists: boolean }>(
      `select current_setting('data_directory') as data, exists (select from pg_database where datname = $1)`,
      [DATABASE],
    );
    if (rows[0]?.data !== data) {
      throw new EmbeddedPostgresError(
        `Port ${postmaster.port} answers with another database than ${data}: start again.`,
      );
    }
    if (!rows[0].exists) await client.query(`create database ${DATABASE}`);
  });
  const roles = rolesSql({ database: DATABASE, migratorPassword: secrets.migrator, appPassword: secrets.app });
  // As one text it is one transaction: a running server never sees half of it.
  await withClient(postmaster, data, secrets, DATABASE, (client) => client.query(roles.join(';\n')));
}

async function withClient(
  postmaster: Postmaster,
  data: string,
  secrets: Secrets,
  database: string,
  work: (client: Client) => Promise<unknown>,
): Promise<void> {
  const client = await connect(postmaster, data, secrets, database);
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** Patient with a server that is busy repairing itself (57P03), as it is after one of its processes was killed. */
async function connect(postmaster: Postmaster, data: string, secrets: Secrets, database: string): Promise<Client> {
  const end = Date.now() + 30_000;
  for (;;) {
    // Each value is given, so that none of the PG* environment variables counts.
    const client = new Client({
      host: '127.0.0.1',
      port: postmaster.port,
      user: SUPERUSER,
      password: secrets.superuser,
      database,
      ssl: false,
      client_encoding: 'UTF8',
      application_name: 'tequio set-up',
      options: '-c client_min_messages=warning',
      // The server reads its modules meanwhile, which on a busy machine keeps it from looking at an answer for long.
      connectionTimeoutMillis: 60_000,
    });
    client.on('error', () => {});
    try {
      await client.connect();
      return client;
    } catch (cause) {
      const passing = ['57P03', 'ECONNRESET', 'ECONNREFUSED'].includes(codeOf(cause));
      if (!passing || !isPostmasterOf(postmaster.pid, data) || Date.now() > end) throw refused(postmaster, data, cause);
      await sleep(50);
    }
  }
}

function refused({ pid, port }: Postmaster, data: string, cause: unknown): EmbeddedPostgresError {
  const message = detailOf(cause, 'message');
  const sentence =
    codeOf(cause) === '28P01'
      ? `The PostgreSQL that runs on ${data} does not accept the passwords in secrets.json: put that file back from a backup.`
      : `PostgreSQL (process ${pid}, port ${port}) does not answer (${message}): end it with kill -9 ${pid} and start again.`;
  return new EmbeddedPostgresError(sentence, { cause });
}
