import { Execute } from '../../src/api/execute.js';
import { VISITOR } from '../../src/domain/actor.js';
import { documentOf } from '../../src/portal/frame/documents.js';
import { testApp, type TestApp } from '../support/app.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp('demo');
});
afterAll(() => t.close());

/** Runs the document as a visitor, and returns its errors too. */
const ask = (document: string, variables: Record<string, unknown> = {}) =>
  t.app.get(Execute).run(document, { actor: VISITOR, language: 'en', variables });

it.each([
  ['home', { signedIn: false }],
  ['plans', {}],
  ['plan', { slug: 'edomex-tlalnepantla-2021' }],
  ['commitments', { first: 20 }],
  ['proposals', { words: '', searching: false }],
] as const)('reads what a visitor sees on the page “%s” in one statement', async (page, variables) => {
  let errors: unknown;
  const sent = await t.statements(async () => {
    ({ errors } = await ask(documentOf(page), variables));
  });
  expect(errors).toBeUndefined();
  expect(sent).toHaveLength(1);
});

it('makes the same statement of the same document, whichever of its reads was first', async () => {
  const document = `{ z: plans { totalCount } a: commitments { totalCount } m: policyAreas { code } }`;
  const sent = await t.statements(async () => {
    for (const _ of [1, 2, 3, 4]) await ask(document);
  });
  expect(sent).toHaveLength(4);
  expect(new Set(sent).size).toBe(1);
});

it('refuses one read and answers the others beside it, in one statement', async () => {
  const document = `query ($slug: String!) {
    forged: plan(slug: $slug) { slug commitments(after: "nonsense") { totalCount } }
    before: plan(slug: $slug, asOf: "2020-01-01T00:00:00Z") { slug }
    now: plan(slug: $slug) { slug }
  }`;
  let answer: Awaited<ReturnType<typeof ask>> | undefined;
  const sent = await t.statements(async () => {
    answer = await ask(document, { slug: 'edomex-tlalnepantla-2021' });
  });
  expect(answer?.errors).toMatchObject([{ path: ['forged'], extensions: { code: 'REFUSED' } }]);
  expect(answer?.data).toEqual({ forged: null, before: null, now: { slug: 'edomex-tlalnepantla-2021' } });
  expect(sent).toHaveLength(1);
});

it('looks anew at what is selected when a variable says so', async () => {
  const document = `query ($with: Boolean!, $many: Int!, $language: Language) {
    plan(slug: "edomex-tlalnepantla-2021") {
      slug @include(if: $with)
      title { text(in: $language) }
      commitments(first: $many) { nodes { reference } }
    }
  }`;
  const seen = async (variables: Record<string, unknown>) => {
    const { data, errors } = await ask(document, variables);
    expect(errors).toBeUndefined();
    const { plan } = data as { plan: { slug?: string; title: { text: string }; commitments: { nodes: object[] } } };
    return { slug: plan.slug, title: plan.title.text, commitments: plan.commitments.nodes.length };
  };
  for (const _ of [1, 2]) {
    const english = await seen({ with: true, many: 2, language: 'EN' });
    expect(english).toMatchObject({ slug: 'edomex-tlalnepantla-2021', commitments: 2 });
    const spanish = await seen({ with: false, many: 3, language: 'ES' });
    expect(spanish).toMatchObject({ commitments: 3 });
    expect(spanish.slug).toBeUndefined();
    expect(spanish.title).not.toBe(english.title);
  }
});

it('takes the arguments of this time, also where nothing below depends on them', async () => {
  const document = `query ($slug: String!) { plan(slug: $slug) { slug } }`;
  for (const _ of [1, 2, 3]) {
    expect((await ask(document, { slug: 'edomex-tlalnepantla-2021' })).data).toMatchObject({
      plan: { slug: 'edomex-tlalnepantla-2021' },
    });
    expect((await ask(document, { slug: 'nothing-such' })).data).toEqual({ plan: null });
  }
});
