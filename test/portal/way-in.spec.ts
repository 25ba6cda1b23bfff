import { AxeBuilder } from '@axe-core/playwright';
import { generate } from 'otplib';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { testApp, type TestApp } from '../support/app.js';
import { CHROMIUM_ARGUMENTS, chromiumPath } from '../support/browser.js';
import { lastMailTo } from '../support/mail.js';

const executablePath = chromiumPath();
const inBrowser = executablePath === null ? describe.skip : describe;

const OPEN = [
  '/es/proponer',
  '/en/propose/kept?t=nothing',
  '/es/entrar?problem=EMAIL_INVALID',
  '/es/entrar/codigo?problem=CODE_INVALID',
  '/es/entrar/confirmar?t=something',
  '/es/entrar/confirmar?problem=LINK_INVALID',
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
  beforeEach(() => t.db.query('delete from rate_count'));

  const main = (page: Page) => page.locator('main');
  async function as(handle: string, context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${base}/es/demostracion`);
    await page.locator(`form[action="/dev/sign-in/${handle}"] button`).first().click();
    return page;
  }
  /** What axe finds wrong, and how far the page is wider than a phone. */
  async function wrongOn(page: Page, path: string): Promise<string[]> {
    await page.goto(base + path);
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
    const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
    return [
      ...violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]!.html.slice(0, 120)}`),
      ...(over > 0 ? [`${path} is ${over} pixels too wide`] : []),
    ];
  }

  it.each(['light', 'dark'] as const)(
    'has no violation of WCAG 2.2 AA on the way in nor in an account, on a phone, in %s',
    async (colorScheme) => {
      const context = await browser.newContext({ colorScheme, viewport: { width: 360, height: 740 } });
      const found: string[] = [];
      const visitor = await context.newPage();
      for (const path of OPEN) found.push(...(await wrongOn(visitor, path)));
      const administrator = await as('administrator', context);
      for (const path of OWN) found.push(...(await wrongOn(administrator, path)));
      await administrator.goto(`${base}/es/mi-cuenta/segundo-paso`);
      await main(administrator).getByRole('button', { name: 'Empezar' }).click();
      found.push(...(await wrongOn(administrator, '/es/mi-cuenta/segundo-paso')));
      await context.close();
      expect(found).toEqual([]);
    },
    240_000,
  );

  it('takes somebody by an e-mail link to an account, a new name, a second step, and out again, without script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const press = (name: string | RegExp) => main(page).getByRole('button', { name }).click();
    const ask = async (email: string) => {
      await page.goto(`${base}/es/planes`);
      await page.getByRole('link', { name: 'Entrar', exact: true }).click();
      await page.getByLabel('Su correo electrónico').fill(email);
      await press('Enviarme el enlace');
      return lastMailTo(t, email);
    };

    const { link } = await ask('maria@example.org');
    await page.goto(base + link.slice(link.indexOf('/es/')));
    await press('Entrar ahora');
    await page.getByLabel('Nombre público').fill('María');
    await page.getByLabel(/acepto/).check();
    await press('Abrir mi cuenta');
    expect(page.url()).toBe(`${base}/es/planes`);

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
    expect(page.url()).toBe(`${base}/es/planes`);
    expect(await page.getByRole('banner').textContent()).toContain('Colibrí de la colonia');
    await context.close();
  }, 120_000);

  it('signs in as anybody of the demonstration by keyboard alone', async () => {
    const page = await browser.newPage();
    await page.goto(`${base}/es/entrar?returnTo=/es/mi-cuenta`);
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
