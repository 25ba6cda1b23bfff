import type { Page } from 'playwright-core';
import { inBrowser, PHONE } from '../support/in-browser.js';

const PLAN = 'edomex-tlalnepantla-ejemplo';

inBrowser('in a real browser', (here) => {
  const as = async (handle: string) => here.as(handle, await here.browser.newContext({ viewport: PHONE }));
  const open = (page: Page, path: string) => page.goto(`${here.base}/es/${path}`);
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
  const done = (page: Page) => page.locator('.done, [role="status"]').first().textContent();

  /** Opens the form to change a clause by the link beside it, as a reader of the text does: two clicks from the commitment. */
  async function suggest(page: Page, reference: string, words: string, change: (text: string) => string, why: string) {
    await open(page, `compromisos/${reference}`);
    await page.getByRole('link', { name: 'Leer el texto por cláusulas y sugerir cambios' }).click();
    await page.locator('.clause', { hasText: words }).getByRole('link', { name: 'Sugerir un cambio' }).first().click();
    const field = page.getByLabel('Cómo debería decir');
    await field.fill(change(await field.inputValue()));
    await page.locator('form').filter({ has: field }).getByLabel('Por qué').fill(why);
    await press(page, 'Enviar la sugerencia');
    return page.url();
  }

  it('leads from two proposals to a text in consultation, and from a sentence back to its proposal', async () => {
    const { proposals } = await here.t.gql(
      `{ proposals(first: 50, filter: { plan: "${PLAN}" }) { nodes { reference title { text } action { text } } } }`,
    );
    const named = (word: string) =>
      proposals.nodes.find(({ title }: { title: { text: string } }) => title.text.includes(word)) as {
        reference: string;
        action: { text: string };
      };
    const [first, second] = [named('fechas de') ?? named('caravanas'), named('sin miedo')];
    const words = first.action.text.split('.')[0]!;

    const society = await as('contact-civil-society');
    await open(society, `planes/${PLAN}/nuevo-compromiso?from=${first.reference}&from=${second.reference}`);
    await society.getByLabel('Qué se promete, en una línea').fill('Avisar a tiempo y proteger a quien avisa');
    await press(society, 'Comenzar el compromiso');
    const reference = /compromisos\/([^/?#]+)/.exec(society.url())![1]!;
    await open(society, `compromisos/${reference}/situacion`);
    await society.getByRole('link', { name: 'Escribir el texto y sus datos' }).click();
    await society.getByLabel('Contribución').fill('Quien se entera a tiempo puede ir.');
    const own = society.locator('form[id^="commitmentEdit"]');
    await own.locator('input[name="start"]').fill('01/2027');
    await own.locator('input[name="end"]').fill('12/2028');
    await society.locator('input[name="ogpValues"]').first().check();
    await society.locator('details:has(input[name="policyAreas"])').first().locator('summary').click();
    await society.locator('input[name="policyAreas"]').first().check();
    await press(society, 'Guardar el texto');

    const secretariat = await as('secretariat');
    await open(secretariat, `compromisos/${reference}/situacion`);
    await secretariat.getByRole('link', { name: 'Invitar a una institución' }).click();
    await secretariat.getByLabel('Institución', { exact: true }).selectOption('municipio-tlalnepantla');
    await press(secretariat, 'Enviar la invitación');
    const municipality = await as('liaison-tlalnepantla');
    await open(municipality, `compromisos/${reference}`);
    await municipality.locator('input[name="accept"][value="yes"]').check();
    await municipality.locator('form:has(input[name="accept"]) button').first().click();

    const citizen = await as('citizen-nopal');
    const one = await suggest(
      citizen,
      reference,
      words,
      (text) => text.replace('un mes', 'seis semanas'),
      'Hay turnos.',
    );
    const other = await suggest(
      municipality,
      reference,
      words,
      (text) => text.replace('un mes', 'veinte días'),
      'Es lo que podemos.',
    );

    const government = await as('drafter-government');
    await government.goto(one);
    await press(government, 'Aceptarla como está');
    const drafter = await as('drafter-civil-society');
    await drafter.goto(other);
    expect(await drafter.getByText('En conflicto').count()).toBeGreaterThan(0);
    const settled = `${words.replace('un mes', 'seis semanas')}, y nunca con menos de veinte días.`;
    await drafter.getByLabel('Cómo queda la cláusula').fill(settled);
    await drafter
      .locator('form')
      .filter({ has: drafter.getByLabel('Cómo queda la cláusula') })
      .getByLabel('Razón de la decisión')
      .fill('Las dos cosas caben.');
    await press(drafter, 'Aceptarla con estas palabras');
    await open(drafter, `compromisos/${reference}/texto`);
    expect(await drafter.locator('.clause', { hasText: 'nunca con menos de veinte días' }).count()).toBe(1);

    await open(citizen, `compromisos/${reference}/sugerir?field=period`);
    await citizen.locator('input[name="end"]').fill('06/2027');
    await citizen.getByLabel('Por qué').fill('Basta medio año.');
    await press(citizen, 'Enviar la sugerencia');
    await government.goto(citizen.url());
    await government.getByText('No aceptarla', { exact: true }).click();
    await government
      .locator('form:has(button:has-text("No aceptarla, con esta razón"))')
      .getByLabel('Razón de la decisión')
      .fill('El aviso dura lo mismo que el plan.');
    await press(government, 'No aceptarla, con esta razón');
    await press(government, 'No aceptarla, con esta razón');
    await citizen.reload();
    expect(await citizen.getByText('El aviso dura lo mismo que el plan.').count()).toBeGreaterThan(0);

    await open(drafter, `compromisos/${reference}/sugerir?milestone=new`);
    await drafter.getByLabel('Qué habrá cuando se cumpla').fill('Calendario del primer semestre');
    await drafter.locator('input[name="start"]').fill('01/2027');
    await drafter.locator('input[name="end"]').fill('06/2027');
    await drafter.getByLabel('Medios de verificación').fill('Fotografías de los avisos.');
    await drafter.getByLabel('Por qué').fill('Sin fecha nadie puede revisar.');
    await press(drafter, 'Sugerir que se agregue');
    await government.goto(drafter.url());
    await press(government, 'Aceptarla como está');

    await open(secretariat, `compromisos/${reference}/situacion`);
    await press(secretariat, 'Llevarlo a consulta');
    expect(await done(secretariat)).toContain('consulta');
    expect(await secretariat.locator('h1').textContent()).toContain('En consulta');

    const visitor = await here.browser.newPage();
    await open(visitor, `compromisos/${reference}/texto`);
    const clause = visitor.locator('.clause', { hasText: 'nunca con menos de veinte días' });
    await clause.getByText('De dónde viene').click();
    await clause.locator(`a[href="/es/propuestas/${first.reference}"]`).first().click();
    await visitor.locator('a[href^="/es/clausulas/"]', { hasText: reference }).first().click();
    await visitor.locator(`a[href^="/es/compromisos/${reference}/texto"]`).first().click();
    expect(visitor.url()).toContain(`/compromisos/${reference}/texto`);
  }, 180_000);
});
