import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { testApp, type TestApp } from '../support/app.js';
import { CHROMIUM_ARGUMENTS, chromiumPath } from '../support/browser.js';
import { cookieOf } from '../support/sign-in.js';

const executablePath = chromiumPath();
const inBrowser = executablePath === null ? describe.skip : describe;

const PLAN = 'edomex-tlalnepantla-ejemplo';
const proposal = (number: string) => `EDOMEX-TLALNEPANTLA-EJEMPLO-P-${number}`;
const DESKS: [path: string, who: string][] = [
  ['/es/pendientes', 'secretariat'],
  ['/en/tasks', 'liaison-sjydh'],
  [`/es/planes/${PLAN}/revision`, 'secretariat'],
  [`/en/proposals/${proposal('007')}/review?into=${proposal('005')}&parts=2`, 'secretariat'],
  [`/es/planes/${PLAN}/etapas`, 'secretariat'],
  [`/en/plans/${PLAN}/to-answer`, 'secretariat'],
  [`/es/propuestas/${proposal('004')}/responder`, 'liaison-sjydh'],
  [`/en/plans/${PLAN}/templates`, 'liaison-sjydh'],
  [`/es/planes/${PLAN}/transcribir`, 'secretariat'],
  [`/es/planes/${PLAN}/revision`, 'citizen-maguey'],
];
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

inBrowser('desks in a real browser', () => {
  let t: TestApp;
  let browser: Browser;
  let base: string;
  beforeAll(async () => {
    t = await testApp('demo');
    await t.app.listen(0, '127.0.0.1');
    base = await t.app.getUrl();
    browser = await chromium.launch({ executablePath: executablePath!, args: CHROMIUM_ARGUMENTS });
  });
  afterAll(async () => {
    await browser?.close();
    await t.close();
  });

  async function as(who: string): Promise<BrowserContext> {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const [name, value] = (await cookieOf(t, who)).split('=');
    await context.addCookies([{ name: name!, value: value!, url: base }]);
    return context;
  }

  it.each(DESKS)(
    'has no violation of WCAG 2.2 AA on %s as %s, light and dark, and fits a screen of 360 pixels',
    async (path, who) => {
      const context = await as(who);
      const page = await context.newPage();
      await page.goto(base + path);
      const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      const wrong: string[] = [];
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
        wrong.push(...violations.map(({ id, nodes }) => `${colorScheme}: ${id} ${nodes[0]!.html.slice(0, 120)}`));
      }
      await context.close();
      expect(wrong).toEqual([]);
      expect(Number(over)).toBeLessThanOrEqual(0);
    },
    120_000,
  );

  /** Moves by keyboard alone to what the selector names. */
  async function tabTo(page: Page, selector: string): Promise<void> {
    for (let i = 0; i < 120; i++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
    }
    throw new Error(`the keyboard does not reach ${selector}`);
  }
  const enter = (page: Page, to: RegExp) => Promise.all([page.waitForURL(to), page.keyboard.press('Enter')]);

  const done = async (page: Page, words: string) => {
    const [told] = await Promise.all([page.waitForSelector('p.done'), page.keyboard.press('Enter')]);
    expect(await told.textContent()).toContain(words);
  };

  it('leads by keyboard from the tasks to a proposal that is assigned, and to its answer', async () => {
    const secretariat = await (await as('secretariat')).newPage();
    await secretariat.goto(`${base}/es/pendientes`);
    await tabTo(secretariat, `a[href="/es/planes/${PLAN}/revision"]`);
    await enter(secretariat, /revision$/);
    await tabTo(secretariat, `a[href*="${proposal('007')}"]`);
    await enter(secretariat, /P-007\/revision/);
    await tabTo(secretariat, 'select[name="body-15"]');
    await secretariat.keyboard.type('Secretaría de Justicia');
    await tabTo(secretariat, 'form[id^="proposalReview"] button');
    await done(secretariat, 'ya es público quién responde');

    const liaison = await (await as('liaison-sjydh')).newPage();
    await liaison.goto(`${base}/es/pendientes`);
    await tabTo(liaison, `a[href*="${proposal('007')}"]`);
    await enter(liaison, /responder/);
    await tabTo(liaison, 'input[name="outcome"]');
    await liaison.keyboard.press('ArrowUp');
    await tabTo(liaison, 'select[name="category"]');
    await liaison.keyboard.type('Sin recursos');
    await tabTo(liaison, 'textarea[name="text"]');
    await liaison.keyboard.type('Este año no hay dinero.');
    await tabTo(liaison, 'form[id^="proposalRespond"] button');
    await done(liaison, 'la respuesta es pública');
    expect(await liaison.textContent('main')).toContain('Este año no hay dinero.');
  }, 120_000);

  it('leads by keyboard through a window that is opened, brings back a wrong day with what was typed', async () => {
    const page = await (await as('secretariat')).newPage();
    await page.goto(`${base}/en/plans/${PLAN}/windows`);
    await tabTo(page, 'select[name="kind"]');
    await page.keyboard.type('Drafting');
    for (const [field, typed] of [
      ['opensDay', '31/02/2099'],
      ['closesDay', '30/11/2099'],
    ] as const) {
      await tabTo(page, `form#windowOpen input[name="${field}"]`);
      await page.keyboard.type(typed);
    }
    await tabTo(page, 'form#windowOpen textarea[name="reason"]');
    await page.keyboard.type('Texts are written together');
    await tabTo(page, 'form#windowOpen button');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(await page.inputValue('form#windowOpen input[name="opensDay"]')).toBe('31/02/2099');
    expect(await page.textContent('.faults')).toContain('no such day');
    expect(await page.inputValue('form#windowOpen textarea[name="reason"]')).toBe('Texts are written together');
    await page.fill('form#windowOpen input[name="opensDay"]', '01/11/2099');
    await page.press('form#windowOpen textarea[name="reason"]', 'Tab');
    await done(page, 'the stage is public');
    expect(await page.textContent('main')).toContain('Texts are written together');
  }, 120_000);
});
