import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { rolesSql } from '../database-roles.js';
import { SUPERUSER, type ClusterSecrets } from './cluster.js';
import { codeOf, detailOf, EmbeddedPostgresError } from './embedded-postgres-error.js';
import { isPostmasterOf } from './processes.js';
import type { Postmaster } from './postmaster.js';

export const DATABASE = 'tequio';

/**
 * TCP is used because a cleaner of /tmp may remove the socket. There is no TLS, whatever PGSSLMODE says, because data
 * stays on this machine.
 */
export function urlOf(role: string, password: string, port: number, database: string): string {
  return `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}?sslmode=disable`;
}

/**
 * Proves that the server is ours (it knows our password's verifier, as SCRAM shows, and works on our data), then makes
 * the missing database, roles and extensions. It checks all of them each time, because an earlier start may have been
 * killed.
 */
export async function setUpDatabase(postmaster: Postmaster, data: string, secrets: ClusterSecrets): Promise<void> {
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
  // One text is one transaction, so a running server never sees half of it.
  await withClient(postmaster, data, secrets, DATABASE, (client) => client.query(roles.join(';\n')));
}

async function withClient(
  postmaster: Postmaster,
  data: string,
  secrets: ClusterSecrets,
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

/** Waits for a server that is repairing itself (57P03), as after the death of one of its processes. */
async function connect(
  postmaster: Postmaster,
  data: string,
  secrets: ClusterSecrets,
  database: string,
): Promise<Client> {
  const end = Date.now() + 30_000;
  for (;;) {
    // Every value is set, so that no PG* environment variable counts.
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
      // The server loads its modules meanwhile, and on a busy machine that delays the reading of an answer.
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
