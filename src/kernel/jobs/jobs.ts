import { EventEmitter, once } from 'node:events';
import { type BeforeApplicationShutdown, Injectable, Logger as Log } from '@nestjs/common';
import {
  type CronItem,
  Logger,
  type LogLevel,
  parseCronItems,
  run,
  type Runner,
  runOnce,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { DAY_MS } from '../../domain/days.js';
import { traceOf } from '../trace.js';
import { enqueue, type JobOptions } from './enqueue.js';
import { JOBS_SCHEMA } from './install-queue.js';
import { queuePool } from './queue-pool.js';

/** The facts that a task learns about its job. A job that is tried again keeps its id. */
export interface JobAtHand {
  id: string;
}

export type Task = (payload: Record<string, unknown>, job: JobAtHand) => Promise<void>;

const AT_ONCE = 2;
/** The listening connection, one for each job at hand, and one to add and finish. */
const CONNECTIONS = AT_ONCE + 2;

const AGAIN_MS = 1000;
const SWEEP_EVERY_MS = 60_000;
/** The longest job takes less: a statement ends after 15 seconds, a letter after a minute. */
const ABANDONED_AFTER_SECONDS = 600;

const WORTH_TELLING: readonly string[] = ['error', 'warning'];

/** Effects after a commit: mail, digests. Features register tasks, and the server starts the runner. */
@Injectable()
export class Jobs implements BeforeApplicationShutdown {
  private readonly log = new Log('jobs');
  private readonly tasks: TaskList = {};
  private readonly timetable: CronItem[] = [];
  private pool: Pool | undefined;
  private runner: Runner | undefined;
  /** The name under which the runner locks jobs. */
  private workers: string | undefined;
  private retry: NodeJS.Timeout | undefined;
  private sweep: NodeJS.Timeout | undefined;

  constructor(private readonly db: DataSource) {}

  task(name: string, work: Task): void {
    this.tasks[name] = async (payload, { job }) => {
      await work((payload ?? {}) as Record<string, unknown>, { id: job.id });
    };
  }

  /**
   * Runs a task by the clock (cron, UTC), in one of the processes. Runs that were missed in the last day are made up
   * for.
   */
  schedule(task: string, match: string): void {
    this.timetable.push({ task, match, options: { backfillPeriod: DAY_MS, maxAttempts: 3 } });
  }

  async start(): Promise<void> {
    await this.begin();
    this.sweep = setInterval(() => void this.releaseAbandoned().catch(() => undefined), SWEEP_EVERY_MS).unref();
  }

  /** The library's runner ends when the database goes away during a job; then a new runner starts. */
  private async begin(): Promise<void> {
    // The jobs of the former runner would otherwise stay locked for hours.
    if (this.workers) await this.db.query(`select ${JOBS_SCHEMA}.force_unlock_workers($1)`, [[this.workers]]);
    const events: WorkerEvents = new EventEmitter();
    events.on('pool:create', ({ workerPool }) => (this.workers = workerPool.id));
    const runner = await run({
      ...this.options(),
      // Without these the library does not catch an error when it marks a job as done, and the process ends.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      events,
      concurrency: AT_ONCE,
      noHandleSignals: true,
      taskList: this.tasks,
      parsedCronItems: parseCronItems(this.timetable),
    });
    this.runner = runner;
    const again = () => void (this.runner === runner && this.beginAgain());
    runner.promise.catch((error: unknown) => this.log.error(traceOf(error))).then(again, again);
  }

  private beginAgain(): void {
    this.runner = undefined;
    this.retry = setTimeout(() => {
      this.begin().catch(() => this.beginAgain());
    }, AGAIN_MS);
  }

  /** Releases the jobs of a killed process: the library would leave them locked under its name for four hours. */
  private async releaseAbandoned(): Promise<void> {
    await this.db.query(
      `update ${JOBS_SCHEMA}._private_jobs set locked_at = null, locked_by = null
        where locked_at < now() - make_interval(secs => $1)`,
      [ABANDONED_AFTER_SECONDS],
    );
  }

  /** Runs all due jobs and returns when none is left; tests and the command line use it. */
  async runDue(): Promise<void> {
    const options = this.options();
    await runOnce({ ...options, noHandleSignals: true, taskList: this.tasks });
    // The library marks the last job as done without waiting for it.
    const { pgPool: pool } = options;
    while (pool.waitingCount > 0 || pool.idleCount < pool.totalCount) await once(pool, 'release');
  }

  /** Adds a job outside a unit of work, for bookkeeping without an entry in the log. */
  async add(task: string, payload: object, options?: JobOptions): Promise<void> {
    await enqueue(this.db.manager, task, payload, options);
  }

  /**
   * Removes jobs that were given up days ago, because their data (an address to write to) must not be kept for ever.
   */
  async forgetFailed(days: number): Promise<void> {
    await this.db.query(
      `select from ${JOBS_SCHEMA}.complete_jobs(array(select id from ${JOBS_SCHEMA}.jobs
         where attempts >= max_attempts and locked_at is null and updated_at < now() - make_interval(days => $1)))`,
      [days],
    );
  }

  /** Running jobs are finished; waiting ones stay for the next process. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.sweep);
    clearTimeout(this.retry);
    const { runner, pool } = this;
    this.runner = undefined;
    this.pool = undefined;
    await runner?.stop();
    await pool?.end();
  }

  private options() {
    const { url } = this.db.options as { url: string };
    this.pool ??= queuePool(url, CONNECTIONS, ({ message }) => this.log.warn({ jobs: message }));
    return { pgPool: this.pool, schema: JOBS_SCHEMA, logger: new Logger(() => this.tell) };
  }

  /** After these words the library repeats the error, which may contain somebody's address, so the rest is left out. */
  private readonly tell = (level: LogLevel, message: string): void => {
    if (WORTH_TELLING.includes(level)) this.log.warn({ jobs: message.split(/ with error |\n/)[0] });
  };
}
