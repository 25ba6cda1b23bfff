import { isWritten } from '../../src/domain/text.js';
import { testApp, type TestApp } from '../support/app.js';
import { coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';
import { declined, responder } from '../support/responding.js';

let t: TestApp;
let at: CoCreation;
let author: string;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  author = await at.citizen();
});
afterAll(() => t.close());

const INVISIBLE = [' ', '\n\t', '\u200b\u200b', '\u202e', '\ufeff', '\u3164', '\u2800', '\u00ad\u2060'];
const first = ({ userErrors }: { userErrors: { code: string; path: string[] }[] }) =>
  userErrors.map(({ code, path }) => `${code} ${path.join('.')}`);

it('tells what can be seen from what cannot', () => {
  for (const blank of ['', ...INVISIBLE]) expect(isWritten(blank)).toBe(false);
  for (const text of ['a', '\u200bá', '👩‍🌾', 'שלום', '-']) expect(isWritten(text)).toBe(true);
});

it.each(INVISIBLE.map((blank) => [JSON.stringify(blank), blank]))('takes %s for no reason at all', async (_, blank) => {
  const { id } = await proposer(t, author).submitted(at.plan);
  const se = proposer(t, 'secretariat');
  const required = [`TEXT_REQUIRED input.reason`];
  expect(first(await se.merge(id, { into: id, reason: blank }))).toEqual(required);
  expect(first(await se.unmerge(id, { reason: blank }))).toEqual(required);
  const response = { id: 'rsp_0' };
  expect(first(await responder(t, author).contest(response.id, { reason: blank }))).toEqual(required);
  expect(first(await responder(t, 'liaison').revise(response.id, 1, declined({ reason: blank })))).toEqual(required);
  expect(first(await responder(t, 'municipal').decide(response.id, { uphold: false, decision: blank }))).toEqual([
    'TEXT_REQUIRED input.decision',
  ]);
  for (const [name, type, more] of [
    ['windowMove', 'WindowMoveInput', {}],
    ['windowClose', 'ReasonInput', {}],
  ] as const) {
    const answer = await t.gql.as('secretariat')(
      `mutation ($input: ${type}!) { ${name}(id: "win_0", input: $input) { userErrors { code path } } }`,
      { input: { reason: blank, ...more } },
    );
    expect(first(answer[name])).toEqual(required);
  }
  await t.db.query('delete from rate_count');
});

it('takes no draft and no comment in which nothing can be seen', async () => {
  for (const blank of INVISIBLE) {
    expect(first(await proposer(t, author).draft(at.plan, title(blank)))).toEqual(['TEXT_REQUIRED input.title.text']);
    const problem = { problem: { language: 'ES', text: blank } };
    expect(first(await proposer(t, author).draft(at.plan, problem))).toEqual(['TEXT_REQUIRED input.problem.text']);
    const { commentCreate } = await t.gql.as(author)(
      `mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { userErrors { code path } } }`,
      { input: { subject: 'prp_0', body: blank } },
    );
    expect(first(commentCreate)).toEqual(['TEXT_REQUIRED input.body']);
  }
});
