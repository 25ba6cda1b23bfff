import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
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

async function suggested(words: string, reason: string) {
  const { commitment } = await by('secretariat').draft(plan.plan, { action: es('Medir las fugas') });
  const clause = commitment.clauses.nodes.find((one: { section: string }) => one.section === 'ACTION').id;
  const author = await plan.citizen();
  const made = await by(author).suggest({
    commitment: commitment.id,
    baseVersion: 1,
    clause,
    text: es(words),
    reason,
  });
  expect(made.userErrors).toEqual([]);
  return { id: made.suggestion.id as string, author };
}

const find = async (text: string, more = '') =>
  (
    await t.gql(
      `query ($text: Text!) { search(text: $text, first: 50${more}) {
         nodes { __typename ... on Suggestion { id excerpt(text: $text) { text match } } } } }`,
      { text },
    )
  ).search.nodes;

it('finds suggestions by their words and by their reason, also alone', async () => {
  const { id } = await suggested('Medir las fugas con sismógrafos', 'Los ajolotes lo agradecen');
  const [byWords] = await find('sismografos');
  expect(byWords).toMatchObject({ __typename: 'Suggestion', id });
  expect(byWords.excerpt.filter(({ match }: { match: boolean }) => match)).toEqual([
    { text: 'sismógrafos', match: true },
  ]);
  expect((await find('ajolotes', ', in: [SUGGESTION]')).map((one: { id: string }) => one.id)).toEqual([id]);
  expect(await find('ajolotes', ', in: [COMMENT]')).toEqual([]);
});

it('finds a plan by the words of its own text, while the reader sees that text', async () => {
  await planWriter(t, 'secretariat', plan).write(0, { vision: es('Un gobierno que riega las chinampas') });
  const found = async () => (await find('chinampas', ', in: [PLAN]')).length;
  expect(await found()).toBe(1);
  expect(await find('trajineras', ', in: [PLAN]')).toEqual([]);
  const keep = (isPublic: boolean) =>
    t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
      await manager.query('update plan set drafts_public = $2 where id = $1', [plan.planId, isPublic]);
      record({ verb: 'plan.imported', subject: plan.plan, planId: plan.planId });
    });
  await keep(false);
  expect(await found()).toBe(0);
  await keep(true);
});

it('leads on the page of the search to the suggestion itself', async () => {
  const { id, author } = await suggested('Medir las fugas con teodolitos', 'Hay tres en la bodega');
  for (const [address, to] of [
    ['/es/buscar?q=teodolitos', `/es/sugerencias/${id}`],
    ['/en/search?q=teodolitos&in=SUGGESTION', `/en/suggestions/${id}`],
  ] as const) {
    const { statusCode, body } = await t.app.inject(address);
    expect([address, statusCode]).toEqual([address, 200]);
    expect(body).toContain(`<a href="${to}">`);
    expect(body).toContain('<mark>teodolitos</mark>');
    expect(body).toContain(author);
  }
});

it('links from the feed of a plan to the suggestion itself', async () => {
  const { id } = await suggested('Medir las fugas con astrolabios', 'Así se hacía antes');
  const { body } = await t.app.inject('/es/planes/joint/feed.atom');
  expect(body).toContain(`/es/sugerencias/${id}"`);
});
