import { encodeId } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { browsing } from '../support/browsing.js';
import { reporter, type Reporting, reporting } from '../support/reporting.js';
import { cookieOf } from '../support/sign-in.js';

/** The table in which an institution reports on all its milestones, and the desk of whoever checks them. */
const TABLE = '/es/planes/joint/informes?institution=justicia';
const DESK = '/es/planes/joint/por-cotejar';
const PERIOD = '6';

let t: TestApp;
let at: Reporting;
beforeAll(async () => {
  t = await testApp();
  at = await reporting(t);
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.db.query('delete from rate_count');
});

async function signedIn(handle: string) {
  const browser = browsing(t);
  const [name, value] = (await cookieOf(t, handle)).split('=');
  browser.cookies.set(name!, value!);
  return browser;
}

/** The fields that a browser sends of the first rows of the table; a row says what is given for it. */
const filled = (rows: Record<string, string>[], more: Record<string, string> = {}) => ({
  form: 'milestoneReportsSave',
  as: 'liaison',
  institution: 'justicia',
  period: PERIOD,
  language: 'ES',
  once: newId(),
  ...Object.fromEntries(
    rows.flatMap((row, n) =>
      Object.entries({ milestone: at.milestones[n]!, ...row }).map(([name, value]) => [`${name}-${n}`, value]),
    ),
  ),
  ...more,
});

const reportsOf = async (n: number) =>
  (
    await t.gql.as('liaison')(
      'query ($id: ID!) { node(id: $id) { ... on Milestone { reports { id state status } } } }',
      {
        id: at.milestones[n],
      },
    )
  ).node.reports as { id: string; state: string; status: string }[];

it('sends each row by itself and gives back what was typed in the others, with the reason', async () => {
  const browser = await signedIn('liaison');
  expect((await browser.open(TABLE)).body.match(/name="milestone-\d+"/g)).toHaveLength(3);
  const { status, body } = await browser.post(
    TABLE,
    filled([
      { status: 'SUBSTANTIAL', narrative: 'Se abrió la ventanilla.' },
      { status: 'LIMITED', obstacles: 'Faltó <dinero>.' },
      {},
    ]),
  );
  expect(status).toBe(422);
  expect(body).toContain('No todo se hizo');
  expect(body).toContain('Faltó &lt;dinero>.');
  expect(body).not.toContain('Lo que escribió');
  expect(body).not.toContain('name="narrative-0"');
  const [faults] = /<div class="faults"[^]*?<\/ul>/.exec(body)!;
  const [, id] = /href="#([^"]+)"/.exec(faults)!;
  expect(body).toContain(`id="${id}"`);
  expect(await reportsOf(0)).toMatchObject([{ state: 'SENT', status: 'SUBSTANTIAL' }]);
  expect([await reportsOf(1), await reportsOf(2)]).toEqual([[], []]);
});

it('keeps rows as drafts, fills them in again, and repeats the last level by one tick', async () => {
  const browser = await signedIn('liaison');
  const kept = await browser.send(TABLE, filled([{}, { status: 'LIMITED', narrative: 'Se midió.' }], { way: 'keep' }));
  expect(kept).toMatchObject({ status: 303, done: 'reportsSaved' });
  const { body } = await browser.open(TABLE);
  expect(body).toMatch(/<textarea[^>]*name="narrative-1"[^>]*>Se midió\.</);
  const [, version] = /name="version-1" value="(\d+)"/.exec(body)!;
  const sent = await browser.send(
    TABLE,
    filled([{}, { status: 'LIMITED', filled: 'LIMITED', narrative: 'Se midió.', version: version! }]),
  );
  expect(sent).toMatchObject({ status: 303, done: 'reportsSent' });
  expect(await reportsOf(1)).toMatchObject([{ state: 'SENT', status: 'LIMITED' }]);

  const earlier = TABLE.replace('?', '?period=5&');
  expect((await browser.open(earlier)).body).toContain('Nada cambió: sigue en «Limitado»');
  const repeated = await browser.send(
    earlier,
    filled([{}, { unchanged: 'yes', filled: 'LIMITED', status: 'LIMITED' }], { period: '5' }),
  );
  expect(repeated).toMatchObject({ status: 303, done: 'reportsSent' });
  expect((await reportsOf(1)).map(({ status }) => status)).toEqual(['LIMITED', 'LIMITED']);
});

