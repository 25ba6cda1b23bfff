import { generate } from 'otplib';
import type { Page } from 'playwright-core';
import { inBrowser, PHONE, wrongOn } from '../support/in-browser.js';
import { lastMailTo } from '../support/mail.js';

const OPEN = [
  '/es/proponer',
  '/en/propose/kept?t=nothing',
  '/es/entrar',
  '/es/entrar/codigo',
  '/es/entrar/confirmar?t=something',
  '/es/entrar/confirmar',
  '/es/entrar/bienvenida',
  '/es/entrar/segundo-paso',
  '/es/demostracion',
  '/es/privacidad',
  '/en/privacy',
  '/dev/mailbox',
];
const OWN = [
  '/es/mi-cuenta',
  '/es/mi-cuenta/propuestas',
  '/es/mi-cuenta/segundo-paso',
  '/es/mi-cuenta/borrar',
  '/es/planes/edomex-tlalnepantla-2021/encargos',
  '/es/instituciones/sjydh/encargos',
  '/en/my-account',
  '/en/my-account/erase',
  '/en/institutions/sjydh/roles',
];

inBrowser('in a real browser', (here) => {
  beforeEach(() => here.t.db.query('delete from rate_count'));

  const main = (page: Page) => page.locator('main');

  it('has no violation of WCAG 2.2 AA on the way in nor in an account, on a phone', async () => {
    const context = await here.browser.newContext({ viewport: PHONE });
    const found: string[] = [];
    const visitor = await context.newPage();
    for (const path of OPEN) found.push(...(await wrongOn(visitor, here.base + path)));
    const administrator = await here.as('administrator', context);
    for (const path of OWN) found.push(...(await wrongOn(administrator, here.base + path)));
    await administrator.goto(`${here.base}/es/mi-cuenta/segundo-paso`);
    await main(administrator).getByRole('button', { name: 'Empezar' }).click();
    found.push(...(await wrongOn(administrator, `${here.base}/es/mi-cuenta/segundo-paso`)));
    await context.close();
    expect(found).toEqual([]);
  }, 240_000);

  it('takes somebody by an e-mail link to an account, a new name, a second step, and out again, without script', async () => {
    const context = await here.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const press = (name: string | RegExp) => main(page).getByRole('button', { name }).click();
    const ask = async (email: string) => {
      await page.goto(`${here.base}/es/planes`);
      await page.getByRole('link', { name: 'Entrar', exact: true }).click();
      await page.getByLabel('Su correo electrónico').fill(email);
      await press('Enviarme el enlace');
      return lastMailTo(here.t, email);
    };

    const { link } = await ask('maria@example.org');
    await page.goto(here.base + link.slice(link.indexOf('/es/')));
    await press('Entrar ahora');
    await page.getByLabel('Nombre público').fill('María');
    await page.getByLabel(/acepto/).check();
    await press('Abrir mi cuenta');
    expect(page.url()).toBe(`${here.base}/es/planes`);

    await page.getByRole('link', { name: 'María' }).click();
    await page.getByLabel('Nombre público').fill('Colibrí de la colonia');
    await press('Guardar el nombre');
    expect(await page.getByRole('status').textContent()).toContain('su nombre cambió');
    expect(await page.getByRole('banner').textContent()).toContain('Colibrí de la colonia');

    await main(page).getByRole('link', { name: 'Activar el segundo paso' }).click();
    await press('Empezar');
    const secret = (await main(page).locator('.secret').textContent())!.replaceAll(' ', '');
    const recovery = (await main(page).locator('.codes code').first().textContent())!;
    await page.getByLabel('Código de la aplicación').fill(await generate({ secret }));
    await press('Activar');
    expect(await main(page).textContent()).toContain('Le quedan 10 códigos de recuperación.');

    await page.getByRole('banner').getByRole('button', { name: 'Salir' }).click();
    expect(await page.getByRole('banner').textContent()).not.toContain('Colibrí');

    const { code } = await ask('maria@example.org');
    await page.getByLabel('Código de seis cifras').fill(code);
    await press('Entrar');
    expect(await page.getByRole('banner').textContent()).not.toContain('Colibrí');
    await page.getByLabel('Código', { exact: true }).fill(recovery);
    await press('Seguir');
    expect(page.url()).toBe(`${here.base}/es/planes`);
    expect(await page.getByRole('banner').textContent()).toContain('Colibrí de la colonia');
    await context.close();
  }, 120_000);

  it('signs in as anybody of the demonstration by keyboard alone', async () => {
    const page = await here.browser.newPage();
    await page.goto(`${here.base}/es/entrar?returnTo=/es/mi-cuenta`);
    const reach = async (what: string) => {
      for (let i = 0; i < 80; i++) {
        await page.keyboard.press('Tab');
        if (String(await page.evaluate('document.activeElement.textContent')).includes(what)) return;
      }
      throw new Error(`no key leads to ${what}`);
    };
    await reach('Elegir una persona');
    await page.keyboard.press('Enter');
    await page.waitForURL(/demostracion/);
    await reach('Enlace SJyDH');
    await page.keyboard.press('Enter');
    await page.waitForURL(/mi-cuenta/);
    expect(await main(page).textContent()).toContain('Enlace SJyDH (demostración)');
    await page.close();
  }, 60_000);
});
