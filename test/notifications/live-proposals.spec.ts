import { anotherApp, testApp, type TestApp } from '../support/app.js';
import { coCreation, type CoCreation, proposer } from '../support/co-creation.js';
import { listen, until } from '../support/live.js';
import { declined, responder } from '../support/responding.js';

let one: TestApp;
let two: TestApp;
let at: CoCreation;
let [author, neighbour] = ['', ''];
beforeAll(async () => {
  one = await testApp();
  two = await anotherApp(one.database);
  at = await coCreation(one);
  [author, neighbour] = [await at.citizen(), await at.citizen()];
});
afterAll(async () => {
  await two.close();
  await one.close();
});

const say = async (subject: string, body: string) => {
  const { commentCreate } = await one.gql.as(neighbour)(
    'mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { id } userErrors { code } } }',
    { input: { subject, body } },
  );
  expect(commentCreate.userErrors).toEqual([]);
};

it('tells of a comment that was really written, on both processes, to those who listen to that thing', async () => {
  const { id } = await proposer(one, author).submitted(at.plan);
  const { id: other } = await proposer(one, author).submitted(at.plan);
  const { response } = await responder(one, 'secretariat').respond(id, '15', declined());
  const heard = (on: string) => `subscription { commented(on: "${on}") { body subject { id } } }`;
  const ears = [await listen(one, heard(id)), await listen(two, heard(id))];
  const below = await listen(two, heard(response.id));
  await say(other, 'No es aquí.');
  await say(id, 'Hace falta.');
  await say(response.id, 'No me convence.');
  await until(() => ears.every(({ got }) => got.length === 1) && below.got.length === 1);
  for (const { got, failed } of ears) {
    expect(got).toEqual([{ commented: { body: 'Hace falta.', subject: { id } } }]);
    expect(failed).toEqual([]);
  }
  expect(below.got).toEqual([{ commented: { body: 'No me convence.', subject: { id: response.id } } }]);
  await Promise.all([...ears, below].map((ear) => ear.stop()));
});

it('tells of supports and answers of a proposal as they come, on both processes, and nothing of a hidden one', async () => {
  const { id } = await proposer(one, author).submitted(at.plan);
  const query = `subscription { proposalChanged(id: "${id}") { state supports { totalCount } } }`;
  const ears = [await listen(one, query), await listen(two, query)];
  await proposer(one, neighbour).support(id);
  await until(() => ears.every(({ got }) => got.length === 1));
  await responder(one, 'secretariat').respond(id, '15', declined());
  await until(() => ears.every(({ got }) => got.length === 2));
  const { proposalHide } = await one.gql.as('moderator')(
    `mutation ($id: ID!) { proposalHide(id: $id, input: { rule: SPAM, reason: "Es un anuncio." }) { userErrors { code } } }`,
    { id },
  );
  expect(proposalHide.userErrors).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  for (const { got, failed } of ears) {
    expect(got).toEqual([
      { proposalChanged: { state: 'SUBMITTED', supports: { totalCount: 1 } } },
      { proposalChanged: { state: 'UNDER_REVIEW', supports: { totalCount: 1 } } },
    ]);
    expect(failed).toEqual([]);
  }
  await Promise.all(ears.map((ear) => ear.stop()));
});
