import pg from 'pg';

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

function env(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests with npm test`);
  return value;
}

export async function asSuperuser<T>(work: (client: pg.Client) => Promise<T>, database?: string): Promise<T> {
  const url = env('TEQUIO_TEST_SUPERUSER_URL');
  const client = new pg.Client({ connectionString: database ? withDatabase(url, database) : url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export async function createDatabase(name: string, template: string): Promise<void> {
  await asSuperuser(
    (client) =>
      // To copy the files is quicker than to write each of their pages into the journal first.
      client.query(`create database ${name} template ${template} owner tequio_owner strategy file_copy`),
    'postgres',
  );
}

export interface TestDatabase {
  name: string;
  /** The connection of the server's own role. */
  url: string;
  /** The connection of the migrating role. */
  ownerUrl: string;
  drop(): Promise<void>;
}

let made = 0;

/** A separate database: migrated and empty, or with the demonstration plan. */
export async function testDatabase(from: 'empty' | 'demo' = 'empty'): Promise<TestDatabase> {
  const name = `t_${process.pid}_${Date.now().toString(36)}_${made++}`;
  await createDatabase(name, from === 'demo' ? 'tequio_demo' : 'tequio');
  return {
    name,
    url: withDatabase(env('TEQUIO_TEST_URL'), name),
    ownerUrl: withDatabase(env('TEQUIO_TEST_OWNER_URL'), name),
    drop: () =>
      asSuperuser(async (client) => void (await client.query(`drop database ${name} with (force)`)), 'postgres'),
  };
}