it('offers to repeat the level of a report whose day of sending is not on record, such as an imported one', async () => {
  const browser = await signedIn('liaison');
  const stored: { id: string; sent_at: Date }[] = await t.db.query(
    'select id, sent_at from milestone_report where milestone_id = $1',
    [at.milestoneIds[1]],
  );
  const setDays = (dayOf: (report: { sent_at: Date }) => Date | null) =>
    t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
      for (const report of stored)
        await manager.query('update milestone_report set sent_at = $2 where id = $1', [report.id, dayOf(report)]);
      record({ verb: 'plan.imported', subject: encodeId('Plan', at.planId), planId: at.planId });
    });
  await setDays(() => null);
  const { body } = await browser.open(TABLE.replace('?', '?period=4&'));
  await setDays(({ sent_at }) => sent_at);
  expect(stored).toHaveLength(2);
  expect(body).toContain('Nada cambió: sigue en «Limitado»');
});

it('sends nothing while no row says more than was filled in', async () => {
  const browser = await signedIn('liaison');
  const { status, body } = await browser.post(TABLE, filled([{}, {}, { status: 'LIMITED', filled: 'LIMITED' }]));
  expect([status, body.includes('Ninguna fila dice algo todavía')]).toEqual([422, true]);
});

it('shows a draft that a colleague changed meanwhile beside what was typed', async () => {
  const browser = await signedIn('liaison');
  const { milestoneReport } = await reporter(t, 'liaison').draft(at.milestones[2]!);
  await reporter(t, 'liaison').edit(milestoneReport.id, 1, { narrative: { language: 'ES', text: 'Lo de mi colega.' } });
  const { status, body } = await browser.post(TABLE, filled([{}, {}, { narrative: 'Lo mío.', version: '1' }]));
  expect(status).toBe(422);
  for (const words of ['Lo de mi colega.', 'Lo mío.']) expect(body).toContain(words);
  expect(body).toContain('name="version-2" value="2"');
  await reporter(t, 'liaison').discard(milestoneReport.id);
});

it('keeps what a colleague wrote or sent after the table was opened, and gives back what was typed', async () => {
  const browser = await signedIn('liaison');
  const { body: opened } = await browser.open(TABLE);
  expect(opened).toContain('name="version-2" value="0"');
  const mine = filled([{}, {}, { status: 'LIMITED', narrative: 'Lo mío.', version: '0' }]);
  const { milestoneReport } = await reporter(t, 'liaison').draft(at.milestones[2]!, {
    period: Number(PERIOD),
    narrative: { language: 'ES', text: 'Lo de mi colega.' },
  });
  const beside = await browser.post(TABLE, mine);
  expect(beside.status).toBe(422);
  for (const words of ['Lo de mi colega.', 'Lo mío.', 'name="version-2" value="1"'])
    expect(beside.body).toContain(words);

  await reporter(t, 'liaison').send(milestoneReport.id);
  const late = await browser.post(TABLE, { ...mine, once: newId() });
  expect([late.status, late.body.includes('Lo mío.')]).toEqual([422, true]);
  expect(late.body).toContain('Este informe ya se envió');
  expect(await reportsOf(2)).toMatchObject([{ state: 'SENT' }]);
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(
      'delete from milestone_report_step where report_id in (select id from milestone_report where milestone_id = $1)',
      [at.milestoneIds[2]],
    );
    await manager.query('delete from milestone_report where milestone_id = $1', [at.milestoneIds[2]]);
    record({ verb: 'plan.imported', subject: encodeId('Plan', at.planId), planId: at.planId });
  });
});

it('takes the day on which a milestone was completed, and asks again for one that does not exist', async () => {
  const browser = await signedIn('liaison');
  const said = { status: 'COMPLETE', narrative: 'Está lista.', version: '0' };
  const wrong = await browser.post(TABLE, filled([{}, {}, { ...said, doneOn: '31/02/2023' }], { way: 'keep' }));
  expect([wrong.status, wrong.body.includes('value="31/02/2023"')]).toEqual([422, true]);
  const kept = await browser.send(TABLE, filled([{}, {}, { ...said, doneOn: '15/02/2023' }], { way: 'keep' }));
  expect(kept.status).toBe(303);
  expect((await browser.open(TABLE)).body).toMatch(/name="doneOn-2"[^>]*value="15\/02\/2023"/);
  const [{ id }] = (await reportsOf(2)) as unknown as [{ id: string }];
  expect((await browser.open(`/es/informes/${id}`)).body).toMatch(/name="doneOn"[^>]*value="15\/02\/2023"/);
  await reporter(t, 'liaison').discard(id);
});

