import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A crash of the machine loses nothing that anyone wants: tests need not wait for the disk. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

/**
 * One real PostgreSQL for the whole run; each test file works on its own copy of a migrated database. Jest loads this
 * file without its transforms, so it uses the build.
 */
export default async function setup() {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const build = spawnSync(process.execPath, [join(root, 'scripts/build-if-stale.mjs')], { stdio: 'inherit' });
  // Types are among what `npm run generate` writes: what does not compile yet may not keep it from that.
  if (build.status !== 0 && process.env.GENERATE !== '1') throw new Error('the build failed');
  const { startEmbeddedPostgres } = await import('../../dist/src/kernel/embedded-postgres/embedded-postgres.js');
  const { migrate } = await import('../../dist/src/kernel/database/migrate.js');

  const folder = mkdtempSync(join(tmpdir(), 'tequio-test-'));
  const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), settings: FAST });
  await migrate(postgres.ownerUrl);
  await makeDemonstration(postgres);
  process.env.TEQUIO_TEST_SUPERUSER_URL = postgres.superuserUrl;
  process.env.TEQUIO_TEST_URL = postgres.url;
  process.env.TEQUIO_TEST_OWNER_URL = postgres.ownerUrl;
  global.stopPostgres = async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** A second template, with the demonstration plan in it. */
async function makeDemonstration({ superuserUrl, url }) {
  const { default: pg } = await import('pg');
  const { connect } = await import('../../dist/src/kernel/database/data-source.js');
  const { Clock } = await import('../../dist/src/kernel/clock.js');
  const { UnitOfWork } = await import('../../dist/src/kernel/unit-of-work.js');
  const { loadContent } = await import('../../dist/src/open-data/first-content.js');
  const client = new pg.Client({ connectionString: superuserUrl.replace(/\/[^/]*$/, '/postgres') });
  await client.connect();
  await client.query('create database tequio_demo template tequio owner tequio_owner');
  await client.end();
  const db = await connect(url.replace(/\/[^/]*$/, '/tequio_demo'));
  await loadContent(db, new UnitOfWork(db, new Clock()), { demonstration: true }, () => {});
  await db.destroy();
}
