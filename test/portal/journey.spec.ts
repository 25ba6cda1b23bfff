import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { testApp, type TestApp } from '../support/app.js';
import { chromiumPath } from '../support/browser.js';
import { sharedBrowser } from '../support/in-browser.js';
import { type Post, postOffice } from '../support/smtp.js';

const executablePath = chromiumPath();
const inBrowser = executablePath === null ? describe.skip : describe;
const PLAN = 'edomex-tlalnepantla-ejemplo';

inBrowser('in a real browser without script', () => {
  let post: Post;
  let t: TestApp;
  let browser: Browser;
  let base: string;
  beforeAll(async () => {
    post = await postOffice();
    t = await testApp('demo', { SMTP_URL: post.url });
    await t.app.listen(0, '127.0.0.1');
    base = await t.app.getUrl();
    browser = await sharedBrowser();
  });
  afterAll(async () => {
    await Promise.all(browser?.contexts().map((context) => context.close()) ?? []);
    await t.close();
    await post.close();
  });

  const withoutScript = (): Promise<BrowserContext> => browser.newContext({ javaScriptEnabled: false });
  const main = (page: Page) => page.locator('main');
  const press = (page: Page, name: string | RegExp) => main(page).getByRole('button', { name }).first().click();
  const letterTo = async (address: string) => {
    await t.app.get(Jobs).runDue();
    return post.letters.filter((letter) => post.to(letter) === address).at(-1)!.text!;
  };

  /** A new person signs in by e-mail and chooses a name. */
  async function newcomer(email: string, publicName: string): Promise<Page> {
    const page = await (await withoutScript()).newPage();
    await page.goto(`${base}/es/entrar`);
    await page.getByLabel('Su correo electrónico').fill(email);
    await press(page, 'Enviarme el enlace');
    const [link] = /https?:\S+confirmar\?t=\S+/.exec(await letterTo(email))!;
    await page.goto(base + link.slice(link.indexOf('/es/')));
    await press(page, 'Entrar ahora');
    await page.getByLabel('Nombre público').fill(publicName);
    await page.getByLabel(/acepto/).check();
    await press(page, 'Abrir mi cuenta');
    return page;
  }

  /** Signs in as a person of the demonstration, with one click. */
  async function invented(handle: string): Promise<Page> {
    const page = await (await withoutScript()).newPage();
    await page.goto(`${base}/es/demostracion`);
    await page.locator(`form[action="/dev/sign-in/${handle}"] button`).first().click();
    return page;
  }

  /** Answers one question of a proposal and goes on to the next. */
  async function answer(page: Page, label: RegExp, text: string): Promise<void> {
    await main(page).getByLabel(label).first().fill(text);
    await press(page, 'Guardar y seguir');
  }

  async function answered(page: Page): Promise<number> {
    await page.goto(`${base}/es/respuestas/${PLAN}`);
    return Number(/(\d+) de \d+/.exec((await main(page).textContent())!)![1]);
  }

  it('takes a proposal from a link in the mail to an answer, and tells whoever follows', async () => {
    const ana = await newcomer('ana@example.org', 'Ana');
    await ana.goto(`${base}/es/proponer`);
    await answer(ana, /en una línea|título/i, 'Pozos a la vista de todos');
    await answer(ana, /problema/i, 'Nadie sabe qué pozo está descompuesto.');
    await answer(ana, /propone/i, 'Publicar cada semana el estado de los pozos.');
    await press(ana, 'Guardar y seguir');
    await press(ana, 'Guardar y seguir');
    await press(ana, 'Enviar la propuesta');
    const address = new URL(ana.url()).pathname;
    expect(address).toMatch(/^\/es\/propuestas\//);

    const vecina = await newcomer('vecina@example.org', 'Vecina');
    await vecina.goto(base + address);
    await press(vecina, /^Seguir/);
    await vecina.goto(base + address);
    await press(vecina, 'Apoyar');
    expect(await main(vecina).textContent()).toContain('Usted la apoya');
    await main(vecina).getByLabel('Su comentario').fill('En mi colonia son dos.');
    await press(vecina, 'Publicar el comentario');
    const comment = new URL(vecina.url()).pathname;

    await ana.goto(base + comment);
    await main(ana).getByText('Avisar a moderación').first().click();
    await main(ana).locator('form[id^="commentReport"] select').selectOption('OFF_TOPIC');
    await main(ana).locator('form[id^="commentReport"] button').click();

    const moderator = await invented('moderator-one');
    await moderator.goto(`${base}/es/moderacion/${PLAN}`);
    await main(moderator).locator('li', { hasText: 'En mi colonia son dos.' }).getByRole('checkbox').check();
    const desk = main(moderator).locator('form#moderate');
    await desk.locator('input[name="verdict"][value="hide"]').check();
    await desk.locator('select[name="rule"]').selectOption('OFF_TOPIC');
    await desk.locator('textarea[name="reason"]').fill('Habla de otra colonia.');
    await desk.getByRole('button').click();
    expect(await main(moderator).textContent()).toContain('En mi colonia son dos.');
    await main(moderator).locator('button[name="sure"][value="yes"]').click();
    await ana.goto(base + address);
    expect(await main(ana).textContent()).not.toContain('En mi colonia son dos.');

    await vecina.goto(base + comment);
    await main(vecina).locator('textarea[name="argument"]').fill('Es la misma red de agua.');
    await main(vecina).locator('form[id^="commentAppeal"] button').click();
    const second = await invented('moderator-two');
    await second.goto(`${base}/es/moderacion/${PLAN}`);
    const appeal = main(second).locator('form[id^="appealDecide"]').first();
    await appeal.locator('input[name="restore"][value="yes"]').check();
    await appeal.locator('textarea[name="reason"]').fill('Viene al caso.');
    await appeal.getByRole('button').click();
    await main(second).locator('button[name="sure"][value="yes"]').click();
    await ana.goto(base + address);
    expect(await main(ana).textContent()).toContain('En mi colonia son dos.');

    const secretariat = await invented('secretariat');
    await secretariat.goto(`${base}${address}/revision`);
    await main(secretariat).locator('select[name="institution-15104"]').selectOption('municipio-tlalnepantla');
    await press(secretariat, /Pedir|Asignar|Guardar/);

    const before = await answered(ana);
    const liaison = await invented('liaison-tlalnepantla');
    await liaison.goto(`${base}/es/pendientes`);
    await main(liaison)
      .getByRole('link', { name: /Pozos a la vista/ })
      .first()
      .click();
    await main(liaison).locator('[name="outcome"][value="NOT_ACCEPTED"]').check();
    await main(liaison).locator('[name="category"]').first().selectOption('NO_RESOURCES');
    await main(liaison)
      .locator('form[id^="proposalRespond"] textarea[name="text"]')
      .fill('Este año no hay presupuesto.');
    await main(liaison).locator('form[id^="proposalRespond"] button').click();
    expect(await answered(ana)).toBe(before + 1);

    await t.app.get(Jobs).add('tell_followers', {});
    await t.app.get(Jobs).runDue();
    // The forms ask for a daily letter, so the clock is set to the next day.
    t.setNow(new Date(Date.now() + 36 * 3_600_000).toISOString());
    await t.app.get(Jobs).add('tell_followers', {});
    await t.app.get(Jobs).runDue();
    const told = await letterTo('vecina@example.org');
    expect(told).toContain('Pozos a la vista de todos');
    expect(told).toContain(address);
  }, 240_000);
});
