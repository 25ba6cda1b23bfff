import { readFileSync } from 'node:fs';
import { testApp, type TestApp } from '../support/app.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp('demo');
});
afterAll(() => t.close());

const page = readFileSync(new URL('../../src/operations/graphiql-start.js', import.meta.url), 'utf8');
const examples = [...page.matchAll(/`(#[^`]+)`/g)].map(([, query]) => query!);

it('has examples', () => expect(examples.length).toBeGreaterThan(2));

it.each(examples)('finds something with the example %s', async (query) => {
  const answer = await t.gql(query);
  expect(Object.values(answer).filter((found) => found === null)).toEqual([]);
  expect(JSON.stringify(answer).length).toBeGreaterThan(300);
});
