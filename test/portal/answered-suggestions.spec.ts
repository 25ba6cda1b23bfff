import { testApp, type TestApp } from '../support/app.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, es, planWriter, writer } from '../support/drafting.js';

let t: TestApp;
let plan: CoCreation;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
});
afterAll(() => t.close());

const by = (who: string) => writer(t, who);
const page = async (url: string) => (await t.app.inject(url)).body;

it('says nothing of suggestions where there are none', async () => {
  expect(await page('/es/respuestas/joint')).not.toContain('Sugerencias a los textos');
});

it('says how many suggestions were answered, apart from proposals, and leads to exactly those that wait', async () => {
  const { commitment } = await by('secretariat').draft(plan.plan, { action: es('Medir las fugas') });
  const clause = commitment.clauses.nodes.find((one: { section: string }) => one.section === 'ACTION').id;
  const author = await plan.citizen();
  const make = async (words: string) =>
    (await by(author).suggest({ commitment: commitment.id, baseVersion: 1, clause, text: es(words) })).suggestion.id;
  const [one] = [await make('Medir todas las fugas'), await make('Medir las fugas ya'), await make('Medir bien')];
  await by('drafter').decline(one);

  const body = await page('/es/respuestas/joint');
  expect(body).toContain('<h2 id="sugerencias">Sugerencias a los textos');
  expect(body).toContain('1 de 3 sugerencias contestadas');
  expect(body).toContain('Quienes redactan, mientras nadie encabeza el compromiso');
  const [, link, count] = /<a href="([^"]+)">(\d+) sugerencias<\/a>/.exec(body)!;
  const list = await page(link!.replaceAll('&amp;', '&'));
  expect(count).toBe('2');
  expect(list).toContain('<h2>2 sugerencias');
  expect(list.match(/<li id="sug_/g)).toHaveLength(2);
  expect(await page('/en/responses/joint')).toContain('1 of 3 suggestions answered');
});

it('counts those that wait on the text of the plan itself, so that the parts sum to the whole', async () => {
  await planWriter(t, 'secretariat', plan).write(0, { foreword: es('Presentamos este plan.') });
  const made = await by(await plan.citizen()).suggest({
    plan: plan.plan,
    baseVersion: 1,
    kind: 'ADD',
    section: 'VISION',
    text: es('Un gobierno que escucha.'),
  });
  expect(made.userErrors).toEqual([]);
  const body = await page('/es/respuestas/joint');
  expect(body).toContain('1 de 4 sugerencias contestadas');
  expect(body).toContain('Y 1 más en otros textos.');
  expect(await page('/en/responses/joint')).toContain('And 1 more in other texts.');
});
