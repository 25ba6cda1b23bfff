import { join } from 'node:path';
import type { Config } from '../../config.js';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresError,
  startEmbeddedPostgres,
} from '../embedded-postgres/embedded-postgres.js';
import { takeFastRoads } from '../speed/fast-roads.js';

export interface OpenDatabase {
  url: string;
  ownerUrl: string;
  /** The embedded PostgreSQL; `null` when the settings name an external one. */
  embedded: EmbeddedPostgres | null;
  close(): Promise<void>;
}

/** Called when the embedded database ended and cannot be started again. */
type OnLost = (error: EmbeddedPostgresError) => void;

/**
 * The database that the settings name, or the embedded one; with `onLost` the embedded one is restarted when it ends.
 */
export async function openDatabase(
  config: Config,
  say: (line: string) => void,
  onLost?: OnLost,
): Promise<OpenDatabase> {
  takeFastRoads(config.fast);
  if (config.databaseUrl) {
    const ownerUrl = config.databaseOwnerUrl ?? config.databaseUrl;
    return { url: config.databaseUrl, ownerUrl, embedded: null, close: async () => {} };
  }
  const embedded = await startEmbeddedPostgres({ folder: join(config.dataFolder, 'postgres'), say, onLost });
  return { url: embedded.url, ownerUrl: embedded.ownerUrl, embedded, close: () => embedded.stop() };
}

/** Opens the database and brings it to the current schema. The modules for that are loaded while PostgreSQL starts. */
export async function readyDatabase(
  config: Config,
  say: (line: string) => void,
  onLost: OnLost,
): Promise<OpenDatabase> {
  const [database, { migrateOrRequireCurrent }] = await Promise.all([
    openDatabase(config, say, onLost),
    import('./migrate.js'),
  ]);
  try {
    await migrateOrRequireCurrent(database.ownerUrl);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
