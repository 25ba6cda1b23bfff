import 'reflect-metadata';
import { join } from 'node:path';
import './runner/worker.js';

/**
 * Tests need not wait for the disk, because a crash of the machine loses nothing valuable. Nothing is tidied up in
 * databases that live for seconds, and a copy of a template need not wait until somebody who tidies it up is sent away.
 */
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '1GB',
  autovacuum: 'off',
  max_connections: '200',
};

/** One real PostgreSQL for the whole run; each test file works on its own copy of a migrated database. */
export default async function setup() {
  const { startEmbeddedPostgres } = await import('../../src/kernel/embedded-postgres/embedded-postgres.js');
  const { migrate } = await import('../../src/kernel/database/migrate.js');

  const { makeRunFolder, removeDeadRuns, removeRunFolder } = await import('./run-folder.ts');

  await removeDeadRuns();
  const folder = makeRunFolder();
  process.env.TMPDIR = folder;
  const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), settings: FAST });
  await migrate(postgres.ownerUrl);
  await makeDemonstration(postgres);
  process.env.TEQUIO_TEST_SUPERUSER_URL = postgres.superuserUrl;
  process.env.TEQUIO_TEST_URL = postgres.url;
  process.env.TEQUIO_TEST_OWNER_URL = postgres.ownerUrl;
  global.stopPostgres = async () => {
    await postgres.stop();
    removeRunFolder(folder);
  };
}

/** A second template, with the demonstration plan in it. */
async function makeDemonstration({ superuserUrl, url }) {
  const { default: pg } = await import('pg');
  const { connect } = await import('../../src/kernel/database/data-source.js');
  const { Clock } = await import('../../src/kernel/clock.js');
  const { UnitOfWork } = await import('../../src/kernel/unit-of-work.js');
  const { ENTITIES } = await import('../../src/entities.js');
  const { loadContent } = await import('../../src/open-data/first-content.js');
  const client = new pg.Client({ connectionString: superuserUrl.replace(/\/[^/]*$/, '/postgres') });
  await client.connect();
  await client.query('create database tequio_demo template tequio owner tequio_owner');
  await client.end();
  const db = await connect(url.replace(/\/[^/]*$/, '/tequio_demo'), ENTITIES);
  await loadContent(db, new UnitOfWork(db, new Clock('America/Mexico_City')), { demonstration: true }, () => {});
  await db.destroy();
}
