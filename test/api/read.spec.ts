import { testApp, type TestApp } from '../support/app.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

it('answers the type of the root', async () => {
  expect(
    await t.gql('{ __typename instruments { code sections { code questions { code text { text } } } } }'),
  ).toMatchObject({ __typename: 'Query' });
});
