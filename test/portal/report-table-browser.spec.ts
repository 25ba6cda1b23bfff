import type { BrowserContext, Page } from 'playwright-core';
import { encodeId } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { chromiumPath } from '../support/browser.js';
import { es } from '../support/drafting.js';
import { PHONE, sharedBrowser, wrongOn } from '../support/in-browser.js';
import { reporter, type Reporting, reporting } from '../support/reporting.js';
import { downloadSheet, filledIn, returnSheet } from '../support/sheets.js';
import { cookieOf } from '../support/sign-in.js';

const ROWS = 200;
const TABLE = '/es/planes/joint/informes?institution=justicia&period=6';
const WIDE = { width: 1280, height: 900 };

(chromiumPath() === null ? describe.skip : describe)('a table of two hundred milestones in a browser', () => {
  let t: TestApp;
  let at: Reporting;
  let base: string;
  beforeAll(async () => {
    t = await testApp();
    at = await reporting(t);
    const kinds = ['Taller', 'Ventanilla', 'Informe público', 'Manual'];
    await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
      for (let number = 4; number <= ROWS; number += 1)
        await manager.query(
          `insert into milestone (id, commitment_id, number, title, planned_end_on, planned_end_precision) values ($1, $2, $3, $4, $5, 'day')`,
          [
            newId(),
            at.commitmentId,
            number,
            JSON.stringify({
              original: 'es',
              es: {
                text: `${kinds[number % 4]} ${number} de la Zona Oriente, con actas de cada reunión y su publicación`,
              },
            }),
            number % 2 ? '2022-12-31' : '2023-12-31',
          ],
        );
      record({ verb: 'plan.imported', subject: encodeId('Plan', at.planId), planId: at.planId });
    });
    // The last level is known of the first slice, so that "nothing changed" can be said of it.
    for (let n = 0; n < 3; n += 1) {
      const { milestoneReport } = await reporter(t, 'liaison').draft(at.milestones[n]!, { period: 5 });
      await reporter(t, 'liaison').send(milestoneReport.id);
    }
    await t.gql.as('secretariat')(
      `mutation ($plan: ID!, $input: QuestionnaireSetInput!) { questionnaireSet(plan: $plan, input: $input) { userErrors { code } } }`,
      {
        plan: encodeId('Plan', at.planId),
        input: {
          voice: 'OWNER',
          questions: [
            { code: 'persons', kind: 'PERSONS', label: [es('¿Cuántas personas participaron?')], required: true },
            { code: 'sectors', kind: 'TEXT', label: [es('¿De qué sectores?')] },
          ],
        },
      },
    );
    await t.app.listen(0, '127.0.0.1');
    base = await t.app.getUrl();
  });
  afterAll(() => t.close());
  beforeEach(() => t.db.query('delete from rate_count'));

  async function liaison(viewport = PHONE): Promise<{ context: BrowserContext; page: Page }> {
    const context = await (await sharedBrowser()).newContext({ viewport });
    const [name, value] = (await cookieOf(t, 'liaison')).split('=') as [string, string];
    await context.addCookies([{ name, value, url: base }]);
    return { context, page: await context.newPage() };
  }
  const rows = (page: Page) => page.locator('[data-row="REPORT"]').count();

  it.each([
    ['a phone', PHONE],
    ['a wide window', WIDE],
  ])(
    'fits %s in both languages, whole, narrowed and with everything ticked, without a violation of WCAG 2.2 AA',
    async (_, viewport) => {
      const { context, page } = await liaison(viewport);
      const bytes: number[] = [];
      page.on('response', (answer) => {
        if (answer.request().resourceType() === 'document')
          void answer.body().then(
            (body) => bytes.push(body.length),
            () => undefined,
          );
      });
      const english = TABLE.replace('/es/planes/joint/informes', '/en/plans/joint/milestone-reports');
      const wrong: string[] = [];
      for (const url of [
        TABLE,
        `${english}&q=taller&show=missing`,
        `${TABLE}&tick=all`,
        `${english}&q=nothing+like+it`,
      ])
        wrong.push(...(await wrongOn(page, base + url)));
      // The parts of a row stand below each other, so the name of a milestone has the width of its row.
      await page.goto(base + TABLE);
      const widths = await page.evaluate(
        `[...document.querySelectorAll('[data-row] .title')].map((name) => name.offsetWidth / name.parentElement.offsetWidth)`,
      );
      expect(Math.min(...(widths as number[]))).toBeGreaterThan(0.5);
      await context.close();
      expect(wrong).toEqual([]);
      expect([bytes.length, bytes.filter((length) => length > 60_000)]).toEqual([5, []]);
    },
    120_000,
  );

  it('finds rows by words, says "nothing changed" of several at once, and stays where one was', async () => {
    const { context, page } = await liaison();
    await page.goto(base + TABLE);
    expect(await page.locator('h2').first().textContent()).toContain('200 hitos por informar');
    await page.locator('details.on-phone:has(#q) > summary').click();
    await page.fill('#q', 'ventanilla oriente');
    await page.locator('form[role=search]').getByRole('button').press('Enter');
    await page.waitForURL(/q=ventanilla/);
    expect(await page.locator('h2').first().textContent()).toContain('49 hitos coinciden');
    expect(await rows(page)).toBe(15);
    await page.locator('a[rel=next]').last().click();
    await page.waitForURL(/after=/);
    expect(new URL(page.url()).searchParams.get('q')).toBe('ventanilla oriente');

    // Something said on the second part of a search is kept, and the reader stays on that part.
    await page.locator('textarea[name="narrative-0"]').fill('Se abrió otra ventanilla.');
    await page.locator('select[name="status-0"]').selectOption('LIMITED');
    const { href } = new URL(page.url());
    await page.locator('button[value=keep]').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('p.done');
    expect([...new URL(page.url()).searchParams].filter(([name]) => name !== 'done')).toEqual([
      ...new URL(href).searchParams,
    ]);
    expect(await page.locator('textarea[name="narrative-0"]').inputValue()).toBe('Se abrió otra ventanilla.');

    await page.goto(`${base}${TABLE}&show=missing`);
    await page.getByRole('link', { name: 'Marcar «nada cambió» en las filas' }).click();
    await page.waitForURL(/tick=all/);
    expect(await page.locator('input[name^="unchanged-"]:checked').count()).toBe(3);
    await page.locator('input[name="unchanged-2"]').uncheck();
    await page.locator('#milestoneReportsSave > button[type=submit]').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('p.done');
    expect(await page.locator('h2').first().textContent()).toContain('198 hitos sin informe');
    await page.goto(`${base}${TABLE}&show=sent`);
    expect(await rows(page)).toBe(2);
    await page.goto(`${base}${TABLE}&show=begun`);
    expect(await rows(page)).toBe(1);
    await context.close();
  }, 120_000);

  it('leads from a row to its questions, on to the next row, and back to the same part of the table', async () => {
    const { context, page } = await liaison(WIDE);
    await page.goto(`${base}${TABLE}&q=manual&show=missing`);
    const first = page.locator('[data-row="REPORT"]').first();
    await first.getByRole('link', { name: '0 de 2 preguntas respondidas' }).click();
    await page.waitForSelector('#milestoneReportDraft');
    await page.locator('input[name=status][value=LIMITED]').check();
    await page.locator('textarea[name=narrative]').fill('Se escribió el manual.');
    await page.locator('input[name="answer-0"]').fill('31');
    await page.locator('#milestoneReportDraft > button[type=submit]').click();
    await page.waitForSelector('p.done');
    await page.locator('#milestoneReportWrite > button[type=submit]').first().click();
    await page.waitForSelector('p.done');
    const next = page.locator('nav.more a[rel=next]');
    expect(await next.textContent()).toContain('Siguiente: JUNTOS-01.11');
    await next.click();
    await page.waitForSelector('#milestoneReportDraft');
    expect(await page.locator('h1').textContent()).toContain('JUNTOS-01.11');
    await page.getByRole('link', { name: /Volver a la lista/ }).click();
    await page.waitForURL(/q=manual/);
    expect(await page.locator('h2').first().textContent()).toContain('48 hitos coinciden');
    await context.close();
  }, 120_000);

  it.each([
    ['a phone', PHONE],
    ['a wide window', WIDE],
  ])(
    'shows on %s what was read from an Excel file, in both languages, without a violation of WCAG 2.2 AA',
    async (_, viewport) => {
      const file = filledIn(await downloadSheet(t, 'liaison', 'joint/justicia?period=4&language=es'), {
        G2: 'Completo',
        H2: '05/06/2023',
        I2: 'Se abrió la ventanilla de la Zona Oriente, con horario de tarde.',
        K2: 31,
        L3: 'Público; sociedad',
        G4: 'casi',
      });
      const { id } = await returnSheet(t, 'liaison', file);
      const { context, page } = await liaison(viewport);
      const wrong = [
        ...(await wrongOn(page, `${base}/es/informes-en-excel/${id}`)),
        ...(await wrongOn(page, `${base}/en/milestone-reports-in-excel/${id}`)),
      ];
      await page.goto(base + TABLE);
      await page.locator('[data-row="WAITING_FILE"] a').first().click();
      await page.waitForURL(/informes-en-excel/);
      await context.close();
      expect(wrong).toEqual([]);
    },
    120_000,
  );
});