it('shows everybody what an institution sent, and lets nobody else write', async () => {
  const { body } = await browsing(t).open(TABLE);
  expect(body).not.toContain('milestoneReportsSave');
  expect(body).toContain('Sin informe de este periodo.');
  expect(body.match(/href="\/es\/informes\//g)).toHaveLength(2);
  expect((await (await signedIn('municipal')).open(TABLE)).body).not.toContain('milestoneReportsSave');
  const calendar = (await browsing(t).open('/en/plans/joint/milestone-reports')).body;
  expect(calendar).toContain('Reporting calendar');
  const named = [...calendar.matchAll(/institution=(\w+)/g)].map(([, slug]) => slug);
  expect([...new Set(named)]).toEqual(['justicia', 'transparencia']);
  expect((await (await signedIn('liaison')).open('/es/pendientes')).body).toContain(`href="${TABLE}"`);
});

it('leads whoever checks from their tasks through all reports, the oldest first', async () => {
  const browser = await signedIn('municipal');
  const tasks = (await browser.open('/es/pendientes')).body;
  expect(tasks).toMatch(/data-count="3" data-of="CHECK"/);
  const { body } = await browser.open(DESK);
  expect(body.split('data-row="CHECK"')).toHaveLength(4);
  const links = [...body.matchAll(/href="(\/es\/informes\/[^"]+)"/g)].map(([, link]) => link!.replaceAll('&amp;', '&'));
  const first = await browser.open(links[0]!);
  expect(first.body).toContain('rel="next"');
  const version = /name="version" value="(\d+)"/.exec(first.body)![1]!;
  const checked = await browser.send(links[0]!, {
    form: 'milestoneReportCheck',
    as: 'municipal',
    version,
    once: newId(),
  });
  expect(checked).toMatchObject({ status: 303, done: 'reportChecked' });
  const after = await browser.open(checked.to!);
  expect(after.body).toContain('class="button" rel="next"');
  expect((await browser.open(DESK)).body.split('data-row="CHECK"')).toHaveLength(3);
  // Both owners report; the list and the way through it keep to the reports of one of them.
  const ofOne = (await browser.open(`${DESK}?institution=justicia`)).body;
  expect(ofOne.split('data-row="CHECK"')).toHaveLength(3);
  const [, link] = /href="(\/es\/informes\/[^"]+)"/.exec(ofOne)!;
  expect((await browser.open(link!.replaceAll('&amp;', '&'))).body).toContain('Volver a la lista (2)');
  expect((await browser.open(`${DESK}?institution=transparencia`)).body).not.toContain('data-row="CHECK"');
  expect((await (await signedIn('society')).open(DESK)).status).toBe(403);
});

it('shows a table of many milestones in parts that together hold all of them', async () => {
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    for (let number = 4; number <= 200; number += 1)
      await manager.query(`insert into milestone (id, commitment_id, number, title) values ($1, $2, $3, $4)`, [
        newId(),
        at.commitmentId,
        number,
        JSON.stringify({ original: 'es', es: { text: `Hito ${number}` } }),
      ]);
    record({ verb: 'plan.imported', subject: encodeId('Plan', at.planId), planId: at.planId });
  });
  const browser = await signedIn('liaison');
  const seen: string[] = [];
  for (let url: string | undefined = TABLE; url;) {
    const { body } = await browser.open(url);
    seen.push(...[...body.matchAll(/<p class="title"><a href="[^"]+">(JUNTOS-01\.\d+)/g)].map(([, name]) => name!));
    expect(body.length).toBeLessThan(60_000);
    url = /<a class="button" rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
  }
  expect(seen).toEqual(Array.from({ length: 200 }, (_, n) => `JUNTOS-01.${n + 1}`));
});

it('shows in a plan without a calendar what was sent, refuses a row that was sent meanwhile, and leads to the next report', async () => {
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query('update plan set end_on = null, end_precision = null where id = $1', [at.planId]);
    record({ verb: 'plan.imported', subject: encodeId('Plan', at.planId), planId: at.planId });
  });
  const browser = await signedIn('liaison');
  const { period: _, ...row } = filled([{}, {}, { status: 'LIMITED', narrative: 'Sin periodo.', version: '0' }]);
  expect((await browser.open(`${TABLE}&show=sent`)).body).not.toContain('data-row="REPORT"');
  expect(await browser.send(TABLE, row)).toMatchObject({ status: 303, done: 'reportsSent' });
  const { body } = await browser.open(TABLE);
  expect(body).not.toContain('name="narrative-2"');
  const again = /href="([^"]+)">Informar de nuevo/.exec(body)![1]!.replaceAll('&amp;', '&');
  expect((await browser.open(again)).body).toContain('name="narrative"');
  expect((await browser.open(`${TABLE}&show=sent`)).body.match(/data-row="REPORT"/g)).toHaveLength(1);
  const late = await browser.post(TABLE, { ...row, once: newId() });
  expect([late.status, late.body.includes('Este informe ya se envió')]).toEqual([422, true]);
});
