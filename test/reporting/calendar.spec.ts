import { encodeId } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { es } from '../support/drafting.js';
import { reporter, type Reporting, reporting } from '../support/reporting.js';
import { cookieOf } from '../support/sign-in.js';

/** The reporting calendar: who sent, who owes and who is late, with the rows behind each number. */
const CALENDAR = '/es/planes/joint/informes';

let t: TestApp;
let at: Reporting;
beforeAll(async () => {
  t = await testApp();
  at = await reporting(t);
  // The third milestone was completed in period 4, so it needs no report from period 5 on.
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(
      `update milestone set actual_end_on = '2023-03-31', actual_end_precision = 'day' where id = $1`,
      [at.milestoneIds[2]],
    );
    record({ verb: 'plan.imported', subject: encodeId('Plan', at.planId), planId: at.planId });
  });
});
afterAll(() => t.close());

const duties = async (period: number) =>
  (
    await t.gql(
      `query ($period: Int) { plan(slug: "joint") { reportingDuties(period: $period) { period institution sent missing state } } }`,
      { period },
    )
  ).plan.reportingDuties;
const send = (who: string, n: number, period: number) =>
  reporter(t, who).save({
    period,
    send: true,
    rows: [{ milestone: at.milestones[n]!, status: 'LIMITED', narrative: es('Se avanzó') }],
  });

it('says for each institution and period what it sent, what it owes and whether it is late', async () => {
  t.setNow('2023-12-31T18:00:00Z');
  expect(await duties(6)).toEqual([
    { period: 6, institution: 'justicia', sent: 0, missing: 2, state: 'UPCOMING' },
    { period: 6, institution: 'transparencia', sent: 0, missing: 2, state: 'UPCOMING' },
  ]);
  expect(await duties(4)).toMatchObject([{ missing: 3, state: 'OVERDUE' }, { missing: 3 }]);
  t.setNow('2024-01-15T18:00:00Z');
  await send('liaison', 0, 6);
  expect((await duties(6))[0]).toMatchObject({ sent: 1, missing: 1, state: 'DUE' });
  await send('liaison', 1, 6);
  expect(await duties(6)).toMatchObject([{ sent: 2, missing: 0, state: 'SENT' }, { state: 'DUE' }]);
  t.setNow('2024-01-16T18:00:00Z');
  await send('municipal', 0, 6);
  await send('municipal', 1, 6);
  expect(await duties(6)).toMatchObject([{ state: 'SENT' }, { sent: 2, missing: 0, state: 'SENT_LATE' }]);
  expect(await duties(7)).toEqual([]);
  // A draft is no report that was sent, and nobody else reads of it.
  await reporter(t, 'liaison').draft(at.milestones[0]!, { period: 5 });
  expect((await duties(5))[0]).toMatchObject({ sent: 0, missing: 2, state: 'OVERDUE' });
});

it('lists the milestones behind each number', async () => {
  const numbers = async (sent: boolean, period: number | null) =>
    (
      await t.gql(
        `query ($sent: Boolean, $period: Int) { plan(slug: "joint") {
           milestonesToReport(institution: "justicia", period: $period, sent: $sent, first: 10) { totalCount nodes { number } } } }`,
        { sent, period },
      )
    ).plan.milestonesToReport.nodes.map(({ number }: { number: number }) => number);
  expect([await numbers(true, 6), await numbers(false, 6), await numbers(false, 4)]).toEqual([[1, 2], [], [1, 2, 3]]);
  expect([await numbers(true, null), await numbers(false, 99)]).toEqual([[1, 2], []]);
});

it('narrows the milestones of an institution by words, lateness and where their reports stand', async () => {
  const numbers = async (condition: string, who?: string) =>
    (
      await (who ? t.gql.as(who) : t.gql)(
        `{ plan(slug: "joint") { milestonesToReport(institution: "justicia", ${condition}) { nodes { number } } } }`,
      )
    ).plan.milestonesToReport.nodes.map(({ number }: { number: number }) => number);
  expect([await numbers('text: "HÍTO 2"'), await numbers('text: "juntos-01.3"')]).toEqual([[2], [3]]);
  expect([await numbers('text: "hito nada"'), await numbers('text: " "')]).toEqual([[], [1, 2, 3]]);
  expect(await numbers('period: 6, sent: true, text: "hito", late: true')).toEqual([1, 2]);
  // Only people who may read a draft are told that it was begun.
  expect([await numbers('state: [DRAFT]', 'liaison'), await numbers('state: [DRAFT]')]).toEqual([[1], []]);
  expect(await numbers('state: [RETURNED]', 'liaison')).toEqual([]);
  expect(await numbers('state: [SENT, NOT_CHECKED, SUPERSEDED]')).toEqual([1, 2]);
});

const open = async (url: string, who?: string) =>
  (await t.app.inject({ method: 'GET', url, headers: who ? { cookie: await cookieOf(t, who) } : {} })).body;
const rowsOn = (body: string, kind: string) => body.split(`data-row="${kind}"`).length - 1;

it('shows figures for each period whose links lead to as many rows', async () => {
  for (const page of [CALENDAR, `${CALENDAR}?period=4`, `${CALENDAR}?period=6&show=sent`]) {
    const links = [...(await open(page)).matchAll(/<a href="([^"]+)" data-count="(\d+)" data-of="([A-Z_]+)"/g)];
    expect(links.length).toBeGreaterThan(2);
    for (const [, url, count, kind] of links) {
      const body = await open(url!.replaceAll('&amp;', '&').split('#')[0]!);
      expect([url, rowsOn(body, kind!)]).toEqual([url, Number(count)]);
    }
  }
  const late = await open(`${CALENDAR}?period=4&show=late`);
  expect([rowsOn(late, 'REPORTING_INSTITUTION'), late.includes('Atrasada')]).toEqual([2, true]);
  expect(await open(`${CALENDAR}?period=6&show=waiting`)).toContain('Ninguna institución está así');
  expect(
    await open(`${CALENDAR.replace('/es/planes', '/en/plans').replace('informes', 'milestone-reports')}?period=6`),
  ).toContain('Sent late');
});

it('counts the reports that an institution owes among the duties of its liaison, with those that are late', async () => {
  t.setNow('2023-09-10T18:00:00Z');
  const tasks = async () =>
    (await t.gql.as('liaison')('{ tasks { kind count overdue institution { slug } } }')).tasks.filter(
      ({ kind }: { kind: string }) => kind === 'REPORT',
    );
  expect(await tasks()).toEqual([{ kind: 'REPORT', count: 2, overdue: 0, institution: { slug: 'justicia' } }]);
  const [, url, count] = /<a href="([^"]+)" data-count="(\d+)" data-of="REPORT"/.exec(
    await open('/es/pendientes', 'liaison'),
  )!;
  const body = await open(url!.replaceAll('&amp;', '&'), 'liaison');
  expect([rowsOn(body, 'REPORT'), body.includes('2 hitos sin informe de este periodo')]).toEqual([Number(count), true]);
  t.setNow('2023-09-16T18:00:00Z');
  expect(await tasks()).toMatchObject([{ count: 2, overdue: 2 }]);
  t.setNow('2024-01-17T18:00:00Z');
  expect(await tasks()).toEqual([]);
  expect((await t.gql.as('society')('{ tasks { kind } }')).tasks).not.toContainEqual({ kind: 'REPORT' });
});
