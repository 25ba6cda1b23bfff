import { testApp, type TestApp } from '../support/app.js';
import { chromiumPath } from '../support/browser.js';
import { pdf, png } from '../support/files.js';
import { PHONE, sharedBrowser, wrongOn } from '../support/in-browser.js';
import { reported } from '../support/reported.js';

(chromiumPath() === null ? describe.skip : describe)('the page of evidence in a browser', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await testApp();
    await t.app.listen(0, '127.0.0.1');
  });
  afterAll(() => t.close());

  it('has no violation of WCAG 2.2 AA and fits a phone, for who writes the report and for everybody', async () => {
    const at = await reported(t);
    const report = await at.draft();
    await at.add(report, { file: await at.uploaded(png()), dated: '2026-03' });
    await at.add(report, { reservedFile: await at.uploaded(pdf()), legalGround: 'Ley de Datos, artículo 65' });
    await at.add(report, { url: 'https://datos.example/acta.pdf' });
    const base = await t.app.getUrl();
    const context = await (await sharedBrowser()).newContext({ viewport: PHONE });
    const [name, value] = (await at.cookieOf('liaison')).split('=') as [string, string];
    const page = await context.newPage();
    const wrong: string[] = [];
    await context.addCookies([{ name, value, url: base }]);
    for (const way of ['photo', 'file', 'link', 'reserved'])
      wrong.push(...(await wrongOn(page, `${base}/es/informes/${report}/pruebas?way=${way}`)));
    await context.clearCookies();
    await at.send(report);
    wrong.push(...(await wrongOn(page, `${base}/en/reports/${report}/evidence`)));
    await page.locator('summary').first().click();
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await context.close();
    expect(wrong).toEqual([]);
  }, 120_000);
});
