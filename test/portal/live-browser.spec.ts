import type { BrowserContext, Page } from 'playwright-core';
import { Live } from '../../src/kernel/live/live.js';
import { testApp, type TestApp } from '../support/app.js';
import { chromiumPath } from '../support/browser.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, es, planWriter, writer } from '../support/drafting.js';
import { PHONE, sharedBrowser, tooWide, violationsOn } from '../support/in-browser.js';
import { until } from '../support/live.js';
import { cookieOf } from '../support/sign-in.js';

(chromiumPath() === null ? describe.skip : describe)('a text that others change meanwhile, in a real browser', () => {
  let t: TestApp;
  let plan: CoCreation;
  let base: string;
  let citizen: string;
  const contexts: BrowserContext[] = [];
  const errors: string[] = [];
  beforeAll(async () => {
    t = await testApp();
    plan = await drafting(t);
    citizen = await plan.citizen();
    await t.app.listen(0, '127.0.0.1');
    base = await t.app.getUrl();
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    await until(() => t.app.get(Live).listening === 0);
    expect(errors.splice(0)).toEqual([]);
  });
  afterAll(() => t.close());

  /** A page of this person, or of a visitor, once it listens. */
  async function reading(who: string | null, path: string, more: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
    const context = await (await sharedBrowser()).newContext({ viewport: PHONE, ...more });
    contexts.push(context);
    const [name, value] = who === null ? [] : (await cookieOf(t, who)).split('=');
    if (name && value) await context.addCookies([{ name, value, url: base }]);
    const page = await context.newPage();
    // A browser notes each form that comes back.
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('422')) errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    const before = t.app.get(Live).listening;
    await page.goto(base + path);
    if (more.javaScriptEnabled !== false) await until(() => t.app.get(Live).listening > before);
    return page;
  }
  const noticeOn = (page: Page) => page.locator('.live > .notice');

  /** A text of two clauses, and a suggestion of somebody else on the first of them. */
  async function begun() {
    const { commitment } = await writer(t, 'drafter').draft(plan.plan, {
      action: es('Medir las fugas de agua\n\nCambiar los tubos viejos'),
    });
    const clause = (words: string): string =>
      commitment.clauses.nodes.find(({ text }: { text: { text: string } }) => text.text.startsWith(words)).id;
    const [leaks, pipes] = [clause('Medir'), clause('Cambiar')];
    const { suggestion } = await writer(t, 'drafter').suggest({
      commitment: commitment.id,
      baseVersion: 1,
      clause: leaks,
      text: es('Medir las fugas de agua cada mes'),
    });
    const at = `/es/compromisos/${commitment.reference}`;
    return { id: commitment.id as string, at, leaks, pipes, suggestion: suggestion.id as string };
  }

  async function accepting(suggestion: string): Promise<void> {
    const page = await reading('society', `/es/sugerencias/${suggestion}`);
    await page.locator('form:has(input[value=suggestionAccept]) button[type=submit]').first().click();
    await page.getByText('Versión 2').or(page.getByText('versión 2')).first().waitFor();
  }

  it('tells whoever types that a change was accepted, moves nothing, and takes what was typed', async () => {
    const { at, pipes, suggestion } = await begun();
    const page = await reading(citizen, `${at}/sugerir?clause=${pipes}`);
    const words = page.locator('#suggestionChange-text');
    await words.fill('Cambiar los tubos viejos y los medidores');
    await page.locator('#suggestionChange-reason').fill('Los medidores también fallan');
    await words.focus();
    const place = () => words.evaluate((field) => field.getBoundingClientRect().top);
    const before = await place();
    await accepting(suggestion);
    await noticeOn(page).waitFor();
    expect(await noticeOn(page).locator('span').first().textContent()).toBe('El texto cambió: ya va en la versión 2.');
    expect(await page.locator('.live').getAttribute('aria-live')).toBe('polite');
    expect([await words.inputValue(), await place()]).toEqual(['Cambiar los tubos viejos y los medidores', before]);
    expect(await words.evaluate((field) => document.activeElement === field)).toBe(true);
    expect([await tooWide(page), await violationsOn(page)]).toEqual([0, []]);

    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', { name: 'Ver qué cambió' }).click();
    const changes = await opened;
    await changes.waitForLoadState();
    expect(new URL(changes.url()).search).toBe('?from=1');
    expect(await changes.locator('main ins').allTextContents()).toContainEqual(expect.stringContaining('cada mes'));
    expect(await words.inputValue()).toBe('Cambiar los tubos viejos y los medidores');

    await page.locator('form:has(input[value=suggestionChange]) button[type=submit]').first().click();
    await page.waitForURL(/\/es\/sugerencias\//);
    expect(await page.locator('main').textContent()).toContain('y los medidores');
    expect(await page.locator('main').textContent()).not.toContain('choca');
  }, 60_000);

  it('shows both when whoever types changes the words that were changed meanwhile', async () => {
    const { at, leaks, suggestion } = await begun();
    const page = await reading(citizen, `${at}/sugerir?clause=${leaks}`);
    await page.locator('#suggestionChange-text').fill('Medir las fugas de agua cada semana');
    await page.locator('#suggestionChange-reason').fill('Cada mes es tarde');
    await accepting(suggestion);
    await noticeOn(page).waitFor();
    await page.locator('form:has(input[value=suggestionChange]) button[type=submit]').first().click();
    await page.waitForURL(/\/es\/sugerencias\//);
    const shown = await page.locator('main').textContent();
    expect(shown).toContain('cada semana');
    expect(shown).toContain('cada mes');
  }, 60_000);

  it('tells visitors too, can be closed, and then tells of the next change only', async () => {
    const { id, at, pipes, suggestion } = await begun();
    const page = await reading(null, `${at}/texto`);
    await writer(t, 'society').accept(suggestion);
    await page.getByRole('button', { name: 'Cerrar el aviso' }).click();
    expect(await noticeOn(page).count()).toBe(0);
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    const { suggestion: next } = await writer(t, 'drafter').suggest({
      commitment: id,
      baseVersion: 2,
      clause: pipes,
      text: es('Cambiar los tubos de plomo'),
    });
    await writer(t, 'society').accept(next.id);
    await noticeOn(page).getByText('ya va en la versión 3').waitFor();
  }, 60_000);

  it('listens only while it is visible, and tells then what changed meanwhile', async () => {
    const { at, suggestion } = await begun();
    const page = await reading(citizen, `${at}/texto`);
    const turn = (hidden: boolean) =>
      page.evaluate(`Object.defineProperty(document, 'hidden', { configurable: true, value: ${hidden} });
        document.dispatchEvent(new Event('visibilitychange'))`);
    await turn(true);
    await until(() => t.app.get(Live).listening === 0);
    await writer(t, 'society').accept(suggestion);
    expect(await noticeOn(page).count()).toBe(0);
    await turn(false);
    await noticeOn(page).getByText('ya va en la versión 2').waitFor();
  }, 60_000);

  it('opens its socket again after losing it', async () => {
    const { at, suggestion } = await begun();
    const page = await reading(citizen, `${at}/texto`);
    await page.evaluate(`dispatchEvent(new Event('pagehide'))`);
    await until(() => t.app.get(Live).listening === 0);
    await page.context().setOffline(true);
    await page.evaluate(`dispatchEvent(new Event('pageshow'))`);
    await writer(t, 'society').accept(suggestion);
    await page.context().setOffline(false);
    await noticeOn(page).getByText('ya va en la versión 2').waitFor({ timeout: 20_000 });
    errors.splice(0);
  }, 60_000);

  it('tells each person who writes a draft freely that the other one has just kept it', async () => {
    const { commitment } = await writer(t, 'drafter').draft(plan.plan, { action: es('Medir las fugas') });
    const page = await reading('society', `/es/compromisos/${commitment.reference}/escribir`);
    await page.locator('textarea[name=action]').fill('Medir las fugas y las tomas');
    await writer(t, 'drafter').edit(commitment.id, 1, { title: es('Agua limpia') });
    await noticeOn(page).waitFor();
    expect(await page.locator('textarea[name=action]').inputValue()).toBe('Medir las fugas y las tomas');
    await page.locator('form:has(input[value=commitmentEdit]) button[type=submit]').first().click();
    await page.locator('.faults').waitFor();
    expect(await page.locator('textarea[name=action]').inputValue()).toBe('Medir las fugas y las tomas');
  }, 60_000);

  it('tells on the desk that the figures are no longer so, and on the text of the plan', async () => {
    const { id, pipes } = await begun();
    const { slug } = await planWriter(t, 'drafter', plan).ask('slug');
    const desk = await reading('drafter', `/es/planes/${slug}/redaccion`);
    const text = await reading(citizen, `/es/planes/${slug}/texto`);
    await writer(t, 'society').suggest({
      commitment: id,
      baseVersion: 1,
      clause: pipes,
      text: es('Cambiar los tubos de plomo'),
    });
    await noticeOn(desk).getByText('cambiaron').waitFor();
    expect(await noticeOn(text).count()).toBe(0);
    await planWriter(t, 'secretariat', plan).write(0, { vision: es('Un gobierno que escucha.') });
    await noticeOn(text).getByText('ya va en la versión 1').waitFor();
  }, 60_000);

  it('is whole without a script, and only pages that listen may open a socket', async () => {
    const { at } = await begun();
    const page = await reading(citizen, `${at}/texto`, { javaScriptEnabled: false });
    expect(await page.locator('.live').textContent()).toBe('');
    const policy = async (path: string) =>
      String((await t.app.inject({ url: path })).headers['content-security-policy']);
    expect(await policy(`${at}/texto`)).toContain(";connect-src 'self'");
    expect(await policy('/es/acerca')).not.toContain('connect-src');
  }, 60_000);
});
