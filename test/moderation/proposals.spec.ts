import { testApp, type TestApp } from '../support/app.js';
import { encodeId } from '../../src/api/node-id.js';
import { BOTH, coCreation, type CoCreation, proposer } from '../support/co-creation.js';
import { declined, responder } from '../support/responding.js';

let t: TestApp;
let at: CoCreation;
let [author, other] = ['', ''];
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  [author, other] = [await at.citizen(), await at.citizen()];
});
afterAll(() => t.close());

const es = (text: string) => ({ language: 'ES', text });
const SEEN = `{ proposals { totalCount nodes { id title { text } } } }`;
const read = async (id: string, as?: string) =>
  (
    await (as ? t.gql.as(as) : t.gql)(
      `query ($id: ID!) { node(id: $id) { ... on Proposal { id visibility moderation { rule appeal { id state } } } } }`,
      { id },
    )
  ).node;
const act = async (as: string, mutation: string, id: string, type?: string, input?: object) =>
  (
    await t.gql.as(as)(
      `mutation ($id: ID!${type ? `, $input: ${type}!` : ''}) { ${mutation}(id: $id${type ? ', input: $input' : ''}) { proposal { id visibility } userErrors { code } } }`,
      { id, ...(input ? { input } : {}) },
    )
  )[mutation];

it('is commented on during co-creation, and lists count what was said', async () => {
  const { id } = await proposer(t, author).submitted(at.plan);
  for (const body of ['uno', 'dos']) {
    const { commentCreate } = await t.gql.as(other)(
      `mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { subject { __typename id } } userErrors { code } } }`,
      { input: { subject: id, body } },
    );
    expect(commentCreate.comment).toEqual({ subject: { __typename: 'Proposal', id } });
  }
  const { node } = await t.gql(
    `query ($id: ID!) { node(id: $id) { ... on Proposal { commentCount commentsOpen comments { nodes { body } } } } }`,
    { id },
  );
  expect(node).toEqual({
    commentCount: 2,
    commentsOpen: true,
    comments: { nodes: [{ body: 'uno' }, { body: 'dos' }] },
  });
});

it('is answered, and the answer is commented on too', async () => {
  const { id } = await proposer(t, author).submitted(at.plan);
  await responder(t, 'secretariat').respond(id, '15', declined());
  const [response] = await t.db.query('select id from response');
  const subject = encodeId('ReasonedResponse', response.id);
  const { commentCreate } = await t.gql.as(other)(
    `mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { id } userErrors { code } } }`,
    { input: { subject, body: 'No me convence' } },
  );
  expect(commentCreate.userErrors).toEqual([]);
  const { node } = await t.gql(
    `query ($id: ID!) { node(id: $id) { ... on Commentable { commentsOpen commentCount comments { nodes { body subject { id } } } } } }`,
    { id: subject },
  );
  expect(node).toEqual({
    commentsOpen: true,
    commentCount: 1,
    comments: { nodes: [{ body: 'No me convence', subject: { id: subject } }] },
  });
});

