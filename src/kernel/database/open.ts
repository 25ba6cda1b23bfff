import { join } from 'node:path';
import type { Config } from '../../config.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres/embedded-postgres.js';

export interface OpenDatabase {
  url: string;
  ownerUrl: string;
  /** The embedded PostgreSQL, when no server of its own was named. */
  embedded: EmbeddedPostgres | null;
  close(): Promise<void>;
}

/** The database that the settings name, or the embedded one. */
export async function openDatabase(config: Config, say: (line: string) => void): Promise<OpenDatabase> {
  if (config.databaseUrl) {
    const ownerUrl = config.databaseOwnerUrl ?? config.databaseUrl;
    return { url: config.databaseUrl, ownerUrl, embedded: null, close: async () => {} };
  }
  const embedded = await startEmbeddedPostgres({ folder: join(config.dataFolder, 'postgres'), say });
  return { url: embedded.url, ownerUrl: embedded.ownerUrl, embedded, close: () => embedded.stop() };
}

/** The same, brought to the current schema. What that needs is loaded while PostgreSQL starts. */
export async function readyDatabase(config: Config, say: (line: string) => void): Promise<OpenDatabase> {
  const [database, { migrateOrRequireCurrent }] = await Promise.all([
    openDatabase(config, say),
    import('./migrate.js'),
  ]);
  await migrateOrRequireCurrent(database.ownerUrl);
  return database;
}
