import type { EntityManager } from 'typeorm';
import { JOBS_SCHEMA } from './install-queue.js';

export interface JobOptions {
  /** A job with the same key that has not begun is replaced, so that many reasons for one effect give one job. */
  key?: string;
  /** Not before this instant; at once when left out. */
  runAt?: Date;
  /** With a key: keep the instant of the job that waits, so that a busy hour cannot put it off for ever. */
  keepRunAt?: boolean;
  /** How often it is tried before it is given up; with the waits between, 12 tries last about two days. */
  maxAttempts?: number;
}

const TRIES = 12;

/** Adds a job in the transaction of `manager`: it runs if that commits, and only then. */
export async function enqueue(
  manager: Pick<EntityManager, 'query'>,
  task: string,
  payload: object,
  { key, runAt, keepRunAt, maxAttempts }: JobOptions = {},
): Promise<void> {
  await manager.query(
    `select from ${JOBS_SCHEMA}.add_job($1, payload => $2::json, run_at => $3::timestamptz, max_attempts => $4::int,
       job_key => $5, job_key_mode => $6)`,
    [
      task,
      JSON.stringify(payload),
      runAt?.toISOString() ?? null,
      maxAttempts ?? TRIES,
      key ?? null,
      keepRunAt ? 'preserve_run_at' : 'replace',
    ],
  );
}
