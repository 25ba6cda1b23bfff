import { setTimeout as sleep } from 'node:timers/promises';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import type { TestApp } from './app.js';

/** The last message to that address, after all waiting jobs have run. */
export async function lastMailTo(t: TestApp, address: string): Promise<{ link: string; code: string }> {
  await t.app.get(Jobs).runDue();
  const [mail] = await t.db.query('select body_text from kept_mail where recipient = $1 order by id desc limit 1', [
    address,
  ]);
  const link = /https?:\/\/\S+/.exec(mail.body_text)![0];
  return { link, code: /\b\d{6}\b/.exec(mail.body_text.replace(link, ''))![0] };
}

/** Waits until the queue has recorded the failure of its one job, a moment after the attempt. */
export async function failureNoted(t: TestApp): Promise<{ id: string; attempts: number; last_error: string }> {
  for (;;) {
    const [job] = await t.db.query(
      'select id, attempts, last_error from tequio_jobs.jobs where last_error is not null',
    );
    if (job) return job;
    await sleep(20);
  }
}
