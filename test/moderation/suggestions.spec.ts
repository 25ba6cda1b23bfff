import { testApp, type TestApp } from '../support/app.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, es, planWriter, writer } from '../support/drafting.js';

let t: TestApp;
let plan: CoCreation;
let [author, other] = ['', ''];
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
  [author, other] = [await plan.citizen(), await plan.citizen()];
});
afterAll(() => t.close());

const by = (who: string) => writer(t, who);
const WHY = { rule: 'INSULT', reason: 'Insulta a una persona.' };
const act = async (as: string, mutation: string, id: string, type: string, input: object) =>
  (
    await t.gql.as(as)(
      `mutation ($id: ID!, $input: ${type}!) { ${mutation}(id: $id, input: $input) { suggestion { id visibility } userErrors { code } } }`,
      { id, input },
    )
  )[mutation];

async function suggested(words: string) {
  const { commitment } = await by('secretariat').draft(plan.plan, { action: es('Medir las fugas') });
  const clause = commitment.clauses.nodes.find((one: { section: string }) => one.section === 'ACTION').id;
  const made = await by(author).suggest({ commitment: commitment.id, baseVersion: 1, clause, text: es(words) });
  expect(made.userErrors).toEqual([]);
  return { id: made.suggestion.id as string, clause, commitment: commitment.id as string };
}

/** Two other people decide that the suggestion is shown again; gives its fields as its author reads them before. */
async function upheld(id: string) {
  const { node } = await t.gql.as(author)(
    'query ($id: ID!) { node(id: $id) { ... on Suggestion { availableActions moderation { rule appeal { id } } } } }',
    { id },
  );
  for (const as of ['secretariat', 'civil-society']) {
    const { appealDecide } = await t.gql.as(as)(
      `mutation ($id: ID!, $input: AppealDecideInput!) { appealDecide(id: $id, input: $input) { userErrors { code } } }`,
      { id: node.moderation.appeal.id, input: { restore: true, reason: 'Lo vimos.' } },
    );
    expect(appealDecide.userErrors).toEqual([]);
  }
  return node;
}

/** Everything that somebody can read of suggestions, as one text. */
async function readOf({ id, clause, commitment }: { id: string; clause: string; commitment: string }, as?: string) {
  const ask = as ? t.gql.as(as) : t.gql;
  const nodes = 'suggestions(first: 20) { nodes { id text reason } }';
  const answers = [
    await ask(`{ ${nodes} suggestions_: suggestions(first: 20, filter: { text: "canario" }) { totalCount } }`),
    await ask(`{ plan(slug: "joint") { ${nodes} } }`),
    await ask(
      `{ search(text: "canario", first: 50) { nodes { ... on Suggestion { id excerpt(text: "canario") { text } } } } }`,
    ),
    await ask(
      `query ($id: ID!, $c: ID!, $k: ID!) { one: node(id: $id) { ... on Suggestion { text } }
        clause: node(id: $k) { ... on Clause { ${nodes} } } commitment: node(id: $c) { ... on Commitment { ${nodes} } } }`,
      { id, c: commitment, k: clause },
    ),
  ];
  return { whole: JSON.stringify(answers), found: answers[0].suggestions_.totalCount as number };
}

it('is reported, and hidden with a rule from everybody but its author and the moderators', async () => {
  const made = await suggested('canario en la mina');
  expect((await act(author, 'suggestionReport', made.id, 'ReportInput', { rule: 'SPAM' })).userErrors).toEqual([
    { code: 'NOT_ALLOWED' },
  ]);
  expect((await act(other, 'suggestionReport', made.id, 'ReportInput', { rule: 'SPAM' })).userErrors).toEqual([]);
  const { moderationQueue } = await t.gql.as('moderator')(
    '{ moderationQueue(plan: "joint") { nodes { kind reasons thing { id } } } }',
  );
  expect(moderationQueue.nodes).toEqual([{ kind: 'SUGGESTION', reasons: ['REPORTED'], thing: { id: made.id } }]);
  expect((await readOf(made)).whole).toContain('canario en la mina');

  for (const as of [other, 'drafter', 'secretariat'])
    expect((await act(as, 'suggestionHide', made.id, 'HideInput', WHY)).userErrors).toEqual([{ code: 'NOT_ALLOWED' }]);
  expect((await act('moderator', 'suggestionHide', made.id, 'HideInput', WHY)).suggestion).toEqual({
    id: made.id,
    visibility: 'HIDDEN',
  });
  expect((await act('moderator', 'suggestionHide', made.id, 'HideInput', WHY)).userErrors).toEqual([
    { code: 'ALREADY_HIDDEN' },
  ]);
  for (const as of [undefined, other, 'drafter', 'secretariat']) {
    const { whole, found } = await readOf(made, as);
    expect([as, whole.includes('canario en la mina'), found]).toEqual([as, false, 0]);
  }
  const pending = async (as: string) =>
    (
      await t.gql.as(as)('query ($k: ID!) { node(id: $k) { ... on Clause { pendingSuggestions } } }', {
        k: made.clause,
      })
    ).node.pendingSuggestions;
  expect([await pending(other), await pending('drafter'), await pending(author)]).toEqual([0, 0, 1]);
  for (const as of [author, 'moderator']) expect((await readOf(made, as)).whole).toContain('canario en la mina');

  const log = await t.gql(
    '{ moderationLog(plan: "joint", first: 5) { nodes { kind rule reason thing { id } commitment { id } } } }',
  );
  expect(log.moderationLog.nodes).toEqual([
    { kind: 'SUGGESTION', rule: 'INSULT', reason: WHY.reason, thing: null, commitment: { id: made.commitment } },
  ]);
  const { viewer } = await t.gql.as(author)('{ viewer { hiddenTexts { kind thing { id } } } }');
  expect(viewer.hiddenTexts).toEqual([{ kind: 'SUGGESTION', thing: { id: made.id } }]);
});

