import type { Page } from 'playwright-core';
import { inBrowser, PHONE, tooWide, violationsOn } from '../support/in-browser.js';

const PLAN = 'edomex-tlalnepantla-ejemplo';

inBrowser('a window that was closed by mistake, in a real browser', (here) => {
  /** Presses Tab until the element has the focus, and returns how often. */
  async function tabTo(page: Page, selector: string): Promise<number> {
    for (let times = 1; times < 60; times++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)})`)) return times;
    }
    throw new Error(`the keyboard does not reach ${selector}`);
  }
  /** Closes the first open window, as a person does by mistake; returns its id. */
  async function closeFirst(page: Page): Promise<string> {
    const close = page.locator('form:has(input[value=windowClose])').first();
    const id = (await close.locator('input[name=at]').getAttribute('value'))!;
    await page.locator('details:has(form input[value=windowClose]) > summary').first().click();
    await close.locator('textarea[name=reason]').fill('Ya se leyó todo');
    await close.locator('button[type=submit]').click();
    await page.locator('button[name=sure][value=yes]').click();
    await page.locator('.done').waitFor();
    return id;
  }
  const wrong = async (page: Page) => [...(await violationsOn(page)), ...((await tooWide(page)) ? ['too wide'] : [])];

  it('is opened again from the message, without script and by keyboard alone', async () => {
    const context = await here.browser.newContext({ javaScriptEnabled: false, viewport: PHONE });
    const page = await here.as('secretariat', context);
    const url = `${here.base}/es/planes/${PLAN}/etapas`;
    await page.goto(url);
    const id = await closeFirst(page);
    const undo = `a[href="#windowReopen-${id}"]`;
    expect(await page.locator('.done').textContent()).toContain('¿Fue un error? Reábrala aquí.');
    await page.locator(undo).focus();
    await page.keyboard.press('Enter');
    const day = `#windowReopen-${id}-closesDay`;
    expect(await tabTo(page, day)).toBe(1);
    expect(await page.locator(day).inputValue()).toMatch(/^\d{2}\/\d{2}\/\d{4}$/);
    await tabTo(page, `#windowReopen-${id}-reason`);
    await page.keyboard.type('Se cerró por error');
    await tabTo(page, `#windowReopen-${id} button[type=submit]`);
    await page.keyboard.press('Enter');
    await page.locator('button[name=sure][value=yes]').waitFor();
    expect(await page.locator('main').textContent()).toContain('se abre otra vez en este momento');
    await tabTo(page, 'button[value=yes]');
    await page.keyboard.press('Enter');

    await page.locator('.done').waitFor();
    expect(new URL(page.url()).pathname).toBe(new URL(url).pathname);
    expect(await page.locator('.done').textContent()).toContain('la etapa está abierta otra vez');
    const section = page.locator(`section[aria-labelledby="${id}"]`);
    expect(await section.locator('.tag').first().textContent()).toBe('Abierta');
    expect(await section.locator('details').first().textContent()).toContain('Se cerró por error');
    await context.close();
  }, 90_000);

  it('is offered on a page that is right in each language, width and colour', async () => {
    const context = await here.browser.newContext({ viewport: PHONE });
    const page = await here.as('secretariat', context);
    for (const path of [`es/planes/${PLAN}/etapas`, `en/plans/${PLAN}/windows`]) {
      await page.goto(`${here.base}/${path}`);
      const id = await closeFirst(page);
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await wrong(page)).toEqual([]);
      }
      await page.locator(`#windowReopen-${id}-reason`).fill('Se cerró por error');
      await page.locator(`form:has(#windowReopen-${id}-reason) button[type=submit]`).first().click();
      await page.locator('button[name=sure][value=yes]').waitFor();
      expect(await wrong(page)).toEqual([]);
      await page.setViewportSize(PHONE);
      expect(await tooWide(page)).toBe(0);
    }
    await context.close();
  }, 90_000);
});