it('hides a proposal from everyone but its author and the moderators, with what is said below it, also in the past', async () => {
  const { id } = await proposer(t, author).submitted(at.plan, { title: { language: 'ES', text: 'canario-propuesta' } });
  const { commentCreate } = await t.gql.as(other)(
    `mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { id } userErrors { code } } }`,
    { input: { subject: id, body: 'bajo la propuesta' } },
  );
  const report = { rule: 'SPAM' };
  expect((await act(author, 'proposalReport', id, 'ReportInput', report)).userErrors[0].code).toBe('NOT_ALLOWED');
  expect((await act(other, 'proposalReport', id, 'ReportInput', report)).userErrors).toEqual([]);
  const { moderationQueue } = await t.gql.as('moderator')(
    '{ moderationQueue(plan: "joint") { nodes { kind reasons thing { id } } } }',
  );
  expect(moderationQueue.nodes).toEqual([{ kind: 'PROPOSAL', reasons: ['REPORTED'], thing: { id } }]);
  const why = { rule: 'SPAM', reason: 'Publicidad.' };
  expect((await act(other, 'proposalHide', id, 'HideInput', why)).userErrors[0].code).toBe('NOT_ALLOWED');
  expect((await act('moderator', 'proposalHide', id, 'HideInput', why)).proposal).toEqual({ id, visibility: 'HIDDEN' });
  expect((await act('moderator', 'proposalHide', id, 'HideInput', why)).userErrors[0].code).toBe('ALREADY_HIDDEN');

  const past = `asOf: "${new Date().toISOString()}"`;
  t.setNow(new Date(Date.now() + 60_000).toISOString());
  for (const as of [undefined, other, 'secretariat', 'reader']) {
    const ask = as ? t.gql.as(as) : t.gql;
    expect(
      JSON.stringify([
        await ask(SEEN),
        await ask(SEEN.replace('proposals', `proposals(${past})`).replace('totalCount', '')),
      ]),
    ).not.toContain('canario');
    expect(await read(id, as)).toBeNull();
    const { comment } = await ask('query ($id: ID!) { comment(id: $id) { body } }', { id: commentCreate.comment.id });
    expect(comment).toBeNull();
  }
  expect((await read(id, 'moderator')).moderation.rule).toBe('SPAM');

  expect((await act(other, 'proposalAppeal', id, 'AppealInput', { argument: 'x' })).userErrors[0].code).toBe(
    'PROPOSAL_NOT_FOUND',
  );
  for (const blank of ['', ' \u200b '])
    expect((await act(author, 'proposalAppeal', id, 'AppealInput', { argument: blank })).userErrors).toEqual([
      { code: 'ARGUMENT_REQUIRED' },
    ]);
  expect((await act(author, 'proposalAppeal', id, 'AppealInput', { argument: 'No vendo nada' })).userErrors).toEqual(
    [],
  );
  t.setNow(new Date(Date.now() + 15.1 * 86_400_000).toISOString());
  expect((await read(id)).moderation.appeal.state).toBe('LAPSED');
  t.setNow(new Date().toISOString());
});

it('is judged on appeal by civil society and the secretariat together where no other moderator is: they see it until then', async () => {
  const { id } = await proposer(t, author).submitted(at.plan, { title: { language: 'ES', text: 'a solas' } });
  await act('moderator', 'proposalHide', id, 'HideInput', { rule: 'SPAM', reason: 'Publicidad.' });
  const deciders = ['secretariat', 'civil-society'];
  for (const as of deciders) expect(await read(id, as)).toBeNull();
  await act(author, 'proposalAppeal', id, 'AppealInput', { argument: 'No vendo nada' });
  for (const as of deciders) expect(await read(id, as)).toMatchObject({ id, visibility: 'HIDDEN' });
  for (const as of [undefined, other, 'reader']) expect(await read(id, as)).toBeNull();

  const appeal = (await read(id, author)).moderation.appeal.id;
  const decide = async (as: string, restore: boolean) =>
    (
      await t.gql.as(as)(
        `mutation ($id: ID!, $input: AppealDecideInput!) { appealDecide(id: $id, input: $input) { appeal { state } userErrors { code } } }`,
        { id: appeal, input: { restore, reason: 'Lo vimos.' } },
      )
    ).appealDecide;
  expect(await decide('secretariat', false)).toEqual({ appeal: { state: 'OPEN' }, userErrors: [] });
  expect(await decide('civil-society', false)).toEqual({ appeal: { state: 'REJECTED' }, userErrors: [] });
  for (const as of deciders) expect(await read(id, as)).toBeNull();
});

