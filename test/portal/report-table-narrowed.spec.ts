import { newId } from '../../src/kernel/ids.js';
import { testApp, type TestApp } from '../support/app.js';
import { browsing } from '../support/browsing.js';
import { reporter, type Reporting, reporting } from '../support/reporting.js';
import { cookieOf } from '../support/sign-in.js';

/** The table as the tasks lead to it: only the rows that are owed, so that a row leaves it when it is sent. */
const OWED = '/es/planes/joint/informes?institution=justicia&show=missing';

let t: TestApp;
let at: Reporting;
beforeAll(async () => {
  t = await testApp();
  at = await reporting(t);
});
afterAll(() => t.close());

async function liaison() {
  const browser = browsing(t);
  const [name, value] = (await cookieOf(t, 'liaison')).split('=');
  browser.cookies.set(name!, value!);
  return browser;
}

/** The fields that a browser sends of the table that was opened: all its rows, and those that were typed in by place. */
function typedIn(opened: string, rows: Record<number, Record<string, string>>): Record<string, string> {
  const hidden = [
    ...opened.matchAll(/<input type="hidden" name="((?:milestone|reference|version|filled)-\d+)" value="([^"]*)"/g),
  ];
  return {
    form: 'milestoneReportsSave',
    as: 'liaison',
    institution: 'justicia',
    period: '6',
    language: 'ES',
    once: newId(),
    ...Object.fromEntries(hidden.map(([, name, value]) => [name!, value!])),
    ...Object.fromEntries(
      Object.entries(rows).flatMap(([n, row]) => Object.entries(row).map(([name, value]) => [`${name}-${n}`, value])),
    ),
  };
}

it('names the row that a colleague sent meanwhile, with what was typed in it and the way to what was sent', async () => {
  const browser = await liaison();
  const { body: opened } = await browser.open(OWED);
  expect(opened).toContain('JUNTOS-01.3');
  const { milestoneReport } = await reporter(t, 'liaison').draft(at.milestones[2]!, { period: 6 });
  await reporter(t, 'liaison').send(milestoneReport.id);
  const { status, body } = await browser.post(
    OWED,
    typedIn(opened, { 2: { status: 'LIMITED', narrative: 'Lo mío.' } }),
  );
  expect(status).toBe(422);
  expect(body).not.toContain('Lo que escribió');
  const [, away] = /<li data-away="JUNTOS-01.3">([^]*?)<\/li>/.exec(body)!;
  for (const words of ['Lo mío.', 'Este informe ya se envió', 'q=JUNTOS-01.3']) expect(away).toContain(words);
});

it('gives back what was typed in the row of its milestone, when other rows were sent and left the table', async () => {
  const browser = await liaison();
  const { body: opened } = await browser.open(OWED);
  const typed = typedIn(opened, {
    0: { status: 'LIMITED', narrative: 'Se abrió la ventanilla.' },
    1: { status: 'SUBSTANTIAL', obstacles: 'Faltó dinero.' },
  });
  const { status, body } = await browser.post(OWED, typed);
  expect(status).toBe(422);
  expect(body).not.toContain('Lo que escribió');
  const [second] = body.split('data-row="REPORT"').filter((row) => row.includes('JUNTOS-01.2 '));
  expect(second).toContain('Faltó dinero.');
  const [faults] = /<div class="faults"[^]*?<\/ul>/.exec(body)!;
  const [, fault] = /href="#([^"]+)"/.exec(faults)!;
  expect(second).toContain(`id="${fault}"`);

  // The row is sent from where it stands now, with what it says.
  const again = typedIn(body, { 1: { status: 'SUBSTANTIAL', narrative: 'Se contrató.' } });
  expect(await browser.send(OWED, again)).toMatchObject({ status: 303, done: 'reportsSent' });
  expect((await reporter(t, 'liaison').milestone(at.milestones[1]!)).reports).toHaveLength(1);
});
