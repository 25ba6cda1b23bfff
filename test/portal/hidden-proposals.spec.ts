import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { testApp, type TestApp } from '../support/app.js';
import { coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';
import { filling } from '../support/filling.js';

let t: TestApp;
let at: CoCreation;
let author: string;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  author = await at.citizen();
});
afterAll(() => t.close());

const hide = async (id: string, rule = 'SPAM') => {
  const { proposalHide } = await t.gql.as('moderator')(
    `mutation ($id: ID!) { proposalHide(id: $id, input: { rule: ${rule}, reason: "Es un anuncio." }) { userErrors { code } } }`,
    { id },
  );
  expect(proposalHide.userErrors).toEqual([]);
};
const pathIn = (letter: string) => new URL(/https?:\/\/\S+/.exec(letter)![0]).pathname;

it('tells the author of a hidden proposal by a letter whose link leads to it', async () => {
  await t.db.query(
    `insert into account_contact (account_id, email) select id, 'autora@example.org' from account where handle = $1`,
    [author],
  );
  const { id, reference } = await proposer(t, author).submitted(at.plan, title('Compre aquí'));
  await hide(id);
  await t.app.get(Jobs).runDue();
  const [letter] = await t.db.query(`select body_text from kept_mail where recipient = 'autora@example.org'`);
  expect(pathIn(letter.body_text)).toBe(`/es/propuestas/${reference}`);
  const { statusCode, body } = await filling(t, author).read(pathIn(letter.body_text));
  expect(statusCode).toBe(200);
  expect(body).toContain('Compre aquí');
});
