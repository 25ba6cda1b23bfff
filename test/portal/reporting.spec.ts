import type { Page } from 'playwright-core';
import { encodeId } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { png } from '../support/files.js';
import { inBrowser, PHONE, violationsOn } from '../support/in-browser.js';

const COMMITMENT = 'EDOMEX-TLALNE-2021-01';
const MILESTONE = 2;

inBrowser('on a phone without script', (here) => {
  const as = async (handle: string) =>
    here.as(handle, await here.browser.newContext({ viewport: PHONE, javaScriptEnabled: false }));
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
  const done = (page: Page) => page.locator('.done, [role="status"]').first().textContent();
  const state = (page: Page) => page.locator('[data-state]').getAttribute('data-state');
  const fits = async (page: Page) =>
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);

  /** Opens the milestone on the page of its commitment. */
  async function milestone(page: Page) {
    await page.goto(`${here.base}/es/compromisos/${COMMITMENT}`);
    const article = page.locator('article.milestone').nth(MILESTONE - 1);
    await article.locator('summary').first().click();
    return article;
  }

  /** Begins a report on the milestone and fills the form; gives the address of the draft. */
  async function begin(page: Page, level: string, words: string) {
    await (await milestone(page)).getByRole('link', { name: 'Informar sobre este hito' }).click();
    await page.getByLabel(level, { exact: false }).first().check();
    await page.getByLabel('Qué se hizo').fill(words);
    await fits(page);
    await press(page, 'Guardar el borrador y seguir');
    expect(await done(page)).toContain('borrador');
    return page.url();
  }

  /** Adds a photo to the report of this page, as a phone sends it, and comes back to the report. */
  async function photograph(page: Page, title: string) {
    await page.getByRole('link', { name: 'Agregar una prueba' }).click();
    await page
      .getByLabel('Tome o elija la foto')
      .setInputFiles({ name: 'foto.png', mimeType: 'image/png', buffer: png() });
    await page.getByLabel('Qué es').fill(title);
    await fits(page);
    await press(page, 'Agregarla');
    expect(await page.locator('main').textContent()).toContain(title);
    await page.getByRole('link', { name: 'Volver al informe' }).click();
  }

  const standing = async (page: Page) =>
    (await milestone(page)).locator('[data-standing]').getAttribute('data-standing');

  beforeAll(async () => {
    await here.t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
      const [{ plan }] = await manager.query('select plan_id as plan from commitment where reference = $1', [
        COMMITMENT,
      ]);
      await manager.query(
        `insert into commitment_owner (id, commitment_id, institution_id, position, role, state)
         select $1, c.id, i.id, 9, 'supporting', 'accepted' from commitment c, institution i
          where c.reference = $2 and i.slug = 'municipio-tlalnepantla'`,
        [newId(), COMMITMENT],
      );
      record({ verb: 'plan.imported', subject: encodeId('Plan', plan), planId: plan });
    });
  });

  it('takes a report from its draft over its return and its check to the voices that contradict it', async () => {
    const liaison = await as('liaison-sjydh');
    const address = await begin(liaison, 'Sustancial', 'La caravana ya salió.');
    const visitor = await here.browser.newPage({ viewport: PHONE });
    expect((await visitor.goto(address))!.status()).toBe(404);

    await photograph(liaison, 'La unidad en la plaza');

    // Somebody who keeps the draft sends nothing yet, and goes on from the commitment.
    await liaison.getByLabel('Qué lo estorbó').fill('Faltó combustible.');
    await press(liaison, 'Guardar sin enviar');
    expect(await state(liaison)).toBe('DRAFT');
    await (await milestone(liaison)).getByRole('link', { name: 'Seguir con su informe' }).click();
    expect(await liaison.getByLabel('Qué lo estorbó').inputValue()).toBe('Faltó combustible.');

    // A missing value is named, and nothing typed is lost.
    await liaison.getByLabel('Qué se hizo').fill('');
    await press(liaison, 'Enviar el informe');
    expect(await liaison.locator('.faults').textContent()).toContain('Qué se hizo');
    expect(await liaison.getByLabel('Qué lo estorbó').inputValue()).toBe('Faltó combustible.');
    await liaison.getByLabel('Qué se hizo').fill('La caravana ya salió.');
    await press(liaison, 'Enviar el informe');
    expect(await state(liaison)).toBe('SENT');
    await fits(liaison);

    const municipality = await as('liaison-tlalnepantla');
    await municipality.goto(address);
    await municipality.getByText('Devolverlo para que se corrija').click();
    await municipality.getByLabel('Qué hay que corregir').fill('Falta decir a qué municipios.');
    await press(municipality, 'Devolver el informe');
    expect(await state(municipality)).toBe('RETURNED');

    await (await milestone(liaison)).getByRole('link', { name: 'Seguir con su informe' }).click();
    expect(await liaison.locator('[data-state]').textContent()).toContain('Falta decir a qué municipios.');
    await liaison.getByLabel('Completo', { exact: false }).first().check();
    await liaison.getByLabel('Qué se hizo').fill('La caravana ya salió a Toluca y a Tlalnepantla.');
    await press(liaison, 'Enviar el informe corregido');
    expect(await state(liaison)).toBe('SENT');

    const society = await as('contact-civil-society');
    await society.goto(address);
    await press(society, 'Cotejado: que cuente');
    expect(await state(society)).toBe('CHECKED');
    expect(await society.locator('[data-state]').textContent()).toMatch(/lado: Sociedad civil/);

    expect(await standing(visitor)).toBe('SAID_BY_OWNER');
    const counterpart = await as('counterpart');
    await begin(counterpart, 'Limitado', 'Solo la vimos en Toluca.');
    await photograph(counterpart, 'La plaza de Tlalnepantla, vacía');
    await press(counterpart, 'Publicar lo que dice esta voz');
    expect(await state(counterpart)).toBe('PUBLISHED');
    const monitor = await as('monitoring-body');
    await begin(monitor, 'Limitado', 'Una visita en seis meses.');
    await press(monitor, 'Publicar lo que dice esta voz');

    const article = await milestone(visitor);
    expect(await article.locator('[data-standing]').getAttribute('data-standing')).toBe('CONTRADICTED');
    expect(await article.locator('[data-standing]').textContent()).toContain('Contradicho');
    await article.getByRole('link', { name: 'Leer el informe' }).first().click();
    expect(await visitor.locator('[data-step]').evaluateAll((steps) => steps.map((step) => step.dataset.step))).toEqual(
      ['SENT', 'RETURNED', 'SENT', 'CHECKED'],
    );
    expect(await visitor.getByText('Lo que decía entonces').count()).toBe(1);
    expect(await violationsOn(visitor)).toEqual([]);
  }, 180_000);

  it('moves dates in the open: proposed, objected to, agreed, and late both ways', async () => {
    const liaison = await as('liaison-sjydh');
    await (await milestone(liaison)).getByRole('link', { name: 'fechas' }).click();
    await liaison.getByLabel('Fin', { exact: true }).fill('31/03/2023');
    await liaison.getByLabel('Por qué se mueven').fill('Las lluvias cerraron el camino.');
    await fits(liaison);
    await press(liaison, 'Proponer estas fechas');
    const society = await as('contact-civil-society');
    await society.goto(liaison.url());
    await society.getByText('Objetar por la sociedad civil').click();
    await society.getByLabel('Qué objeta la sociedad civil').fill('Nadie preguntó a los barrios.');
    await press(society, 'Publicar la objeción');
    const secretariat = await as('secretariat');
    await secretariat.goto(liaison.url());
    await press(secretariat, 'Aceptar estas fechas');
    const visitor = await here.browser.newPage({ viewport: PHONE });
    await visitor.goto(liaison.url());
    const facts = (await visitor.locator('main').textContent()) ?? '';
    for (const said of ['Nadie preguntó a los barrios.', 'Las lluvias cerraron el camino.', 'más tarde en total'])
      expect(facts).toContain(said);
    expect(facts).toMatch(/Frente a lo prometido\s*Tarde/);
    expect(facts).toMatch(/Frente a la fecha ajustada\s*Tarde/);
    expect(await violationsOn(visitor)).toEqual([]);
  }, 120_000);

  it('throws a draft away after asking', async () => {
    const counterpart = await as('counterpart');
    const address = await begin(counterpart, 'Limitado', 'Esto no va.');
    await counterpart.getByText('Desechar este borrador').click();
    await press(counterpart, 'Desechar el borrador');
    expect(await counterpart.locator('h1').textContent()).toBe('Antes de hacerlo');
    await press(counterpart, 'Sí, desecharlo');
    expect(await done(counterpart)).toContain('se desechó');
    expect((await counterpart.goto(address))!.status()).toBe(404);
  }, 60_000);
});
