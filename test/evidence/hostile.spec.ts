import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unholdableIn } from '../../src/domain/text.js';
import { testApp, type TestApp } from '../support/app.js';
import { pdf, png, upload } from '../support/files.js';
import { type Reported, reported } from '../support/reported.js';
import { testData } from '../support/test-data.js';

const HOSTILE = testData('hostile');

(HOSTILE ? describe : describe.skip)('evidence of somebody hostile', () => {
  let t: TestApp;
  let at: Reported;
  beforeAll(async () => {
    t = await testApp();
    at = await reported(t);
  });
  afterAll(() => t.close());
  beforeEach(() => t.db.query('delete from rate_count'));

  const STRINGS: string[] = HOSTILE ? JSON.parse(readFileSync(join(HOSTILE, 'naughty-strings.json'), 'utf8')) : [];
  const es = (text: string) => ({ language: 'ES', text });

  it('finds its files refused by their content, whatever they are called and whatever is hung on to them', async () => {
    const headers = { cookie: await at.cookieOf('liaison') };
    for (const name of ['naughty-strings.json', 'mixed-encoding.csv', 'attacks.jsonl']) {
      const content = readFileSync(join(HOSTILE!, name));
      expect([name, await upload(t, headers, content)]).toMatchObject([
        name,
        { errors: [{ code: 'FILE_TYPE_REFUSED' }] },
      ]);
      // The beginning of a picture or a PDF before it makes neither of it.
      for (const begins of [png().subarray(0, 24), Buffer.from('%PDF-1.7\n')]) {
        const { status, errors } = await upload(t, headers, Buffer.concat([begins, content]));
        expect([name, status >= 400, errors?.length]).toEqual([name, true, 1]);
      }
      // Behind a whole PDF it is not read, and the file is served as a download without a type of its own.
      const kept = await upload(t, headers, Buffer.concat([pdf({ text: name }), content]));
      expect([name, kept.status < 500]).toEqual([name, true]);
    }
  });

  it('reads every hostile text back as it was written, or gets it refused with its place', async () => {
    const wrong: string[] = [];
    let report = await at.draft();
    let shown = 0;
    const holdable = STRINGS.filter((text) => unholdableIn(text) === null);
    expect(holdable.length).toBeGreaterThan(500);
    for (const [index, text] of holdable.entries()) {
      if (index % 100 === 0) await t.db.query('delete from rate_count');
      if (shown === 25) [report, shown] = [await at.draft(), 0];
      const { evidence, userErrors } = await at.add(report, {
        url: `https://a.example/${index}`,
        title: es(text),
        proves: es(`Prueba ${text}`),
      });
      if (evidence) shown++;
      const isWhole = evidence?.title.text === text;
      const places = (userErrors as { path: string[] }[]).map(({ path }) => path[0]);
      if (!isWhole && !(evidence === null && places.length > 0 && places.every((place) => place === 'input')))
        wrong.push(`${index} ${JSON.stringify(text)} ${JSON.stringify(userErrors)}`);
    }
    expect(wrong).toEqual([]);
    // A text with a character that no text can hold is refused before anything is done.
    for (const text of STRINGS.filter((each) => unholdableIn(each) !== null))
      await expect(at.add(report, { url: 'https://a.example/', title: es(text) })).rejects.toThrow('cannot be kept');
  }, 120_000);

  it('gets no address that is none, and no link that runs', async () => {
    const report = await at.draft();
    const urls = STRINGS.filter((text) => text !== '' && !/^https?:\/\/\w/.test(text));
    const taken: string[] = [];
    for (const [index, url] of urls.entries()) {
      if (index % 100 === 0) await t.db.query('delete from rate_count');
      const { evidence } = await at.add(report, { url });
      if (evidence) taken.push(evidence.url);
    }
    expect(taken.filter((url) => !/^https?:/i.test(url.trim()))).toEqual([]);
    const { body } = await at.get(`/es/informes/${report}/pruebas`, 'liaison');
    const main = body.slice(body.indexOf('<main'));
    expect(main).not.toMatch(/href="\s*(javascript|data|vbscript):/i);
    expect(main).not.toContain('<script>alert');
  }, 120_000);
});
