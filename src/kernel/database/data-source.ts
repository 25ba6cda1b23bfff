import { DataSource, type DataSourceOptions } from 'typeorm';
import { DefaultNamingStrategy } from 'typeorm';
import { MIGRATIONS } from './migrations.js';
import { isFast } from '../speed/fast-roads.js';
import { PreparingClient } from '../speed/preparing-client.js';
import { PatientClient } from './patient-client.js';

/** `startOn` is `start_on` in the database; each entity names its table. */
class SnakeCase extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined, prefixes: string[]): string {
    return (
      custom ??
      [...prefixes, property]
        .join('_')
        .replace(/(?<=[a-z])([A-Z])/g, '_$1')
        .toLowerCase()
    );
  }
}

/**
 * The data of a site fits into memory, or lies on a disk without moving parts, so reading a row by its key costs little
 * more than reading the next one. PostgreSQL's default is for rotating disks, and reads small tables whole instead.
 * PostgreSQL would also start other processes to count some ten thousand rows, and compile statements of pages to
 * machine code: both take longer than the work itself.
 */
const PLANS = '-c random_page_cost=1.1 -c max_parallel_workers_per_gather=0 -c jit=off';

/** After this time a connection is replaced, so that PostgreSQL frees what it keeps for it, such as prepared plans. */
export const CONNECTION_LIFE_SECONDS = 600;
const IDLE_LIFE_MS = 300_000;

/** Options of every connection of the project, for any role. */
export function dataSourceOptions(
  url: string,
  pool: number,
  options = '',
  answersWithinMs?: number,
): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: [],
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'all',
    namingStrategy: new SnakeCase(),
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    schema: 'tequio',
    extra: {
      Client: isFast() ? PreparingClient : PatientClient,
      answersWithinMs,
      max: pool,
      options: `-c search_path=tequio,public -c timezone=UTC ${PLANS} ${options}`.trim(),
      application_name: 'tequio',
      connectionTimeoutMillis: 5000,
      maxLifetimeSeconds: CONNECTION_LIFE_SECONDS,
      // With the default of ten seconds, a quiet site would plan each page anew.
      idleTimeoutMillis: IDLE_LIFE_MS,
    },
  };
}

/** Classes of entities. */
export type Entities = NonNullable<DataSourceOptions['entities']>;

/** While a server starts, loading its modules may delay the reading of an answer by seconds. */
const PATIENCE_AT_START_MS = 60_000;

export async function connect(url: string, entities: Entities = [], pool = 4, options = ''): Promise<DataSource> {
  const usual = dataSourceOptions(url, pool, options);
  return new DataSource({
    ...usual,
    extra: { ...usual.extra, connectionTimeoutMillis: PATIENCE_AT_START_MS },
    entities,
  }).initialize();
}
