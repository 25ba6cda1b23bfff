import type { Page } from 'playwright-core';
import type { TestApp } from '../support/app.js';
import { filling } from '../support/filling.js';
import { inBrowser, PHONE, tooWide, violationsOn, wrongOn } from '../support/in-browser.js';
import { downloadSheet, filledIn } from '../support/sheets.js';

const PAGES = [
  '/es',
  '/es/planes',
  '/es/planes/edomex-tlalnepantla-2021',
  '/es/planes/edomex-tlalnepantla-2021/informes',
  '/es/planes/edomex-tlalnepantla-2021/cuestionarios',
  '/es/planes/edomex-tlalnepantla-2021/informes?institution=sjydh',
  '/es/compromisos',
  '/es/compromisos/EDOMEX-TLALNE-2021-03',
  '/es/hitos',
  '/es/hitos?plan=edomex-tlalnepantla-2021&counted=CONTRADICTED',
  '/es/novedades?plan=edomex-tlalnepantla-2021&desde=2020-01-01',
  '/es/programas/caravanas-justicia-cotidiana',
  '/es/instituciones/infoem',
  '/es/acerca',
  '/es/nada',
  '/en',
  '/en/plans',
  '/en/plans/edomex-tlalnepantla-2021',
  '/en/plans/edomex-tlalnepantla-2021/milestone-reports?institution=sjydh',
  '/en/commitments',
  '/en/commitments/EDOMEX-TLALNE-2021-03',
  '/en/milestones',
  '/en/news?commitment=EDOMEX-TLALNE-2021-03&since=2020-01-01',
  '/en/programmes/caravanas-justicia-cotidiana',
  '/es/programas/caravanas-justicia-cotidiana/visitas',
  '/es/hallazgos',
  '/en/institutions/infoem',
  '/en/about',
  '/en/nothing',
];

