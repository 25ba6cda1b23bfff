import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FETCH_LIMITS, Fetcher } from '../../src/kernel/fetcher/fetcher.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { JOBS_SCHEMA } from '../../src/kernel/jobs/install-queue.js';
import type { TestApp } from './app.js';

/** A server on this machine that the fetcher of the application reaches as if it were public. */
export interface LinkedServer {
  /** Its address, without a slash at the end. */
  here: string;
  /** Answers all requests from now on. */
  answers(listener: RequestListener): void;
  /** Does the work that waits. */
  run(): Promise<void>;
  /** Looks at all addresses that are due. */
  checks(): Promise<void>;
  /** Sets the clock of the application so many days from now. */
  later(days: number): void;
  close(): void;
}

export async function linkedServer(t: TestApp): Promise<LinkedServer> {
  let answer: RequestListener = (_, response) => void response.end();
  const server = createServer((request, response) => answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const reaching = new Fetcher({ ...FETCH_LIMITS, totalMs: 1000, idleMs: 500 }, new Set([`127.0.0.1:${port}`]));
  Object.assign(t.app.get(Fetcher), reaching);
  // Links are looked at one after the other, and a run may end while their queue is still being unlocked.
  const run = async (): Promise<void> => {
    await t.app.get(Jobs).runDue();
    const [{ left }] = await t.db.query(
      `select count(*)::int as left from ${JOBS_SCHEMA}.jobs where run_at <= now() and attempts = 0`,
    );
    if (left > 0) await run();
  };
  return {
    here: `http://127.0.0.1:${port}`,
    answers: (listener) => {
      answer = listener;
    },
    run,
    checks: async () => {
      await t.app.get(Jobs).add('look_at_links', {});
      await run();
    },
    later: (days) => t.setNow(new Date(Date.now() + days * 86_400_000).toISOString()),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
