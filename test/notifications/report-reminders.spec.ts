import { encodeId } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { es } from '../support/drafting.js';
import { reporter, type Reporting, reporting } from '../support/reporting.js';

let t: TestApp;
let at: Reporting;
beforeAll(async () => {
  t = await testApp();
  at = await reporting(t);
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(
      `insert into account_contact (account_id, email) select id, handle || '@example.org' from account
        where handle in ('liaison', 'municipal', 'society') on conflict do nothing`,
    );
    await manager.query(`update account set language = 'en' where handle = 'municipal'`);
    record({ verb: 'plan.imported', subject: encodeId('Plan', at.planId), planId: at.planId });
  });
});
afterAll(() => t.close());

/** The letters of the job on a day, twice on that day, each as its address and its words. */
async function lettersOn(day: string): Promise<[string, string][]> {
  await t.db.query('delete from kept_mail');
  t.setNow(`${day}T18:00:00Z`);
  const jobs = t.app.get(Jobs);
  for (const _ of ['in the morning', 'and not again']) {
    await jobs.add('remind_of_reports', {});
    await jobs.runDue();
  }
  const rows: { recipient: string; words: string }[] = await t.db.query(
    `select recipient, subject || E'\\n' || body_text as words from kept_mail order by recipient`,
  );
  return rows.map(({ recipient, words }) => [recipient, words]);
}

it('writes to each liaison once before the due day and once after it, until everything was sent', async () => {
  expect(await lettersOn('2024-01-07')).toEqual([]);
  const before = await lettersOn('2024-01-08');
  expect(before.map(([to]) => to)).toEqual(['liaison@example.org', 'municipal@example.org']);
  expect(before[0]![1]).toMatch(/^Informes por enviar a más tardar el 15 de enero de 2024: .*Hitos sin informe: 3\./s);
  expect(before[0]![1]).toContain('/es/planes/joint/informes?institution=justicia&period=6&show=missing');
  expect(before[1]![1]).toContain('/en/plans/joint/milestone-reports?institution=transparencia');
  expect(await lettersOn('2024-01-15')).toEqual([]);

  const rows = at.milestones.map((milestone) => ({ milestone, status: 'LIMITED', narrative: es('Se avanzó') }));
  await reporter(t, 'liaison').save({ period: 6, send: true, rows });
  const after = await lettersOn('2024-01-16');
  expect(after.map(([to]) => to)).toEqual(['municipal@example.org']);
  expect(after[0]![1]).toMatch(/^Milestone reports late since .*This is the last letter about this period\./s);
  expect(await lettersOn('2024-01-17')).toEqual([]);
  expect(await lettersOn('2024-02-20')).toEqual([]);
});

it('says nothing about a plan that is over, or long after the due day', async () => {
  await t.db.query('delete from report_reminder');
  expect(await lettersOn('2024-02-15')).toEqual([]);
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(`update plan set stage = 'closed' where id = $1`, [at.planId]);
    record({ verb: 'plan.imported', subject: encodeId('Plan', at.planId), planId: at.planId });
  });
  expect(await lettersOn('2024-01-20')).toEqual([]);
});
