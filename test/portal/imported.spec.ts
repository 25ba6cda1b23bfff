import { testApp, type TestApp } from '../support/app.js';
import { chromiumPath } from '../support/browser.js';
import { browsing } from '../support/browsing.js';
import { jointPlan } from '../support/builders.js';
import { PHONE, sharedBrowser, wrongOn } from '../support/in-browser.js';
import { MADRID_COMMENTS, MADRID_PROPOSALS, tableFile, take } from '../support/participation.js';

const REFERENCE = 'JOINT-DECIDE-MADRID-7';
const [LIST, PAGE] = ['/es/propuestas', `/es/propuestas/${REFERENCE}`];
let t: TestApp;
let deepest: string;

beforeAll(async () => {
  t = await testApp();
  await jointPlan(t);
  await take(
    t,
    'decide-madrid-proposals',
    tableFile(MADRID_PROPOSALS, [
      {
        id: 7,
        url: '/proposals/7-limpiar',
        title: 'Limpiar las calles',
        userId: 1,
        date: '2015-09-15',
        text: 'Barrer más.',
        status: 'archived',
        numSupports: 6560,
      },
    ]),
  );
  await take(
    t,
    'decide-madrid-comments',
    tableFile(
      MADRID_COMMENTS,
      Array.from({ length: 45 }, (_, n) => ({
        id: n + 1,
        parentId: n === 0 ? -1 : n,
        proposalId: 7,
        userId: n % 3,
        date: n === 1 ? '' : '2015-09-16',
        text: n === 1 ? '' : `Comentario ${n + 1}`,
        numVotes: 5,
        numPositiveVotes: 3,
        numNegativeVotes: 2,
      })),
    ),
  );
  [{ id: deepest }] = await t.db.query(
    `select 'cmt_' || replace(id::text, '-', '') as id from comment order by depth desc limit 1`,
  );
}, 60_000);
afterAll(() => t.close());

it.each([
  ['es', LIST, ['De decide.madrid.es', '6,560 más, según el sitio']],
  [
    'es',
    PAGE,
    [
      'De decide.madrid.es',
      'href="https://decide.madrid.es/proposals/7-limpiar"',
      'Aquí nadie le debe una respuesta mientras no se retome',
      'Su situación allá: “archived”.',
      'Persona importada ',
      'más 3 a favor y 2 en contra, según la fuente importada',
      'sin fecha en su origen',
      'En su origen no tiene texto.',
    ],
  ],
  ['en', `/en/proposals/${REFERENCE}`, ['From decide.madrid.es', 'Its status there: “archived”.', 'Imported person ']],
])('says in %s on %s what was imported, from where, and what that means', async (_, path, said) => {
  const { status, body } = await browsing(t).open(path);
  expect(status).toBe(200);
  for (const words of said) expect(body).toContain(words);
});

it('shows the whole way up to a comment of the 45th level, with one question to the database', async () => {
  const { body } = await browsing(t).open(`/es/comentarios/${deepest}`);
  expect(body).toContain('Comentario 45');
  expect(body).toContain('Comentario 1<');
  const sent = await t.readsAnew(() => browsing(t).open(`/es/comentarios/${deepest}`));
  expect(sent.filter((sql) => sql.includes(' comment '))).toHaveLength(1);
});

const executablePath = chromiumPath();
(executablePath === null ? describe.skip : describe)('in a real browser', () => {
  it('has no violation of WCAG 2.2 AA and fits 360 pixels where things were imported', async () => {
    await t.app.listen(0, '127.0.0.1');
    const base = await t.app.getUrl();
    const browser = await sharedBrowser();
    const found: string[] = [];
    const page = await browser.newPage({ viewport: PHONE });
    for (const path of [LIST, PAGE, `/en/proposals/${REFERENCE}`, `/es/comentarios/${deepest}`])
      found.push(...(await wrongOn(page, base + path)));
    await page.close();
    expect(found).toEqual([]);
  }, 120_000);
});