inBrowser('in a real browser', (here) => {
  // One window shows them all in turn: to open another for each took as long as a third of what axe does.
  let screen: Page;
  beforeAll(async () => {
    screen = await here.browser.newPage();
  });

  // Each page has its own test, because axe needs seconds for a long page, and more on a busy machine.
  it.each(PAGES)(
    'has no violation of WCAG 2.2 AA on %s',
    async (path) => {
      await screen.goto(here.base + path);
      expect(await violationsOn(screen)).toEqual([]);
    },
    120_000,
  );

  it.each([
    ['an indicator whose values conflict', (given: Measured) => `/es/indicadores/${given.conflicting.id}`],
    ['an indicator that is drawn', (given: Measured) => `/en/indicators/${given.drawn.id}`],
    ['one value', (given: Measured) => `/es/valores/${given.conflicting.measurements.nodes[0]!.id}`],
    ['the indicators of a plan', (given: Measured) => `/en/indicators/of/${given.plan}`],
    ['an evaluation', (given: Measured) => `/es/valoraciones/${given.evaluation}`],
  ])(
    'shows %s on a phone without a violation',
    async (_, address) => {
      const context = await here.browser.newContext({ viewport: PHONE });
      const page = await context.newPage();
      expect(await wrongOn(page, here.base + address(await measured(here.t)))).toEqual([]);
      await context.close();
    },
    120_000,
  );

  it('shows on a phone what a returned spreadsheet would do, each part below the one before', async () => {
    const context = await here.browser.newContext({ viewport: PHONE });
    const page = await here.as('liaison-sjydh', context);
    const left = await downloadSheet(here.t, 'liaison-sjydh', 'edomex-tlalnepantla-2021/sjydh?language=es');
    const given = { content: filledIn(left, { G2: 'Limitado', G3: 'casi' }), name: 'informes.xlsx' };
    const answer = await filling(here.t, 'liaison-sjydh').sendFile(
      '/es/planes/edomex-tlalnepantla-2021/informes?institution=sjydh',
      'milestoneReportsFileTake',
      given,
    );
    expect(await wrongOn(page, here.base + String(answer.headers.location))).toEqual([]);
    const widths = await page.evaluate<number[]>(
      `[...document.querySelectorAll('[data-row] > *')].map((part) => part.getBoundingClientRect().width)`,
    );
    expect(widths.length).toBeGreaterThan(4);
    expect(widths.filter((width) => width < PHONE.width / 2)).toEqual([]);
    await context.close();
  }, 120_000);

  it('fits a screen of 360 pixels, and asks nobody else for anything', async () => {
    const context = await here.browser.newContext({ viewport: PHONE });
    const page = await context.newPage();
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(here.base)) foreign.push(request.url());
    });
    const wide: string[] = [];
    for (const path of PAGES) {
      await page.goto(here.base + path);
      const over = await tooWide(page);
      if (over > 0) wide.push(`${path} ${over}`);
    }
    await context.close();
    expect({ wide, foreign }).toEqual({ wide: [], foreign: [] });
  }, 60_000);

  it.each(['/es', '/en'])('shows the home page %s on six screens of a phone', async (path) => {
    const context = await here.browser.newContext({ viewport: PHONE });
    const page = await context.newPage();
    await page.goto(here.base + path);
    expect(Number(await page.evaluate('document.documentElement.scrollHeight')) / PHONE.height).toBeLessThanOrEqual(6);
    await context.close();
  });

  it.each(['/es/propuestas', '/en/proposals', '/es/compromisos', '/en/commitments'])(
    'shows the first row of %s whole on the first screen of a phone, and opens the search where something is looked for',
    async (path) => {
      const context = await here.browser.newContext({ viewport: PHONE });
      const page = await context.newPage();
      await page.goto(here.base + path);
      const row = (await page.locator('[data-row]').first().boundingBox())!;
      expect(row.y + row.height).toBeLessThanOrEqual(PHONE.height);
      expect(await page.locator('#q').isVisible()).toBe(false);
      expect(await violationsOn(page)).toEqual([]);
      await page.goto(`${here.base}${path}?q=agua`);
      expect(await page.locator('#q').isVisible()).toBe(true);
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(here.base + path);
      expect(await page.locator('#q').isVisible()).toBe(true);
      expect(await violationsOn(page)).toEqual([]);
      await context.close();
    },
    120_000,
  );

  it.each(['/es/hitos', '/en/milestones'])(
    'shows the first row of %s on the first screen of a phone, with the counts folded, and unfolds them where there is room',
    async (path) => {
      const context = await here.browser.newContext({ viewport: PHONE });
      const page = await context.newPage();
      await page.goto(here.base + path);
      expect((await page.locator('[data-row]').first().boundingBox())!.y).toBeLessThan(PHONE.height - 100);
      expect(await page.locator('.three').isVisible()).toBe(false);
      expect(await violationsOn(page)).toEqual([]);
      await page.setViewportSize({ width: 1280, height: 900 });
      expect(await page.locator('.three').isVisible()).toBe(true);
      await context.close();
    },
    60_000,
  );

  it('leads by keyboard from the home page to a commitment', async () => {
    const page = await here.browser.newPage();
    await page.goto(`${here.base}/es`);
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

interface MeasuredIndicator {
  id: string;
  conflicting: number;
  target: { value: number } | null;
  measurements: { nodes: { id: string }[] };
}

/** Things of the demonstration whose pages have ids in their addresses. */
interface Measured {
  plan: string;
  conflicting: MeasuredIndicator;
  drawn: MeasuredIndicator;
  evaluation: string;
}

async function measured(t: TestApp): Promise<Measured> {
  const { plan, programme } = await t.gql(`{
    plan(slug: "edomex-tlalnepantla-2021") { id indicators(first: 100) { nodes { id conflicting target { value } measurements(first: 1) { nodes { id } } } } }
    programme(slug: "caravanas-justicia-cotidiana") { evaluations(first: 1) { nodes { id } } } }`);
  const all: MeasuredIndicator[] = plan.indicators.nodes;
  return {
    plan: plan.id,
    conflicting: all.find(({ conflicting }) => conflicting > 0)!,
    drawn: all.find(({ target }) => target !== null)!,
    evaluation: programme.evaluations.nodes[0].id,
  };
}