it('lets what is owed to a hidden proposal rest in figures, lists and desks until it is shown again', async () => {
  const { id } = await proposer(t, author).submitted(at.plan, { title: es('en reposo') });
  const FIGURES = `{ plan(slug: "joint") { responseCoverage { owed overdue } responseCoverageByDay { owed } }
    owed { totalCount } reviewed: owed(reviewed: true) { totalCount } proposals(filter: { overdue: true }) { totalCount nodes { id } } tasks { kind count overdue } }`;
  const figures = async (day: number) => {
    t.setNow(new Date(Date.now() + day * 86_400_000).toISOString());
    const all = await t.gql.as('secretariat')(FIGURES);
    const { node } = await t.gql.as('secretariat')(
      `query ($id: ID!) { node(id: $id) { ... on Proposal { overdue availableActions debts { overdue } } } }`,
      { id },
    );
    t.setNow(new Date().toISOString());
    const listed = all.proposals.nodes.some((one: { id: string }) => one.id === id);
    const desk = all.tasks.find(({ kind }: { kind: string }) => kind === 'RESPOND');
    const { owed, overdue } = all.plan.responseCoverage;
    expect(all.plan.responseCoverageByDay.at(-1).owed).toBe(owed);
    expect(desk).toMatchObject({ count: all.reviewed.totalCount });
    return { owed, overdue, desk: all.owed.totalCount, listed, node };
  };
  const before = await figures(12);
  expect(before).toMatchObject({ listed: true, node: { overdue: true } });
  await act('moderator', 'proposalHide', id, 'HideInput', { rule: 'SPAM', reason: 'Publicidad.' });
  await act(author, 'proposalAppeal', id, 'AppealInput', { argument: 'No vendo nada' });
  const resting = await figures(12);
  expect(resting).toMatchObject({
    owed: before.owed - 2,
    overdue: before.overdue - 2,
    desk: before.desk - 2,
    listed: false,
    node: { overdue: false, debts: [{ overdue: false }, { overdue: false }] },
  });
  expect(resting.node.availableActions).not.toContain('RESPOND');
  const answer = await responder(t, 'secretariat').respond(id, '15', declined());
  expect(answer.userErrors).toEqual([{ code: 'PROPOSAL_HIDDEN', path: ['id'] }]);

  // Nobody decided the appeal in time.
  expect(await figures(16)).toMatchObject({ listed: true, node: { overdue: true } });
});

it('is not changed by its author while it is hidden', async () => {
  const { id, version } = await proposer(t, author).submitted(at.plan, { title: es('sin cambios') });
  await act('moderator', 'proposalHide', id, 'HideInput', { rule: 'SPAM', reason: 'Publicidad.' });
  const edited = await proposer(t, author).edit(id, version, { title: es('otra cosa') });
  expect(edited.userErrors).toEqual([{ code: 'PROPOSAL_HIDDEN', path: ['id'] }]);
  const { node } = await t.gql.as(author)(
    `query ($id: ID!) { node(id: $id) { ... on Proposal { version availableActions } } }`,
    { id },
  );
  expect(node.version).toBe(version);
  expect(node.availableActions).not.toContain('EDIT');
});

it('is neither reviewed, merged, split nor taken apart again by whoever sees it only to decide on its appeal', async () => {
  const writer = await at.citizen();
  const submitted = () => proposer(t, writer).submitted(at.plan);
  const [hidden, shown, joined] = [await submitted(), await submitted(), await submitted()];
  const secretariat = proposer(t, 'secretariat');
  expect((await secretariat.merge(joined.id, { into: shown.id, reason: 'Dicen lo mismo' })).userErrors).toEqual([]);
  const waiting = async () => {
    const { tasks } = await t.gql.as('secretariat')('{ tasks { kind count } }');
    return tasks.find(({ kind }: { kind: string }) => kind === 'REVIEW').count as number;
  };
  const before = await waiting();
  for (const { id } of [hidden, joined]) {
    await act('moderator', 'proposalHide', id, 'HideInput', { rule: 'SPAM', reason: 'Publicidad.' });
    await act(writer, 'proposalAppeal', id, 'AppealInput', { argument: 'No vendo nada' });
    const { node } = await t.gql.as('secretariat')(
      `query ($id: ID!) { node(id: $id) { ... on Proposal { visibility availableActions } } }`,
      { id },
    );
    expect(node.visibility).toBe('HIDDEN');
    for (const action of ['REVIEW', 'MERGE', 'SPLIT', 'UNMERGE']) expect(node.availableActions).not.toContain(action);
  }
  expect(await waiting()).toBe(before - 1);

  const why = { reason: 'Dicen lo mismo' };
  const part = { title: es('Una parte'), problem: es('Falta'), action: es('Hacer') };
  for (const [answer, path] of [
    [await secretariat.review(hidden.id, BOTH), ['id']],
    [await secretariat.merge(hidden.id, { into: shown.id, ...why }), ['id']],
    [await secretariat.merge(shown.id, { into: hidden.id, ...why }), ['input', 'into']],
    [await secretariat.split(hidden.id, { parts: [part, part], ...why }), ['id']],
    [await secretariat.unmerge(joined.id, why), ['id']],
  ] as const)
    expect(answer).toMatchObject({ proposal: null, userErrors: [{ code: 'PROPOSAL_HIDDEN', path }] });
});

