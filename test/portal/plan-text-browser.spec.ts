import type { BrowserContext } from 'playwright-core';
import { testApp, type TestApp } from '../support/app.js';
import { chromiumPath } from '../support/browser.js';
import { type CoCreation } from '../support/co-creation.js';
import { drafting, es, planWriter, writer } from '../support/drafting.js';
import { PHONE, sharedBrowser, wrongOn } from '../support/in-browser.js';
import { cookieOf } from '../support/sign-in.js';

/** The text of a plan with an accepted suggestion and one that waits; gives its pages in Spanish. */
async function history(t: TestApp, plan: CoCreation) {
  const text = planWriter(t, 'secretariat', plan);
  const { plan: written } = await text.write(0, {
    foreword: es('Presentamos este plan.'),
    vision: es('Un gobierno que escucha.\n\n- Datos abiertos\n- Cuentas claras'),
  });
  const { id: clause } = written.clauses.nodes[2];
  const suggest = async (words: string): Promise<string> =>
    (await writer(t, 'society').suggest({ plan: plan.plan, baseVersion: 1, clause, text: es(words) })).suggestion.id;
  const [taken, waits] = [await suggest('Datos abiertos y al día'), await suggest('Datos abiertos cada mes')];
  await writer(t, 'drafter').accept(taken, { reason: 'Se puede medir' });
  const { slug } = await text.ask('slug');
  const at = `planes/${slug}`;
  return [
    `${at}/texto`,
    `${at}/sugerir?clause=${clause}`,
    `${at}/sugerir?section=challenges`,
    `${at}/sugerencias`,
    `${at}/texto/versiones`,
    `${at}/texto/versiones?from=1&to=2`,
    `clausulas/${clause}`,
    `sugerencias/${taken}`,
    `sugerencias/${waits}`,
  ];
}

const ENGLISH: [string, string][] = [
  ['planes/', 'plans/'],
  ['/texto', '/text'],
  ['/sugerir', '/suggest'],
  ['/sugerencias', '/suggestions'],
  ['/versiones', '/versions'],
  ['clausulas/', 'clauses/'],
];
const inEnglish = (path: string) =>
  ENGLISH.reduce((changed, [one, other]) => changed.replace(one, other), path).replace(
    /^sugerencias\//,
    'suggestions/',
  );

(chromiumPath() === null ? describe.skip : describe)('the pages of the text of a plan in a real browser', () => {
  let t: TestApp;
  let pages: string[];
  let base: string;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    t = await testApp();
    pages = await history(t, await drafting(t));
    await t.app.listen(0, '127.0.0.1');
    base = await t.app.getUrl();
  }, 120_000);
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await t.close();
  });

  it.each(['es', 'en'])(
    'have no violation of WCAG 2.2 AA in %s, in light and dark, and fit a screen of 360 pixels',
    async (language) => {
      const context = await (await sharedBrowser()).newContext({ viewport: PHONE });
      contexts.push(context);
      const [name, value] = (await cookieOf(t, 'drafter')).split('=');
      await context.addCookies([{ name: name!, value: value!, url: base }]);
      const page = await context.newPage();
      const wrong: string[] = [];
      for (const path of pages)
        wrong.push(...(await wrongOn(page, `${base}/${language}/${language === 'es' ? path : inEnglish(path)}`)));
      expect(wrong).toEqual([]);
    },
    240_000,
  );
});
