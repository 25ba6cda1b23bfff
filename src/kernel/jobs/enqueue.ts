import type { EntityManager } from 'typeorm';
import { JOBS_SCHEMA } from './install-queue.js';

export interface JobOptions {
  /** A waiting job with the same key is replaced, so that many reasons for one effect give one job. */
  key?: string;
  /** The job does not run before this instant; without it, it runs at once. */
  runAt?: Date;
  /** Keeps the instant of the waiting job with the same key, so that a busy hour cannot postpone it for ever. */
  keepRunAt?: boolean;
  /** Number of attempts before the job is given up; 12 attempts last about two days, with the waits between them. */
  maxAttempts?: number;
  /** Jobs of one queue run one after another, so that slow ones leave room for the others. */
  queue?: string;
}

const TRIES = 12;

/** Adds a job in the transaction of `manager`; the job runs only if that commits. */
export async function enqueue(
  manager: Pick<EntityManager, 'query'>,
  task: string,
  payload: object,
  { key, runAt, keepRunAt, maxAttempts, queue }: JobOptions = {},
): Promise<void> {
  await manager.query(
    `select from ${JOBS_SCHEMA}.add_job($1, payload => $2::json, run_at => $3::timestamptz, max_attempts => $4::int,
       job_key => $5, job_key_mode => $6, queue_name => $7)`,
    [
      task,
      JSON.stringify(payload),
      runAt?.toISOString() ?? null,
      maxAttempts ?? TRIES,
      key ?? null,
      keepRunAt ? 'preserve_run_at' : 'replace',
      queue ?? null,
    ],
  );
}
