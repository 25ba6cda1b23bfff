import { Clock } from '../../src/kernel/clock.js';
import { newId } from '../../src/kernel/ids.js';
import { testApp, type TestApp } from '../support/app.js';
import { browsing } from '../support/browsing.js';
import { reporting } from '../support/reporting.js';
import { cookieOf } from '../support/sign-in.js';

/** The milestones of an institution that are late; they end with the year 2022. */
const LATE = '/es/planes/joint/informes?institution=justicia&show=late';
const [BEFORE, AFTER] = ['2023-01-01T05:59:59.999Z', '2023-01-01T06:00:00.001Z'];

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
  await reporting(t);
});
afterAll(() => t.close());

/** Makes the clock tell the last instant of the year once, and then the first one of the next. */
function turnOfTheYear(): void {
  let asked = 0;
  t.app.get(Clock).now = () => new Date((asked += 1) === 1 ? BEFORE : AFTER);
}

const shown = (body: string) => ({
  late: new Set(body.match(/JUNTOS-01\.\d/g)).size,
  day: /Leído el ([^<]*)</.exec(body)![1],
});

async function signedIn() {
  const browser = browsing(t);
  const [name, value] = (await cookieOf(t, 'liaison')).split('=');
  browser.cookies.set(name!, value!);
  return browser;
}

it('reads the data of a page on the day that the page shows', async () => {
  t.setNow(AFTER);
  const browser = await signedIn();
  expect(shown((await browser.open(LATE)).body)).toEqual({ late: 3, day: '1 de enero de 2023' });
  turnOfTheYear();
  expect(shown((await browser.open(LATE)).body)).toEqual({ late: 0, day: '31 de diciembre de 2022' });
});

it('reads a page that answers a form at an instant after that of the form', async () => {
  t.setNow(BEFORE);
  const browser = await signedIn();
  turnOfTheYear();
  const { status, body } = await browser.post(LATE, { form: 'milestoneReportsSave', as: 'municipal', once: newId() });
  expect(status).toBe(422);
  expect(shown(body)).toMatchObject({ late: 3, day: '1 de enero de 2023' });
});
