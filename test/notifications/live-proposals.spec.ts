import { decodeId, encodeId, uuidOf } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
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

const say = async (subject: string, body: string, who = neighbour) => {
  const { commentCreate } = await one.gql.as(who)(
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

it('tells of a comment again when an appeal gave it back', async () => {
  const { id } = await proposer(one, author).submitted(at.plan);
  await say(id, 'No insulto a nadie.');
  const { proposal } = await one.gql(
    `query ($id: ID!) { proposal: node(id: $id) { ... on Proposal { comments(first: 1) { nodes { id } } } } }`,
    { id },
  );
  const comment = proposal.comments.nodes[0].id;
  const act = async (as: string, call: string) => {
    const { done } = await one.gql.as(as)(`mutation { done: ${call} { userErrors { code } } }`);
    expect(done.userErrors).toEqual([]);
  };
  await act('moderator', `commentHide(id: "${comment}", input: { rule: INSULT, reason: "Insulta." })`);
  await act(neighbour, `commentAppeal(id: "${comment}", input: { argument: "No es un insulto." })`);
  const [{ appeal }] = await one.db.query(
    'select a.id as appeal from moderation_appeal a join moderation_decision d on d.id = a.decision_id where d.subject_id = $1',
    [uuidOf('Comment', comment, [])],
  );
  await at.appoint(author, 'moderator');
  const ear = await listen(two, `subscription { commented(on: "${id}") { body state } }`);
  await act(
    author,
    `appealDecide(id: "${encodeId('ModerationAppeal', appeal)}", input: { restore: true, reason: "Cierto." })`,
  );
  await until(() => ear.got.length === 1);
  expect(ear.got).toEqual([{ commented: { body: 'No insulto a nadie.', state: 'VISIBLE' } }]);
  await ear.stop();
});

it.each(['comment.hiding_taken_back', 'appeal.lapsed'])(
  'tells of a comment that is shown again by %s',
  async (verb) => {
    const { id } = await proposer(one, author).submitted(at.plan);
    await say(id, 'Otra vez aquí.', await at.citizen());
    const subject = verb === 'appeal.lapsed' ? await appealOf('comment', id) : await commentOn(id);
    const ear = await listen(two, `subscription { commented(on: "${id}") { body } }`);
    await record(verb, subject);
    await until(() => ear.got.length === 1);
    expect(ear.got).toEqual([{ commented: { body: 'Otra vez aquí.' } }]);
    await ear.stop();
  },
);

it.each(['appeal.lapsed', 'response_debt.released'])('tells of a proposal that changes by %s', async (verb) => {
  const { id, reference } = await proposer(one, author).submitted(at.plan);
  const subject = verb === 'appeal.lapsed' ? await appealOf('proposal', id) : id;
  const ear = await listen(two, `subscription { proposalChanged(id: "${id}") { reference } }`);
  await record(verb, subject);
  await until(() => ear.got.length === 1);
  expect(ear.got).toEqual([{ proposalChanged: { reference } }]);
  await ear.stop();
});

const record = (verb: string, subject: string) =>
  one.app.get(UnitOfWork).run(OPERATOR, async (tx) => tx.record({ verb, subject, planId: at.planId }));

const commentOn = async (proposal: string): Promise<string> => {
  const { node } = await one.gql(
    `query ($id: ID!) { node(id: $id) { ... on Proposal { comments(first: 1) { nodes { id } } } } }`,
    { id: proposal },
  );
  return node.comments.nodes[0].id;
};

/** An appeal against a decision on the proposal or on its comment, which is shown again since. */
async function appealOf(kind: 'comment' | 'proposal', proposal: string): Promise<string> {
  const subject = decodeId(kind === 'comment' ? await commentOn(proposal) : proposal)!.uuid;
  const [decision, appeal] = [newId(), newId()];
  await one.app.get(UnitOfWork).run(OPERATOR, async (tx) => {
    await tx.manager.query(
      `insert into moderation_decision (id, plan_id, subject_type, subject_id, rule, reason, decided_at, lifted_at, moderator_account_id)
       select $1, $2, $3, $4, 'insult', 'Insulta.', now(), now(), id from account where handle = 'moderator'`,
      [decision, at.planId, kind, subject],
    );
    await tx.manager.query(
      `insert into moderation_appeal (id, decision_id, argument, appealed_at) values ($1, $2, 'No insulta.', now())`,
      [appeal, decision],
    );
    tx.record({ verb: 'law.tested', subject: at.plan, planId: at.planId });
  });
  return encodeId('ModerationAppeal', appeal);
}

it('tells of each of many proposals that were answered together', async () => {
  const many = [await proposer(one, author).submitted(at.plan), await proposer(one, author).submitted(at.plan)];
  const { template } = await responder(one, 'secretariat').saveTemplate(at.plan, {
    name: 'Sin presupuesto',
    institution: 'transparencia',
    ...declined(),
  });
  const changed = (of: string) => `subscription { proposalChanged(${of}) { reference responses { outcome } } }`;
  const all = await listen(two, changed(`plan: "${at.plan}"`));
  const second = await listen(one, changed(`id: "${many[1]!.id}"`));
  const { userErrors } = await responder(one, 'secretariat').respondToMany({
    plan: at.plan,
    jurisdiction: '15',
    template: template.id,
    proposals: many.map(({ id }) => id),
  });
  expect(userErrors).toEqual([]);
  await until(() => all.got.length === 2 && second.got.length === 1);
  const answers = many.map(({ reference }) => ({
    proposalChanged: { reference, responses: [{ outcome: 'NOT_ACCEPTED' }] },
  }));
  expect(all.got).toEqual(expect.arrayContaining(answers));
  expect(second.got).toEqual([answers[1]]);
  await Promise.all([all, second].map((ear) => ear.stop()));
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
