import { Actors } from '../../src/accounts/actors.js';
import { OwnAccount } from '../../src/accounts/own-account.service.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { testApp, type TestApp } from '../support/app.js';
import { BOTH, coCreation, type CoCreation } from '../support/co-creation.js';
import { type Post, postOffice } from '../support/smtp.js';

let post: Post;
let t: TestApp;
let at: CoCreation;
let url: string;
const tokens = new Map<string, string>();

beforeAll(async () => {
  post = await postOffice();
  t = await testApp('empty', { SMTP_URL: post.url });
  at = await coCreation(t);
  await t.app.listen(0, '127.0.0.1');
  url = `${await t.app.getUrl()}/graphql`;
});
afterAll(async () => {
  await t.close();
  await post.close();
});

/** Acts as a program does: by HTTP, with a document and with a token that acts as an account. */
// oxlint-disable-next-line typescript/no-explicit-any
async function ask(handle: string | null, query: string, variables: object = {}): Promise<any> {
  if (handle && !tokens.has(handle)) {
    const actor = (await t.app.get(Actors).byHandle(handle))!;
    const made = { name: 'journey', scopes: ['read', 'write'] as const, days: 1 };
    tokens.set(handle, await t.app.get(OwnAccount).createToken(actor, { ...made, scopes: [...made.scopes] }));
  }
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(handle ? { authorization: `Bearer ${tokens.get(handle)}` } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await answer.json()) as { data: Record<string, unknown>; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

/** Sends one mutation about a thing; a refusal fails the journey. */
async function act(handle: string, name: string, id: string, [type, input]: [string, object], returned: string) {
  const data = await ask(
    handle,
    `mutation ($id: ID!, $input: ${type}!) { ${name}(id: $id, input: $input) { ${returned} userErrors { code path } } }`,
    { id, input },
  );
  expect([name, data[name].userErrors]).toEqual([name, []]);
  return data[name];
}

const es = (text: string) => ({ language: 'ES', text });
const coverage = async () =>
  (await ask(null, '{ plan(slug: "joint") { responseCoverage { owed responded } } }')).plan.responseCoverage;

it('takes a proposal from its author to an answer in part, with tokens only', async () => {
  const [author, neighbour, other] = [await at.citizen(), await at.citizen(), await at.citizen()];
  await at.appoint(other, 'moderator');
  await t.db.query(
    `insert into account_contact (account_id, email) select id, 'vecina@example.org' from account where handle = $1`,
    [neighbour],
  );
  const follow = await ask(
    neighbour,
    `mutation ($plan: ID!) { followSet(subject: $plan, input: { frequency: IMMEDIATE }) { follow { id } userErrors { code } } }`,
    { plan: at.plan },
  );
  expect(follow.followSet.userErrors).toEqual([]);

  const { proposalDraft } = await ask(
    author,
    `mutation ($input: ProposalDraftInput!) { proposalDraft(input: $input) { proposal { id } userErrors { code } } }`,
    { input: { plan: at.plan, title: es('Agua los martes'), problem: es('Falta agua'), action: es('Reparar la red') } },
  );
  const { id } = proposalDraft.proposal;
  const { proposal } = await act(author, 'proposalSubmit', id, ['ActInput', {}], 'proposal { reference }');
  expect(proposal.reference).not.toBeNull();
  const supported = await act(
    neighbour,
    'proposalSupport',
    id,
    ['ActInput', {}],
    'proposal { supports { totalCount } }',
  );
  expect(supported.proposal.supports.totalCount).toBe(1);

  const { commentCreate } = await ask(
    neighbour,
    'mutation ($subject: ID!) { commentCreate(input: { subject: $subject, body: "En mi calle también." }) { comment { id } userErrors { code } } }',
    { subject: id },
  );
  const comment: string = commentCreate.comment.id;
  await act(author, 'commentReport', comment, ['ReportInput', { rule: 'OFF_TOPIC' }], 'comment { id }');
  const { moderationQueue } = await ask('moderator', '{ moderationQueue(plan: "joint") { nodes { thing { id } } } }');
  expect(moderationQueue.nodes).toEqual([{ thing: { id: comment } }]);
  const hiding = { rule: 'OFF_TOPIC', reason: 'Habla de otra calle.' };
  await act('moderator', 'commentHide', comment, ['HideInput', hiding], 'comment { id }');
  const body = async () =>
    (await ask(null, 'query ($id: ID!) { comment(id: $id) { body } }', { id: comment })).comment.body;
  expect(await body()).toBeNull();
  const appealed = await act(
    neighbour,
    'commentAppeal',
    comment,
    ['AppealInput', { argument: 'Es la misma red.' }],
    'comment { moderation { appeal { id } } }',
  );
  await act(
    other,
    'appealDecide',
    appealed.comment.moderation.appeal.id,
    ['AppealDecideInput', { restore: true, reason: 'Viene al caso.' }],
    'appeal { state }',
  );
  expect(await body()).toBe('En mi calle también.');

  expect(await coverage()).toEqual({ owed: 2, responded: 0 });
  await act('secretariat', 'proposalReview', id, ['ProposalReviewInput', BOTH], 'proposal { id }');
  const answer = {
    jurisdiction: '15104',
    outcome: 'NOT_ACCEPTED',
    category: 'NO_RESOURCES',
    text: es('Este año no hay presupuesto.'),
  };
  await act('municipal', 'proposalRespond', id, ['ProposalRespondInput', answer], 'proposal { state }');
  expect(await coverage()).toEqual({ owed: 2, responded: 1 });
  const { node } = await ask(
    null,
    'query ($id: ID!) { node(id: $id) { ... on Proposal { responses { outcome jurisdiction { code } } debts { jurisdiction { code } state } } } }',
    { id },
  );
  expect(node.responses).toEqual([{ outcome: 'NOT_ACCEPTED', jurisdiction: { code: '15104' } }]);
  expect(node.debts.map((debt: { state: string }) => debt.state).toSorted()).toEqual(['OWED', 'RESPONDED']);

  // In production the clock starts this job each minute.
  await t.app.get(Jobs).add('tell_followers', {});
  await t.app.get(Jobs).runDue();
  await t.app.get(Jobs).runDue();
  const letters = post.letters.filter((letter) => post.to(letter) === 'vecina@example.org');
  const told = letters.map((letter) => letter.text).join('\n');
  expect(told).toContain('Agua los martes');
  expect(told).toContain(proposal.reference);
});
