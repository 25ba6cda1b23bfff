import { TEMPLATES, VERBS } from '../../src/notifications/letters.js';

const values = (text: string) =>
  [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name!).toSorted((one, other) => one.localeCompare(other));

it.each(Object.keys(TEMPLATES.es))('says the same in both languages, and leads to each page in words: %s', (name) => {
  const [es, en] = [TEMPLATES.es[name]!, TEMPLATES.en[name]!];
  expect(values(en.subject)).toEqual(values(es.subject));
  expect(en.body.map(values)).toEqual(es.body.map(values));
  for (const { body } of [es, en]) {
    const bare = body.filter((paragraph, index) => /^{{\w+}}$/.test(paragraph) && !body[index - 1]?.endsWith(':'));
    expect(bare).toEqual([]);
  }
});

it('tells each event in one sentence in both languages, before the title that follows after a colon', () => {
  expect(Object.keys(VERBS.en).toSorted()).toEqual(Object.keys(VERBS.es).toSorted());
  for (const [verb, sentence] of Object.entries(VERBS.es)) {
    expect([verb, values(VERBS.en[verb]!)]).toEqual([verb, values(sentence)]);
    expect(`${sentence} ${VERBS.en[verb]}`).not.toMatch(/[:.]/);
  }
});
