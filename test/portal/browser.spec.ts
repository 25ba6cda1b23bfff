import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium } from 'playwright-core';
import { testApp, type TestApp } from '../support/app.js';
import { CHROMIUM_ARGUMENTS, chromiumPath } from '../support/browser.js';

const executablePath = chromiumPath();
const inBrowser = executablePath === null ? describe.skip : describe;

const PAGES = [
  '/es',
  '/es/planes',
  '/es/planes/edomex-tlalnepantla-2021',
  '/es/compromisos',
  '/es/compromisos/EDOMEX-TLALNE-2021-03',
  '/es/programas/caravanas-justicia-cotidiana',
  '/es/instituciones/infoem',
  '/es/acerca',
  '/es/nada',
  '/en',
  '/en/plans',
  '/en/plans/edomex-tlalnepantla-2021',
  '/en/commitments',
  '/en/commitments/EDOMEX-TLALNE-2021-03',
  '/en/programmes/caravanas-justicia-cotidiana',
  '/en/institutions/infoem',
  '/en/about',
  '/en/nothing',
];
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

inBrowser('in a real browser', () => {
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

  // One test a page: axe needs seconds for a long one, more on a busy machine.
  it.each(PAGES.flatMap((path) => [[path, 'light'] as const, [path, 'dark'] as const]))(
    'has no violation of WCAG 2.2 AA on %s, in %s',
    async (path, colorScheme) => {
      const context = await browser.newContext({ colorScheme });
      const page = await context.newPage();
      await page.goto(base + path);
      const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
      await context.close();
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]!.html.slice(0, 120)}`)).toEqual([]);
    },
    120_000,
  );

  it('fits a screen of 360 pixels, and asks nobody else for anything', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(base)) foreign.push(request.url());
    });
    const wide: string[] = [];
    for (const path of PAGES) {
      await page.goto(base + path);
      const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      if (Number(over) > 0) wide.push(`${path} ${String(over)}`);
    }
    await context.close();
    expect({ wide, foreign }).toEqual({ wide: [], foreign: [] });
  }, 60_000);

  it('leads by keyboard from the home page to a commitment', async () => {
    const page = await browser.newPage();
    await page.goto(`${base}/es`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.getAttribute("href")')).toMatch(/^#/);
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      const href = String(await page.evaluate('document.activeElement.getAttribute("href")'));
      if (href.includes('EDOMEX-TLALNE-2021-01')) break;
    }
    await Promise.all([page.waitForURL(/EDOMEX-TLALNE-2021-01/), page.keyboard.press('Enter')]);
    expect(await page.title()).toContain('justicia');
    await page.close();
  }, 30_000);
});
