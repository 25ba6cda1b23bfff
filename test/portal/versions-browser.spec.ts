import { testApp, type TestApp } from '../support/app.js';
import { chromiumPath } from '../support/browser.js';
import { BOTH, coCreation, proposer, title } from '../support/co-creation.js';
import { filling } from '../support/filling.js';
import { PHONE, sharedBrowser, wrongOn } from '../support/in-browser.js';
import { declined, responder } from '../support/responding.js';

(chromiumPath() === null ? describe.skip : describe)('versions of a text, in a real browser', () => {
  let t: TestApp;
  const ids = new Map<string, string>();
  beforeAll(async () => {
    t = await testApp();
    const at = await coCreation(t);
    const author = await at.citizen();
    const { id, reference, version } = await proposer(t, author).submitted(at.plan, title('Un parque limpio'));
    ids.set('proposal', id);
    await proposer(t, author).edit(id, version, title('Un parque seguro'));
    const comment = await filling(t, author).send(`/es/propuestas/${reference}`, 'commentCreate', { body: 'A favor.' });
    const place = String(comment.headers.location).split(/[?#]/)[0]!;
    await filling(t, author).send(place, 'commentEdit', { body: 'En contra.' });
    ids.set('comment', place.split('/').at(-1)!);
    await proposer(t, 'secretariat').review(id, BOTH);
    const { response } = await responder(t, 'liaison').respond(id, '15', declined());
    const text = { language: 'ES', text: 'No hay presupuesto en 2026.' };
    await responder(t, 'liaison').revise(response.id, 1, declined({ text, reason: 'Faltaba el año.' }));
    ids.set('response', response.id);
    await t.app.listen(0, '127.0.0.1');
  });
  afterAll(() => t.close());

  it.each(['proposal', 'comment', 'response'])(
    'of a %s fit a phone and a desk, in both languages, light and dark',
    async (kind) => {
      const context = await (await sharedBrowser()).newContext({ viewport: PHONE });
      const page = await context.newPage();
      const base = await t.app.getUrl();
      for (const [address, heading] of [
        [`${base}/es/versiones/${ids.get(kind)}`, 'De la versión 1 a la 2'],
        [`${base}/en/versions/${ids.get(kind)}`, 'From version 1 to 2'],
      ]) {
        for (const viewport of [PHONE, { width: 1280, height: 900 }]) {
          await page.setViewportSize(viewport);
          expect(await wrongOn(page, address!)).toEqual([]);
          expect(await page.locator('h1').textContent()).toBe(heading);
          expect(await page.locator('main del').count()).toBeGreaterThan(0);
        }
      }
      await context.close();
    },
    60_000,
  );
});
