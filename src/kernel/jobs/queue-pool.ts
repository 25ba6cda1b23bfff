import pg from 'pg';

/** Connections of the job queue. They are separate from those of requests, so that neither can starve the other. */
export function queuePool(url: string, max: number, lost: (error: Error) => void, options?: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: 'tequio jobs',
    ...(options ? { options } : {}),
  });
  // A connection that breaks while nobody uses it would otherwise end the process.
  pool.on('error', lost);
  pool.on('connect', (client) => void client.on('error', lost));
  return pool;
}
