import type { DataSource } from 'typeorm';
import { installQueue } from '../jobs/install-queue.js';
import { ConfigError } from '../config-error.js';
import { MIGRATIONS } from './migrations.js';
import { OWNER_ROLE } from '../database-roles.js';
import { connect } from './data-source.js';
import { grantRuntime } from './grants.js';
import { loadReference } from './reference.js';

/** Only one migrator runs at a time, also across machines; any constant will do. */
const MIGRATION_LOCK = 732_455_101;

/**
 * Brings a database to the current schema and reference data. `url` is that of the owner or, with one role, of the only
 * one.
 */
export async function migrate(url: string): Promise<{ applied: string[] }> {
  return withOwner(url, async (db) => {
    const applied = await db.runMigrations();
    await loadReference(db);
    await grantRuntime(db);
    await installQueue(url, db);
    return { applied: applied.map(({ name }) => name) };
  });
}

/** Migrates when the connected role may create tables; otherwise the database must already have this version. */
export async function migrateOrRequireCurrent(url: string): Promise<void> {
  const db = await connect(url, [], 1);
  try {
    const [{ may }] = await db.query(
      `select has_database_privilege(current_database(), 'create')
         or exists (select from pg_roles where rolname = $1 and pg_has_role(current_user, oid, 'member')) as may`,
      [OWNER_ROLE],
    );
    if (!may) return await requireCurrent(db);
  } finally {
    await db.destroy();
  }
  await migrate(url);
}

async function requireCurrent(db: DataSource): Promise<void> {
  const [{ migrated }] = await db.query(`select to_regclass('tequio.migration') is not null as migrated`);
  const rows: { name: string }[] = migrated ? await db.query('select name from tequio.migration') : [];
  const applied = new Set(rows.map(({ name }) => name));
  if (MIGRATIONS.every(({ name }) => applied.has(name))) return;
  throw new ConfigError(
    'The database is not of this version, and the role of DATABASE_URL may not change it: run `tequio database migrate` ' +
      'with DATABASE_OWNER_URL set, then start again.',
  );
}

/** Runs `work` as the role that owns the tables, so that no role that can log in ever owns a new table. */
export async function withOwner<T>(url: string, work: (db: DataSource) => Promise<T>): Promise<T> {
  const probe = await connect(url, [], 1);
  let role: string;
  try {
    const [row] = await probe.query(
      `select coalesce((select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = $1), false) as member`,
      [OWNER_ROLE],
    );
    role = row.member ? `-c role=${OWNER_ROLE}` : '';
  } finally {
    await probe.destroy();
  }
  const db = await connect(url, [], 2, role);
  const lock = db.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await lock.query('create schema if not exists tequio');
    return await work(db);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
    await db.destroy();
  }
}
