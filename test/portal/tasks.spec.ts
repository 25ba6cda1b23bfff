import { testApp, type TestApp } from '../support/app.js';
import { coCreation, type CoCreation, proposer } from '../support/co-creation.js';
import { filling } from '../support/filling.js';

let t: TestApp;
let at: CoCreation;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
});
afterAll(() => t.close());

it('says what the role of a person is for, when nothing waits for them', async () => {
  const { body } = await filling(t, 'civil-society').read('/es/pendientes');
  expect(body).toContain('Hoy nada espera de usted aquí.');
  expect(body).toContain('Habla por la sociedad civil en el plan');
  expect(body).toContain('Aquí aparece lo que deba decidir');
});

it('leads moderators to exactly the cases that their number counts', async () => {
  const author = await at.citizen();
  const { id, reference } = await proposer(t, author).submitted(at.plan);
  await t.gql.as('civil-society')(
    `mutation { proposalReport(id: "${id}", input: { rule: SPAM }) { userErrors { code } } }`,
  );
  const { body } = await filling(t, 'moderator').read('/es/pendientes');
  const [, to, count] = /<a href="([^"]+)" data-count="(\d+)" data-of="MODERATION"/.exec(body)!;
  expect([to, count]).toEqual(['/es/moderacion/joint?mine=yes', '1']);
  const desk = await filling(t, 'moderator').read(to!);
  expect([desk.body.match(/data-row="MODERATION"/g)?.length, desk.body.includes(reference)]).toEqual([1, true]);
});
