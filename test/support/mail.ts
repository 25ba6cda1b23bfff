import { Jobs } from '../../src/kernel/jobs/jobs.js';
import type { TestApp } from './app.js';

/** The last message to that address, once every job that waits has run. */
export async function lastMailTo(t: TestApp, address: string): Promise<{ link: string; code: string }> {
  await t.app.get(Jobs).runDue();
  const [mail] = await t.db.query('select body_text from kept_mail where recipient = $1 order by id desc limit 1', [
    address,
  ]);
  const link = /https?:\/\/\S+/.exec(mail.body_text)![0];
  return { link, code: /\b\d{6}\b/.exec(mail.body_text.replace(link, ''))![0] };
}
