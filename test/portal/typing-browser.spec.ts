import type { BrowserContext, Page } from 'playwright-core';
import { inBrowser, PHONE, tooWide, violationsOn } from '../support/in-browser.js';

const PLAN = 'edomex-tlalnepantla-ejemplo';
const PROPOSAL = 'EDOMEX-TLALNEPANTLA-EJEMPLO-P-001';

inBrowser('what is typed, in a real browser', (here) => {
  const open = (options: Parameters<typeof here.browser.newContext>[0] = {}): Promise<BrowserContext> =>
    here.browser.newContext({ javaScriptEnabled: false, ...options });
  const text = (page: Page, selector: string) => page.locator(selector).textContent();
  beforeEach(() => here.t.db.query('delete from rate_count'));

  it('is looked at by a check that finds what is wrong in light and in dark', async () => {
    const page = await (await open({ javaScriptEnabled: true })).newPage();
    await page.setContent(`<html lang="es"><title>Prueba</title><style>p { color: #777; background: #888 }
      @media (prefers-color-scheme: dark) { p { color: #333; background: #222 } }</style><main><p>Texto</p><input></main>`);
    const found = (await violationsOn(page)).map((violation) => violation.split(' ').slice(0, 2).join(' '));
    expect(found.toSorted()).toEqual(['dark: color-contrast', 'light: color-contrast', 'light: label']);
    await page.context().close();
  });

  it('counts where scripts run, says it aloud near the end, and cuts nothing', async () => {
    const page = await (await open({ javaScriptEnabled: true })).newPage();
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(`${here.base}/es/proponer`);
    const count = '#proposalKeep-title-count';
    expect(await text(page, count)).toBe('Caben 300 caracteres.');
    await page.locator('#proposalKeep-title').fill('😀ñ');
    expect(await text(page, count)).toBe('Lleva 2 de 300 caracteres.');
    await page.locator('#proposalKeep-title').fill('x'.repeat(314));
    expect(await text(page, count)).toBe('Lleva 314 de 300 caracteres. Quite 14.');
    await page.locator(`${count} + [aria-live=polite]`, { hasText: 'Quite 14' }).waitFor({ state: 'attached' });
    expect(await page.locator('#proposalKeep-title').inputValue()).toHaveLength(314);
    expect(await violationsOn(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('keeps what is typed through the other language and through signing in, without script', async () => {
    const context = await open();
    const page = await here.as('secretariat', context);
    const written = 'Lo que dijo <ella> & más\nen dos líneas';
    await page.goto(`${here.base}/es/planes/${PLAN}/transcribir`);
    await page.locator('textarea[name=problem]').fill(written);
    await page.getByRole('button', { name: 'English' }).click();
    expect(page.url()).toBe(`${here.base}/en/plans/${PLAN}/transcribe`);
    expect(await page.locator('textarea[name=problem]').inputValue()).toBe(written);
    expect(await page.locator('.faults').count()).toBe(0);
    await context.clearCookies({ name: 'tequio' });
    await page.locator('main form.form button[type=submit]').first().click();
    const returning = page.url();
    await page.locator('main').getByRole('link', { name: 'Sign in' }).first().click();
    expect(new URL(page.url()).searchParams.get('returnTo')).toBe(new URL(returning).pathname);
    // Signing in with one click of the demonstration stands for the link in the letter.
    await page.goto(`${here.base}/en/demonstration`);
    await page.locator('form[action="/dev/sign-in/secretariat"] button').first().click();
    await page.goto(returning);
    expect(await page.locator('textarea[name=problem]').inputValue()).toBe(written);
    await context.close();
  }, 60_000);

  it('keeps what is typed among several forms where scripts run', async () => {
    const context = await open({ javaScriptEnabled: true });
    const page = await here.as('citizen-nopal', context);
    await page.goto(`${here.base}/es/propuestas/${PROPOSAL}`);
    await page.locator('form:has(input[value=commentCreate]) textarea[name=body]').first().fill('Falta agua');
    await page.locator('header').getByText('English').click();
    await page.waitForURL(/\/en\/proposals\//);
    expect(await page.locator('textarea[name=body]').first().inputValue()).toBe('Falta agua');
    await context.close();
  }, 60_000);

  it('keeps in the tab what was typed and not sent, for the same person, until it is sent', async () => {
    const context = await open({ javaScriptEnabled: true });
    const page = await context.newPage();
    await page.goto(`${here.base}/es/proponer`);
    await page.locator('textarea[name=problem]').fill('Desde agosto\nno hay luz');
    const again = async () => {
      await page.goto(`${here.base}/es/propuestas`);
      await page.goto(`${here.base}/es/proponer`);
      return page.locator('textarea[name=problem]').inputValue();
    };
    expect(await again()).toBe('Desde agosto\nno hay luz');
    expect(await text(page, 'main form [role=status]')).toContain('Aquí sigue lo que escribió');
    expect(await text(page, '#proposalKeep-problem-count')).toContain('Lleva 23 de');
    expect(await violationsOn(page)).toEqual([]);
    await page.locator('textarea[name=problem]').fill('');
    expect(await again()).toBe('');
    expect(await page.locator('main form [role=status]').count()).toBe(0);

    const url = `${here.base}/es/propuestas/${PROPOSAL}`;
    const body = page.locator('form:has(input[value=commentCreate]) textarea[name=body]').first();
    await here.signIn('citizen-nopal', context);
    await page.goto(url);
    await body.fill('A medias');
    await page.getByLabel('Neutral').first().check();
    await here.signIn('citizen-maguey', context);
    await page.goto(url);
    expect(await body.inputValue()).toBe('');
    await here.signIn('citizen-nopal', context);
    await page.goto(url);
    expect(await body.inputValue()).toBe('A medias');
    expect(await page.getByLabel('Neutral').first().isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Publicar el comentario' }).click();
    await page.waitForURL(/comentarios/);
    await page.goto(url);
    expect(await body.inputValue()).toBe('');
    await body.fill('Otra vez a medias');
    await page.getByRole('button', { name: 'Salir' }).click();
    await page.waitForURL((at) => at.href !== url);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await context.close();
  }, 60_000);

  it('never asks to send again when somebody goes back after an error or a question', async () => {
    const context = await open();
    const page = await here.as('secretariat', context);
    await page.goto(`${here.base}/es/planes/${PLAN}/transcribir`);
    await page.locator('textarea[name=problem]').fill('Sin título');
    await page.locator('main form.form button[type=submit]').first().click();
    expect(await page.locator('.faults').count()).toBe(1);
    await page.goto(`${here.base}/es/planes`);
    // A browser would ask to send the form again instead of showing a page that was the answer to a form.
    for (const move of ['goBack', 'reload'] as const) {
      await page[move]();
      expect(await page.locator('.faults').count()).toBe(1);
      expect(await page.locator('textarea[name=problem]').inputValue()).toBe('Sin título');
    }

    await page.goto(`${here.base}/es/planes/${PLAN}/etapas`);
    const closing = page.locator('form:has(input[value=windowClose])').first();
    await page.locator('details:has(form input[value=windowClose]) > summary').first().click();
    await closing.locator('textarea[name=reason]').fill('Se cerró antes por la lluvia');
    await closing.locator('button[type=submit]').first().click();
    expect(await page.locator('button[name=sure][value=yes]').count()).toBe(1);
    await page.goto(`${here.base}/es/planes`);
    await page.goBack();
    expect(await page.locator('blockquote').textContent()).toContain('por la lluvia');
    await page.getByRole('button', { name: 'No hacer nada' }).click();
    expect(await page.locator('button[name=sure]').count()).toBe(0);
    await context.close();
  }, 60_000);

  it('fits 360 pixels and has no violation where a form came back', async () => {
    const wrong: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await open({ javaScriptEnabled: true, colorScheme, viewport: PHONE });
      const page = await here.as('secretariat', context);
      for (const path of [`/es/planes/${PLAN}/transcribir`, `/en/plans/${PLAN}/transcribe`]) {
        await page.goto(here.base + path);
        await page.locator('input[name=title]').fill('x'.repeat(301));
        await page.locator('main form.form button[type=submit]').first().click();
        const over = await tooWide(page);
        if (over > 0) wrong.push(`${path} ${over} pixels too wide`);
        wrong.push(...(await violationsOn(page)).map((violation) => `${path} ${violation}`));
      }
      await context.close();
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});
