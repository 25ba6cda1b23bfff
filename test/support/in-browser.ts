import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { testApp, type TestApp } from './app.js';
import { CHROMIUM_ARGUMENTS, chromiumPath } from './browser.js';
import { cookieOf } from './sign-in.js';

const executablePath = chromiumPath();
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
export const PHONE = { width: 360, height: 740 };

/** The demonstration, listening, with a real browser. */
export interface InBrowser {
  t: TestApp;
  browser: Browser;
  /** `http://127.0.0.1:…`, without a slash at the end. */
  base: string;
  /** A page on which this demonstration account is signed in. */
  as(handle: string, context: BrowserContext): Promise<Page>;
  /** Signs this account in on all pages of the context, instead of another one. */
  signIn(handle: string, context: BrowserContext): Promise<void>;
}

let browser: Promise<Browser> | undefined;

/**
 * One browser for all test files of a worker; it ends with the worker, or with the run where this is the only process. A
 * test closes the contexts that it opened.
 */
export function sharedBrowser(): Promise<Browser> {
  browser ??= chromium.launch({ executablePath: executablePath!, args: CHROMIUM_ARGUMENTS });
  Object.assign(globalThis, { closeBrowser: async () => (await browser)?.close() });
  return browser;
}

/** A suite that is skipped, with a message, where there is no Chromium. */
export function inBrowser(name: string, tests: (here: InBrowser) => void): void {
  (executablePath === null ? describe.skip : describe)(name, () => {
    const here = { as, signIn } as InBrowser;
    async function as(handle: string, context: BrowserContext): Promise<Page> {
      await signIn(handle, context);
      return context.newPage();
    }
    async function signIn(handle: string, context: BrowserContext): Promise<void> {
      const [cookie, value] = (await cookieOf(here.t, handle)).split('=');
      await context.addCookies([{ name: cookie!, value: value!, url: here.base }]);
    }
    beforeAll(async () => {
      here.t = await testApp('demo');
      await here.t.app.listen(0, '127.0.0.1');
      here.base = await here.t.app.getUrl();
      here.browser = await sharedBrowser();
    });
    afterAll(async () => {
      await Promise.all(here.browser?.contexts().map((context) => context.close()) ?? []);
      await here.t.close();
    });
    tests(here);
  });
}

/** Rules of axe about colours; all other rules give the same result in light and in dark. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** A page has few colours and many texts, so axe need not read the name of a colour again for each of them. */
const EACH_COLOUR_ONCE = `(() => {
  const { prototype } = axe.commons.color.Color;
  const read = prototype.parseString;
  const known = new Map();
  prototype.parseString = function (name) {
    if (!known.has(name)) known.set(name, new axe.commons.color.Color(read.call(this, name)));
    const { r, g, b, alpha } = known.get(name);
    return Object.assign(this, { r, g, b, alpha });
  };
})()`;

const VIOLATIONS = `async (runOnly) => (await axe.run(document, { runOnly, resultTypes: ['violations'] })).violations
  .map(({ id, nodes }) => id + ' ' + nodes[0].html.slice(0, 120))`;

/** Findings of axe against WCAG 2.2 AA on the open page, in light colours and in dark ones. */
export async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(`${axe.source};${EACH_COLOUR_ONCE}`);
  const found = async (colorScheme: 'light' | 'dark', type: 'tag' | 'rule', values: string[]) => {
    await page.emulateMedia({ colorScheme });
    const violations = await page.evaluate<string[]>(`(${VIOLATIONS})(${JSON.stringify({ type, values })})`);
    return violations.map((violation) => `${colorScheme}: ${violation}`);
  };
  const all = [...(await found('light', 'tag', WCAG)), ...(await found('dark', 'rule', OF_COLOURS))];
  await page.emulateMedia({ colorScheme: null });
  return all;
}

/** The number of pixels by which the open page is wider than its window. */
export async function tooWide(page: Page): Promise<number> {
  return Math.max(0, Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth')));
}

/** All faults of a page: its status, findings of axe, and pixels beyond its window. */
export async function wrongOn(page: Page, url: string): Promise<string[]> {
  const answer = await page.goto(url);
  const { pathname } = new URL(url);
  const wide = await tooWide(page);
  return [
    ...((answer?.status() ?? 0) === 200 ? [] : [`${pathname} answers ${answer?.status()}`]),
    ...(await violationsOn(page)).map((violation) => `${pathname} ${violation}`),
    ...(wide > 0 ? [`${pathname} is ${wide} pixels too wide`] : []),
  ];
}
