import { anotherApp, type TestApp } from '../support/app.js';
import { chromiumPath } from '../support/browser.js';
import { type TestDatabase, testDatabase } from '../support/databases.js';
import { freezingProxy } from '../support/freezing-proxy.js';
import { PHONE, sharedBrowser, tooWide, violationsOn } from '../support/in-browser.js';
import { cookieOf } from '../support/sign-in.js';

const PLAN = 'edomex-tlalnepantla-ejemplo';

(chromiumPath() === null ? describe.skip : describe)('a site whose database is away, in a real browser', () => {
  let database: TestDatabase;
  let proxy: Awaited<ReturnType<typeof freezingProxy>>;
  let t: Omit<TestApp, 'database'>;
  let base: string;
  beforeAll(async () => {
    database = await testDatabase('demo');
    proxy = await freezingProxy(database.url);
    t = await anotherApp({ ...database, url: proxy.url }, { DATABASE_ANSWERS_WITHIN: '1' });
    await t.app.listen(0, '127.0.0.1');
    base = await t.app.getUrl();
  });
  afterAll(async () => {
    proxy.thaw();
    await t.close();
    proxy.close();
    await database.drop();
  });
  afterEach(() => proxy.thaw());

  it.each([
    ['es', 'planes', 'transcribir', 'El sitio no alcanza sus datos'],
    ['en', 'plans', 'transcribe', 'The site cannot reach its data'],
  ])(
    'says so in %s, keeps what was typed, and fits 360 pixels',
    async (language, plans, transcribe, title) => {
      const context = await (await sharedBrowser()).newContext({ viewport: PHONE });
      const [name, value] = (await cookieOf(t as TestApp, 'secretariat')).split('=');
      await context.addCookies([{ name: name!, value: value!, url: base }]);
      const page = await context.newPage();
      await page.goto(`${base}/${language}/${plans}/${PLAN}/${transcribe}`);
      const typed = 'Falta agua los lunes & martes\nen dos calles';
      await page.locator('textarea[name=problem]').fill(typed);
      proxy.freeze();
      const answer = page.waitForResponse((response) => response.request().method() === 'POST');
      await page.locator('main form.form button[type=submit]').first().click();
      expect((await answer).status()).toBe(503);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await page.locator('h1').textContent()).toBe(title);
      const kept = await page
        .locator('textarea')
        .evaluateAll((fields) => fields.map((field) => (field as { value?: string }).value));
      expect(kept).toContain(typed);
      expect([await tooWide(page), await violationsOn(page)]).toEqual([0, []]);

      const opened = await page.goto(`${base}/${language}/${plans}/${PLAN}`);
      expect([opened?.status(), await page.locator('h1').textContent()]).toEqual([503, title]);
      expect([await tooWide(page), await violationsOn(page)]).toEqual([0, []]);
      proxy.thaw();
      await page.goto(`${base}/${language}/${plans}/${PLAN}`);
      expect(await page.locator('h1').textContent()).not.toBe(title);
      await context.close();
    },
    90_000,
  );

  it('keeps what was typed beside a file, and says that the file must be chosen again', async () => {
    const typed = 'Fotografía de la fuga & de la calle';
    const form = new FormData();
    for (const [name, value] of [
      ['form', 'proposalAttach'],
      ['at', 'pro_x'],
      ['description', typed],
    ])
      form.append(name!, value!);
    form.append('file', new Blob([Buffer.alloc(200_000)], { type: 'image/png' }), 'fuga.png');
    const cookie = await cookieOf(t as TestApp, 'secretariat');
    proxy.freeze();
    const answer = await fetch(`${base}/es/propuestas/EDOMEX-TLALNE-EJEMPLO-P01`, {
      method: 'POST',
      body: form,
      headers: { cookie, origin: base, 'sec-fetch-site': 'same-origin' },
    });
    const html = await answer.text();
    expect(answer.status).toBe(503);
    expect(html).toContain(typed.replace('&', '&amp;'));
    expect(html).toContain('El archivo tendrá que elegirlo otra vez.');
  }, 60_000);
});
