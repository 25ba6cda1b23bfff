import type { BrowserContext, Page } from 'playwright-core';
import { inBrowser, PHONE, tooWide, violationsOn } from '../support/in-browser.js';

const PLAN = 'edomex-tlalnepantla-ejemplo';
const proposal = (number: string) => `EDOMEX-TLALNEPANTLA-EJEMPLO-P-${number}`;
const DESKS: [path: string, who: string][] = [
  ['/es/pendientes', 'secretariat'],
  ['/en/tasks', 'liaison-sjydh'],
  ['/es/pendientes', 'counterpart'],
  ['/es/planes/edomex-tlalnepantla-2021/fechas-por-acordar', 'secretariat'],
  ['/es/planes/edomex-tlalnepantla-2021/por-cotejar?institution=infoem', 'secretariat'],
  [`/es/planes/${PLAN}/revision`, 'secretariat'],
  [`/en/proposals/${proposal('007')}/review?into=${proposal('005')}&parts=2`, 'secretariat'],
  [`/es/planes/${PLAN}/etapas`, 'secretariat'],
  [`/en/plans/${PLAN}/owed-responses`, 'secretariat'],
  [`/es/propuestas/${proposal('004')}/responder`, 'liaison-sjydh'],
  [`/en/plans/${PLAN}/templates`, 'liaison-sjydh'],
  [`/es/planes/${PLAN}/transcribir`, 'secretariat'],
  [`/es/planes/${PLAN}/redaccion`, 'drafter-government'],
  [`/en/plans/${PLAN}/drafting?show=waiting`, 'secretariat'],
  [`/es/planes/${PLAN}/nuevo-compromiso?from=${proposal('001')}`, 'contact-civil-society'],
  [`/en/commitments/EDOMEX-EJEMPLO-01/state`, 'drafter-civil-society'],
  [`/es/moderacion/${PLAN}?reason=reported&mine=yes`, 'moderator-one'],
  [`/en/moderation/${PLAN}`, 'moderator-one'],
  [`/es/planes/${PLAN}/revision`, 'citizen-maguey'],
];

inBrowser('desks in a real browser', (here) => {
  async function as(who: string): Promise<BrowserContext> {
    const context = await here.browser.newContext({ viewport: PHONE });
    await here.signIn(who, context);
    return context;
  }
  // One phone is handed on, because a new one for each desk takes as long as a third of what axe does.
  let phone: Page;
  beforeAll(async () => {
    phone = await (await here.browser.newContext({ viewport: PHONE })).newPage();
  });

  it.each(DESKS)(
    'has no violation of WCAG 2.2 AA on %s as %s, and fits a screen of 360 pixels',
    async (path, who) => {
      await here.signIn(who, phone.context());
      await phone.goto(here.base + path);
      expect(await tooWide(phone)).toBe(0);
      expect(await violationsOn(phone)).toEqual([]);
    },
    120_000,
  );

  /** Moves the focus to the element by keyboard alone. */
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
    await secretariat.goto(`${here.base}/es/pendientes`);
    await tabTo(secretariat, `a[href="/es/planes/${PLAN}/revision"]`);
    await enter(secretariat, /revision$/);
    await tabTo(secretariat, `a[href*="${proposal('007')}"]`);
    await enter(secretariat, /P-007\/revision/);
    await tabTo(secretariat, 'select[name="institution-15"]');
    await secretariat.keyboard.type('Secretaría de Justicia');
    await tabTo(secretariat, 'form[id^="proposalReview"] button');
    await done(secretariat, 'ya es público quién responde');

    const liaison = await (await as('liaison-sjydh')).newPage();
    await liaison.goto(`${here.base}/es/pendientes`);
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
    const next = new Date().getFullYear() + 1;
    await page.goto(`${here.base}/en/plans/${PLAN}/windows`);
    await tabTo(page, 'select[name="kind"]');
    await page.keyboard.type('Drafting');
    for (const [field, typed] of [
      ['opensDay', `31/02/${next}`],
      ['closesDay', `30/11/${next}`],
    ] as const) {
      await tabTo(page, `form#windowOpen input[name="${field}"]`);
      await page.keyboard.type(typed);
    }
    await tabTo(page, 'form#windowOpen textarea[name="reason"]');
    await page.keyboard.type('Texts are written together');
    await tabTo(page, 'form#windowOpen button');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(await page.inputValue('form#windowOpen input[name="opensDay"]')).toBe(`31/02/${next}`);
    expect(await page.textContent('.faults')).toContain('no such day');
    expect(await page.inputValue('form#windowOpen textarea[name="reason"]')).toBe('Texts are written together');
    await page.fill('form#windowOpen input[name="opensDay"]', `01/11/${next}`);
    await page.press('form#windowOpen textarea[name="reason"]', 'Tab');
    await done(page, 'the stage is public');
    expect(await page.textContent('main')).toContain('Texts are written together');
  }, 120_000);
});
