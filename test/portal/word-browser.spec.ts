import type { BrowserContext } from 'playwright-core';
import { testApp, type TestApp } from '../support/app.js';
import { chromiumPath } from '../support/browser.js';
import { docx, p, r } from '../support/docx.js';
import { drafting, es, writer } from '../support/drafting.js';
import { PHONE, sharedBrowser, tooWide, violationsOn } from '../support/in-browser.js';
import { cookieOf } from '../support/sign-in.js';
import { commentedWord, downloadWord, trackedWord } from '../support/word-files.js';

let t: TestApp;
let base: string;
let commitment: { id: string; reference: string; clauses: { nodes: { id: string; text: { text: string } }[] } };
const contexts: BrowserContext[] = [];
beforeAll(async () => {
  t = await testApp();
  const plan = await drafting(t);
  commitment = (
    await writer(t, 'drafter').draft(plan.plan, {
      problem: es('Se pierde agua en la red y nadie publica cuánta.'),
      action: es('Reparar la red de agua.\n\n- Medir las fugas\n- Cambiar los tubos'),
    })
  ).commitment;
  await t.app.listen(0, '127.0.0.1');
  base = await t.app.getUrl();
});
afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await t.close();
});

/** A browser in which somebody is signed in. */
async function as(who: string, javaScriptEnabled: boolean): Promise<BrowserContext> {
  const context = await (await sharedBrowser()).newContext({ viewport: PHONE, javaScriptEnabled });
  const [name, value] = (await cookieOf(t, who)).split('=');
  await context.addCookies([{ name: name!, value: value!, url: base }]);
  contexts.push(context);
  return context;
}

(chromiumPath() === null ? it.skip : it)(
  'brings a Word file back without script, and its pages fit a phone and have no violation of WCAG 2.2 AA',
  async () => {
    let file = await downloadWord(t, commitment.id);
    file = commentedWord(file, 'Reparar la red de agua.', '¿Toda la red, o la que es del Municipio?');
    file = trackedWord(file, [
      { at: 'Medir las fugas', add: ' cada mes y publicarlas' },
      { at: 'Cambiar los tubos', author: 'Mtra. Sosa' },
    ]);
    const page = await (await as('society', false)).newPage();
    await page.goto(`${base}/es/compromisos/${commitment.reference}/texto`);
    await page.getByRole('link', { name: 'Descargar el texto en Word, o devolverlo con cambios' }).click();
    await page
      .getByLabel('Archivo de Word (.docx) que salió de este texto')
      .setInputFiles({ name: 'texto.docx', mimeType: 'application/zip', buffer: file });
    await page.getByRole('button', { name: 'Leer el archivo' }).click();
    await page.getByRole('heading', { name: '2 cambios' }).waitFor();
    const reading = page.url();
    await look('leido', reading);
    await page.getByRole('button', { name: 'Enviar como sugerencias y comentarios' }).click();
    await page.getByText('2 cambios del archivo se publican como sugerencias.').waitFor();
    await page.getByRole('button', { name: 'Enviar como sugerencias y comentarios' }).click();
    await page.getByRole('heading', { name: 'Qué fue de su archivo' }).waitFor();
    expect(await page.getByRole('link', { name: 'Ver la sugerencia' }).count()).toBe(2);
    await look('enviado', reading);
    const clause = commitment.clauses.nodes.find(({ text }) => text.text === 'Reparar la red de agua.')!.id;
    await look('clausula', `${base}/es/clausulas/${clause}`);
    await look('clause', `${base}/en/clauses/${clause}`);
    await look('texto', `${base}/es/compromisos/${commitment.reference}/texto`);
    await look('word', `${base}/en/commitments/${commitment.reference}/word`);
  },
  180_000,
);

(chromiumPath() === null ? it.skip : it)(
  'begins a commitment with a Word document without script, by keyboard, on pages that fit a phone',
  async () => {
    const heading = (text: string) => p(r(text), '<w:outlineLvl w:val="0"/>');
    const document = docx(
      heading('Título') +
        p(r('Agua para todas')) +
        heading('Acción') +
        p(r('Reparar la red de agua de las colonias altas, y publicar cada mes lo medido.')) +
        heading('Presupuesto con un título que nadie conoce') +
        p(r('Un millón de pesos')),
    );
    const page = await (await as('society', false)).newPage();
    await page.goto(`${base}/es/planes/joint/nuevo-compromiso`);
    await page.getByRole('link', { name: 'Empezar con un documento de Word' }).press('Enter');
    const empty = page.url();
    await page
      .getByLabel('Documento de Word (.docx)')
      .setInputFiles({ name: 'borrador.docx', mimeType: 'application/zip', buffer: document });
    await page.getByRole('button', { name: 'Leer el archivo' }).press('Enter');
    await page.getByRole('heading', { name: 'Qué va a dónde' }).waitFor();
    const read = page.url();
    await look('borrador', read);
    await look('empezar', empty);
    await look('begin', `${base}/en/plans/joint/new-commitment/word`);
    await page.getByRole('button', { name: 'Comenzar el compromiso' }).press('Enter');
    await page.getByText('Reparar la red de agua de las colonias altas').waitFor();
    expect(page.url()).toMatch(/\/es\/compromisos\/JOINT-\d+\/texto$/);
    await look('empezado', read);
  },
  180_000,
);

/** Looks at a page with axe in both colours, and at its width. */
async function look(name: string, url: string): Promise<void> {
  const context = await as('society', true);
  const page = await context.newPage();
  await page.goto(url);
  const found = { name, wide: await tooWide(page), wrong: await violationsOn(page) };
  if (process.env['PICTURES']) await picture(page, name);
  await context.close();
  expect(found).toEqual({ name, wide: 0, wrong: [] });
}
async function picture(page: import('playwright-core').Page, name: string) {
  for (const width of [360, 1280])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${process.env['PICTURES']}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
}
