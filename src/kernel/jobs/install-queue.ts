import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { JOBS_ROLE, OWNER_ROLE } from '../database-roles.js';
import { queuePool } from './queue-pool.js';

/** Schema of the job queue's own tables. Their rows come and go, so they are neither in `tequio` nor in `history`. */
export const JOBS_SCHEMA = 'tequio_jobs';

const SILENT = new Logger(() => () => {});

/**
 * Brings the job queue to the version of its library. Its tables have row-level security without a policy, so only
 * their owner and its members reach a row: `tequio_jobs` owns them, and the role that serves requests is its member.
 * When that role does not exist (one database role for everything), the only role owns them.
 */
export async function installQueue(url: string, owner: DataSource): Promise<void> {
  const [{ database, jobs, owns }] = await owner.query(
    `select current_database() as database, current_user = $2 as owns,
            coalesce((select pg_has_role(session_user, oid, 'member') from pg_roles where rolname = $1), false) as jobs`,
    [JOBS_ROLE, OWNER_ROLE],
  );
  const apart: boolean = jobs && owns;
  const grant = (verb: string) => owner.query(`${verb} ${JOBS_ROLE}`);
  const onDatabase = `create on database ${pg.escapeIdentifier(database)}`;
  const role = apart ? JOBS_ROLE : owns ? OWNER_ROLE : null;
  const pool = queuePool(url, 1, () => {}, role ? `-c role=${role}` : undefined);
  // The library creates its schema itself, so the right to do so lasts only for that long.
  if (apart) await grant(`grant ${onDatabase} to`);
  try {
    await runMigrations({ pgPool: pool, schema: JOBS_SCHEMA, logger: SILENT });
  } finally {
    await pool.end();
    if (apart) await grant(`revoke ${onDatabase} from`);
  }
}
