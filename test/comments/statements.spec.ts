import { OwnAccount } from '../../src/accounts/own-account.service.js';
import { Actors } from '../../src/accounts/actors.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { documentOf, withFragments } from '../../src/portal/frame/documents.js';
import { testApp, type TestApp } from '../support/app.js';
import { type Discussion, discussion } from '../support/discussion.js';

let t: TestApp;
let d: Discussion;
let authorization: string;
beforeAll(async () => {
  t = await testApp();
  d = await discussion(t);
  const ana = await t.app.get(Actors).byHandle('ana');
  const made = { name: 'count', scopes: ['read', 'write'] as const, days: 1 };
  authorization = `Bearer ${await t.app.get(OwnAccount).createToken(ana!, { ...made, scopes: [...made.scopes] })}`;
});
afterAll(() => t.close());

/** Returns the statements of one request, those of its session included. */
async function cost(query: string, variables: object, headers: Record<string, string> = {}): Promise<string[]> {
  let body = '';
  const sent = await t.readsAnew(async () => {
    const answer = await t.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', ...headers },
      payload: JSON.stringify({ query, variables }),
    });
    ({ body } = answer);
  });
  expect(JSON.parse(body)).not.toHaveProperty('errors');
  expect(body).not.toContain('"code"');
  return sent;
}

const THREAD = withFragments(`query ($id: ID!, $commentsAfter: String, $commentsBy: CommentOrder) {
  node(id: $id) { ...Discussed }
}`);

it('reads a thread as pages ask for it in one statement, and in one more for who is signed in', async () => {
  await d.say('beto', 'Una voz.');
  expect(await cost(THREAD, { id: d.commitment })).toHaveLength(1);
  expect(await cost(THREAD, { id: d.commitment }, { authorization })).toHaveLength(2);
});

it('asks for nothing to judge by what a visitor may do, who may do nothing', async () => {
  const [visitors] = await cost(THREAD, { id: d.commitment });
  expect(visitors).not.toContain('institutions_concerned');
  const [, anas] = await cost(THREAD, { id: d.commitment }, { authorization });
  expect(anas).toContain('institutions_concerned');
});

it('asks the database nothing more than it must to add a comment', async () => {
  const input = { subject: d.commitment, body: 'Falta luz.' };
  const sent = await cost(documentOf('forms/comment-create'), { input }, { authorization });
  const each = [
    /from api_token k join account a/,
    /^START TRANSACTION/i,
    /pg_advisory_xact_lock_shared/,
    /as account_since.* count_one_more\(/s,
    /select record\(/,
    /^insert into (?:"tequio"\.)?"comment"/i,
    /^COMMIT$/i,
  ];
  expect(sent.map((sql, n) => (each[n]?.test(sql) ? String(each[n]) : sql))).toEqual(each.map(String));
});

it('reads of a new comment what the command does not know itself', async () => {
  const input = { subject: d.commitment, body: 'Falta agua.' };
  const asking = (fields: string) =>
    cost(
      `mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { ${fields} } } }`,
      { input },
      { authorization },
    );
  expect((await asking('__typename here: id id now: state')).at(-1)).toMatch(/^COMMIT$/i);
  for (const fields of ['id body', 'state availableActions', 'id subject { __typename }'])
    expect((await asking(fields)).at(-1)).toContain('from comment c');
});

it('answers about a new comment what a reader of it is answered, held ones and repeated requests included', async () => {
  const created = async (as: string, clientMutationId?: string) => {
    const document = `mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { __typename id state } } }`;
    const input = { subject: d.milestone, body: 'Se dice una vez.', clientMutationId };
    return (await t.gql.as(as)(document, { input })).commentCreate.comment;
  };
  const read = async (as: string, id: string) =>
    (await t.gql.as(as)('query ($id: ID!) { comment(id: $id) { __typename id state } }', { id })).comment;

  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query('update plan set hold_first_comments = 20 where id = $1', [d.planId]);
    record({ verb: 'plan.tested', subject: 'pln_test', planId: d.planId });
  });
  for (const [handle, state] of [
    ['ana', 'VISIBLE'],
    ['newcomer', 'HELD'],
  ] as const) {
    const comment = await created(handle, 'said');
    expect(comment).toEqual({ __typename: 'Comment', id: expect.any(String), state });
    expect(await read(handle, comment.id)).toEqual(comment);
    await t.gql.as(handle)('mutation ($id: ID!) { commentWithdraw(id: $id) { comment { id } } }', { id: comment.id });
    expect(await created(handle, 'said')).toEqual({ ...comment, state: 'WITHDRAWN' });
  }
});