it('is hidden on the own text of a plan alike, and shown again when the appeal is upheld', async () => {
  await planWriter(t, 'secretariat', plan).write(0, { vision: es('Un gobierno que escucha.') });
  const { clauses } = await planWriter(t, 'visitor', plan).read();
  const clause = clauses.nodes[0].id as string;
  const words = 'canario en el plan';
  const { suggestion } = await by(author).suggest({ plan: plan.plan, baseVersion: 1, clause, text: es(words) });
  const id = suggestion.id as string;
  const { slug } = await planWriter(t, 'visitor', plan).ask('slug');
  /** True where somebody meets the words: in lists, the search, the text and its pages, the feed, or a clause. */
  const isMet = async () => {
    const pages = ['texto', 'sugerencias', 'sugerencias?show=pending', 'feed.atom', 'redaccion?show=waiting'];
    const bodies = await Promise.all(
      pages.map(async (path) => (await t.app.inject(`/es/planes/${slug}/${path}`)).body),
    );
    const { whole } = await readOf({ id, clause, commitment: plan.plan });
    return [whole, ...bodies, (await t.app.inject(`/es/sugerencias/${id}`)).body].some((text) => text.includes(words));
  };
  expect(await isMet()).toBe(true);
  await act('moderator', 'suggestionHide', id, 'HideInput', WHY);
  expect(await isMet()).toBe(false);
  const { moderationLog } = await t.gql(
    '{ moderationLog(plan: "joint", first: 1) { nodes { planText { slug } commitment { id } } } }',
  );
  expect(moderationLog.nodes).toEqual([{ planText: { slug }, commitment: null }]);
  expect((await by('drafter').accept(id)).userErrors).toEqual([{ code: 'SUGGESTION_HIDDEN', path: ['id'] }]);
  await act(author, 'suggestionAppeal', id, 'AppealInput', { argument: 'No insulta a nadie' });
  await upheld(id);
  expect(await isMet()).toBe(true);
});

it('is decided by nobody while it is hidden', async () => {
  const { id } = await suggested('Medir lo oculto');
  await act('moderator', 'suggestionHide', id, 'HideInput', WHY);
  expect((await by('drafter').accept(id)).userErrors).toEqual([{ code: 'SUGGESTION_HIDDEN', path: ['id'] }]);
  expect((await by('drafter').decline(id)).userErrors).toEqual([{ code: 'SUGGESTION_HIDDEN', path: ['id'] }]);
  const shown = await act('moderator', 'hidingTakeBack', id, 'TakeBackInput', { reason: 'Fue un error.' });
  expect(shown).toEqual({ suggestion: { id, visibility: 'VISIBLE' }, userErrors: [] });
  expect((await by('drafter').accept(id)).userErrors).toEqual([]);
});

it('is shown again when an appeal is upheld, or when nobody decides it in time', async () => {
  const [one, two] = [await suggested('Medir uno'), await suggested('Medir dos')];
  for (const { id } of [one, two]) {
    await act('moderator', 'suggestionHide', id, 'HideInput', WHY);
    expect((await act(other, 'suggestionAppeal', id, 'AppealInput', { argument: 'x' })).userErrors[0].code).toBe(
      'NOT_ALLOWED',
    );
    const appealed = await act(author, 'suggestionAppeal', id, 'AppealInput', { argument: 'No insulta a nadie' });
    expect(appealed.userErrors).toEqual([]);
  }
  expect(await upheld(one.id)).toMatchObject({ availableActions: ['WITHDRAW'], moderation: { rule: 'INSULT' } });
  expect((await readOf(one)).whole).toContain('Medir uno');
  expect((await readOf(two)).whole).not.toContain('Medir dos');
  t.setNow(new Date(Date.now() + 15.1 * 86_400_000).toISOString());
  expect((await readOf(two)).whole).toContain('Medir dos');
  t.setNow(new Date().toISOString());
});