it('is neither supported nor commented by those who see it still', async () => {
  const { id } = await proposer(t, await at.citizen()).submitted(at.plan);
  await act('moderator', 'proposalHide', id, 'HideInput', { rule: 'SPAM', reason: 'Publicidad.' });
  const { node } = await t.gql.as('moderator')(
    `query ($id: ID!) { node(id: $id) { ... on Proposal { visibility availableActions comments { totalCount } } } }`,
    { id },
  );
  expect(node.visibility).toBe('HIDDEN');
  expect(node.availableActions).not.toContain('SUPPORT');
  expect((await proposer(t, 'moderator').support(id)).userErrors).toEqual([{ code: 'PROPOSAL_HIDDEN', path: ['id'] }]);
  const { commentCreate } = await t.gql.as('moderator')(
    `mutation ($id: ID!) { commentCreate(input: { subject: $id, body: "Se lee igual" }) { userErrors { code } } }`,
    { id },
  );
  expect(commentCreate.userErrors).toEqual([{ code: 'COMMENTS_CLOSED' }]);
});

it('leaves what is said below it to whoever may erase that: its author and administrators', async () => {
  const { id } = await proposer(t, author).submitted(at.plan);
  const [writer, eraser] = [await at.citizen(), await at.citizen()];
  await at.appoint(eraser, 'administrator');
  const say = async () =>
    (
      await t.gql.as(writer)(
        `mutation ($id: ID!) { commentCreate(input: { subject: $id, body: "canario-abajo" }) { comment { id } } }`,
        { id },
      )
    ).commentCreate.comment.id as string;
  const said = [await say(), await say()];
  await act('moderator', 'proposalHide', id, 'HideInput', { rule: 'SPAM', reason: 'Publicidad.' });
  const erase = async (as: string, comment: string) =>
    (
      await t.gql.as(as)(`mutation ($id: ID!) { commentErase(id: $id) { comment { id } userErrors { code } } }`, {
        id: comment,
      })
    ).commentErase;
  expect((await erase('secretariat', said[0]!)).userErrors).toEqual([{ code: 'COMMENT_NOT_FOUND' }]);
  for (const [i, as] of [writer, eraser].entries())
    expect(await erase(as, said[i]!)).toEqual({ comment: null, userErrors: [] });
  const [{ n }] = await t.db.query(`select count(*)::int as n from comment where body = 'canario-abajo'`);
  expect(n).toBe(0);
});

it('stays with the moderators on appeal where another one could decide', async () => {
  const { id } = await proposer(t, author).submitted(at.plan, { title: { language: 'ES', text: 'canario-en-casa' } });
  await act('moderator', 'proposalHide', id, 'HideInput', { rule: 'SPAM', reason: 'Publicidad.' });
  await act(author, 'proposalAppeal', id, 'AppealInput', { argument: 'No vendo nada' });
  const readers = ['secretariat', 'civil-society'];
  for (const as of readers) expect(await read(id, as)).toMatchObject({ id });
  await at.appoint(await at.citizen(), 'moderator');
  for (const as of readers) {
    expect(await read(id, as)).toBeNull();
    expect(JSON.stringify(await t.gql.as(as)(SEEN))).not.toContain('canario-en-casa');
  }
});
