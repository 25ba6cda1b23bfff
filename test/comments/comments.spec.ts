import { Actors } from '../../src/accounts/actors.js';
import { type Actor, OPERATOR, type Person } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { type Discussion, discussion } from '../support/discussion.js';
import { testApp, type TestApp } from '../support/app.js';

let t: TestApp;
let d: Discussion;
beforeAll(async () => {
  t = await testApp();
  d = await discussion(t);
});
afterAll(() => t.close());

const COMMENT = `id state position official body html version editedAt depth replyCount author { handle } votes { up down mine } versions { nodes { version body } }
  institution { slug } availableActions`;
const read = async (id: string, as?: string) =>
  (await (as ? t.gql.as(as) : t.gql)(`query ($id: ID!) { comment(id: $id) { ${COMMENT} } }`, { id })).comment;
const create = async (as: string, input: object) =>
  (
    await t.gql.as(as)(
      `mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { ${COMMENT} } userErrors { code path } } }`,
      { input: { subject: d.commitment, body: 'x', ...input } },
    )
  ).commentCreate;
const run = async (as: string, mutation: string, args: string, id: string) =>
  (
    await t.gql.as(as)(
      `mutation ($id: ID!) { ${mutation}(id: $id${args}) { comment { ${COMMENT} } userErrors { code } } }`,
      { id },
    )
  )[mutation];
const logSize = async () => Number((await t.db.query('select size from log_head'))[0].size);

it('says something about a commitment, with one entry in the log that names nobody', async () => {
  const before = await logSize();
  const { comment, userErrors } = await create('ana', { body: 'Estoy **de acuerdo**', position: 'FOR' });
  expect(userErrors).toEqual([]);
  expect(comment).toMatchObject({
    state: 'VISIBLE',
    position: 'FOR',
    official: false,
    author: { handle: 'ana' },
    body: 'Estoy **de acuerdo**',
    html: '<p>Estoy <strong>de acuerdo</strong></p>',
    version: 1,
    depth: 0,
  });
  expect(await logSize()).toBe(before + 1);
  const [entry] = await t.db.query('select * from log where seq = $1', [before]);
  expect(entry).toMatchObject({ verb: 'comment.created', subject: comment.id, actor_role: 'person' });
  expect(entry.leaf).not.toMatch(/acuerdo|ana/);
});

it('answers a visitor, a reader without an account of people and an empty text with a refusal', async () => {
  const visitor = await t.gql(
    `mutation ($id: ID!) { commentCreate(input: { subject: $id, body: "x" }) { comment { id } userErrors { code } } }`,
    { id: d.commitment },
  );
  expect(visitor.commentCreate).toEqual({ comment: null, userErrors: [{ code: 'NOT_ALLOWED' }] });
  expect((await create('ana', { body: '   ' })).userErrors[0].code).toBe('TEXT_REQUIRED');
  expect((await create('ana', { body: 'x'.repeat(5001) })).userErrors[0].code).toBe('TEXT_TOO_LONG');
});

it('keeps comments on a draft as private as the draft', async () => {
  await t.db.transaction(async (manager) => {
    await manager.query('select open_entry()');
    await manager.query('update plan set drafts_public = false');
    await manager.query(`select record('operator', null, 'law.tested', 'pln_1', null, '{}', '{}', '{}')`);
  });
  expect((await create('ana', { subject: d.draft })).userErrors[0].code).toBe('SUBJECT_NOT_FOUND');
  expect((await create('secretariat', { subject: d.draft })).userErrors[0].code).toBe('COMMENTS_CLOSED');
});

it('opens and closes with the window and with the plan', async () => {
  const open = async () =>
    (await t.gql(`query ($id: ID!) { node(id: $id) { ... on Commentable { commentsOpen } } }`, { id: d.commitment }))
      .node.commentsOpen;
  expect(await open()).toBe(true);
  t.setNow(new Date(Date.now() + 201 * 86_400_000).toISOString());
  expect(await open()).toBe(false);
  expect((await create('ana', {})).userErrors[0].code).toBe('COMMENTS_CLOSED');
  t.setNow(new Date().toISOString());
});

it('lets an institution speak through its liaison only, marked as official', async () => {
  expect((await create('ana', { onBehalfOf: 'justicia' })).userErrors[0].code).toBe('NOT_ALLOWED');
  const { comment } = await create('liaison', { onBehalfOf: 'justicia', body: 'La Secretaría responde' });
  expect(comment).toMatchObject({ official: true, institution: { slug: 'justicia' } });
  const personal = await create('liaison', { body: 'A título personal' });
  expect(personal.comment).toMatchObject({ official: false, institution: null });
});

it('threads answers, and a permalink tells what stands above', async () => {
  const root = await d.say('ana', 'raíz');
  const answer = await d.say('beto', 'respuesta', { replyTo: root.id });
  const deeper = await d.say('carla', 'más abajo', { replyTo: answer.id });
  const { comment } = await t.gql(
    `query ($id: ID!) { comment(id: $id) { depth ancestors { id body } parent { id } plan { slug }
       subject { __typename id ... on Commitment { reference } } } }`,
    { id: deeper.id },
  );
  expect(comment).toEqual({
    depth: 2,
    ancestors: [
      { id: root.id, body: 'raíz' },
      { id: answer.id, body: 'respuesta' },
    ],
    parent: { id: answer.id },
    plan: { slug: 'joint' },
    subject: { __typename: 'Commitment', id: d.commitment, reference: 'JOINT-01' },
  });
  const other = await create('ana', { subject: d.milestone, replyTo: root.id });
  expect(other.userErrors[0].code).toBe('COMMENT_NOT_FOUND');
});

it('gives a cursor with which the list of threads begins at the one that a comment is in', async () => {
  const [before, root, after] = [
    await d.say('ana', 'uno', { subject: d.milestone }),
    await d.say('beto', 'dos', { subject: d.milestone }),
    await d.say('carla', 'tres', { subject: d.milestone }),
  ];
  const { id } = await d.say('carla', 'abajo', { subject: d.milestone, replyTo: root.id });
  for (const one of [root.id, id]) {
    const { comment } = await t.gql('query ($id: ID!) { comment(id: $id) { threadCursor } }', { id: one });
    const { node } = await t.gql(
      `query ($id: ID!, $after: String) { node(id: $id) { ... on Milestone { comments(orderBy: OLDEST, after: $after) { nodes { id } } } } }`,
      { id: d.milestone, after: comment.threadCursor },
    );
    const ids = node.comments.nodes.map((each: { id: string }) => each.id);
    expect(ids.slice(0, 2)).toEqual([root.id, after.id]);
    expect(ids).not.toContain(before.id);
  }
});

it('keeps every version of an edited comment, and never overwrites an edit in between', async () => {
  const { id } = await d.say('ana', 'primera');
  const edit = async (as: string, version: number, body: string) =>
    (
      await t.gql.as(as)(
        `mutation ($id: ID!, $version: Int!, $body: Text!) { commentEdit(id: $id, expectedVersion: $version, input: { body: $body }) {
           comment { ${COMMENT} } userErrors { code } } }`,
        { id, version, body },
      )
    ).commentEdit;
  expect((await edit('beto', 1, 'ajena')).userErrors[0].code).toBe('NOT_ALLOWED');
  const answers = await Promise.all([edit('ana', 1, 'segunda'), edit('ana', 1, 'otra')]);
  expect(answers.filter(({ userErrors }) => userErrors[0]?.code === 'VERSION_OUTDATED')).toHaveLength(1);
  const { comment } = await edit('ana', 2, 'tercera');
  expect(comment).toMatchObject({ version: 3, body: 'tercera' });
  expect(comment.versions.nodes.map(({ version }: { version: number }) => version)).toEqual([1, 2]);
  expect(comment.versions.nodes[0].body).toBe('primera');
  expect(comment.editedAt).not.toBeNull();
});

it('keeps no version of an edit that says the same', async () => {
  const { id } = await d.say('ana', 'Igual');
  const before = await logSize();
  const { comment } = await run('ana', 'commentEdit', ', expectedVersion: 1, input: { body: " Igual " }', id);
  expect(comment).toMatchObject({ version: 1, editedAt: null, versions: { nodes: [] } });
  expect(await logSize()).toBe(before);
});

it('counts one vote per account, which changes and is taken back, and none for oneself', async () => {
  const { id } = await d.say('ana', 'votable');
  expect((await run('ana', 'commentVote', ', vote: UP', id)).userErrors[0].code).toBe('NOT_ALLOWED');
  expect((await run('beto', 'commentVote', ', vote: UP', id)).comment.votes).toEqual({ up: 1, down: 0, mine: 'UP' });
  expect((await run('beto', 'commentVote', ', vote: UP', id)).comment.votes).toEqual({ up: 1, down: 0, mine: 'UP' });
  expect((await run('beto', 'commentVote', ', vote: DOWN', id)).comment.votes).toEqual({
    up: 0,
    down: 1,
    mine: 'DOWN',
  });
  expect((await run('carla', 'commentVote', ', vote: DOWN', id)).comment.votes).toMatchObject({ up: 0, down: 2 });
  expect((await run('beto', 'commentVote', '', id)).comment.votes).toEqual({ up: 0, down: 1, mine: null });
  expect((await read(id)).votes).toEqual({ up: 0, down: 1, mine: null });
});

it('leaves a stub where a withdrawn comment was answered, and nothing where it was not', async () => {
  const [alone, answered] = [await d.say('ana', 'me arrepiento'), await d.say('ana', 'me arrepiento también')];
  await d.say('beto', 'respuesta', { replyTo: answered.id });
  expect((await run('beto', 'commentWithdraw', '', alone.id)).userErrors[0].code).toBe('NOT_ALLOWED');
  await run('ana', 'commentWithdraw', '', alone.id);
  await run('ana', 'commentWithdraw', '', answered.id);
  expect(await read(alone.id)).toBeNull();
  expect(await read(answered.id)).toMatchObject({
    state: 'WITHDRAWN',
    body: null,
    html: null,
    author: null,
    replyCount: 1,
  });
  expect((await run('beto', 'commentVote', ', vote: UP', answered.id)).userErrors[0].code).toBe('COMMENT_NOT_OPEN');
  const reply = await create('beto', { replyTo: answered.id });
  expect(reply.userErrors[0].code).toBe('COMMENT_NOT_OPEN');
});

it('counts the answers that have a place in the thread, not those withdrawn before anybody answered them', async () => {
  const { id } = await d.say('ana', '¿Y la luz?');
  const [alone, answered] = [
    await d.say('beto', 'Sin respuesta', { replyTo: id }),
    await d.say('carla', 'Con respuesta', { replyTo: id }),
  ];
  await d.say('ana', 'Gracias', { replyTo: answered.id });
  const told = async () => {
    const { node } = await t.gql(
      `query ($id: ID!) { node(id: $id) { ... on Comment { replyCount replies(first: 10) { nodes { id } } } } }`,
      { id },
    );
    return [node.replyCount, node.replies.nodes.length];
  };
  expect(await told()).toEqual([2, 2]);
  await run('beto', 'commentWithdraw', '', alone.id);
  await run('carla', 'commentWithdraw', '', answered.id);
  expect(await told()).toEqual([1, 1]);
});

it('answers whoever withdraws a comment with it, also where nobody else finds it any more', async () => {
  const { id } = await d.say('ana', 'mejor no');
  const { comment } = await run('ana', 'commentWithdraw', '', id);
  expect(comment).toMatchObject({ id, state: 'WITHDRAWN', body: null, availableActions: ['ERASE'] });
  expect(await read(id, 'ana')).toMatchObject({ id, state: 'WITHDRAWN' });
  for (const as of [undefined, 'beto', 'moderator']) expect(await read(id, as)).toBeNull();
  const bodies = async (as: string) =>
    (
      await t.gql.as(as)(
        'query ($id: ID!) { node(id: $id) { ... on Commitment { comments(first: 100) { nodes { id } } } } }',
        {
          id: d.commitment,
        },
      )
    ).node.comments.nodes.map((each: { id: string }) => each.id);
  expect(await bodies('ana')).not.toContain(id);
});

it('erases also what was withdrawn before anybody answered, and tells nobody else that it is there', async () => {
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    const account = newId();
    await manager.query(`insert into account (id, handle, public_name) values ($1, 'eraser', 'eraser')`, [account]);
    await manager.query(
      `insert into appointment (id, account_id, role, from_on) values ($1, $2, 'administrator', '2020-01-01')`,
      [newId(), account],
    );
    record({ verb: 'appointment.granted', subject: 'apt_test', planId: null });
  });
  for (const eraser of ['ana', 'eraser']) {
    const { id } = await d.say('ana', 'canario-retirado');
    await run('ana', 'commentWithdraw', '', id);
    for (const other of ['beto', 'moderator'])
      expect((await run(other, 'commentErase', '', id)).userErrors).toEqual([{ code: 'COMMENT_NOT_FOUND' }]);
    expect(await run(eraser, 'commentErase', '', id)).toMatchObject({ comment: { state: 'ERASED' }, userErrors: [] });
    expect((await run(eraser, 'commentErase', '', id)).userErrors).toEqual([{ code: 'COMMENT_NOT_OPEN' }]);
  }
  const [{ n }] = await t.db.query(`select count(*)::int as n from comment where body = 'canario-retirado'`);
  expect(n).toBe(0);
});

it('erases a text with its versions and with what the log committed to', async () => {
  const { id } = await d.say('ana', 'canario-borrado-1');
  await t.gql.as('ana')(
    `mutation ($id: ID!) { commentEdit(id: $id, expectedVersion: 1, input: { body: "canario-borrado-2" }) { userErrors { code } } }`,
    { id },
  );
  expect((await run('beto', 'commentErase', '', id)).userErrors[0].code).toBe('NOT_ALLOWED');
  expect((await run('ana', 'commentErase', '', id)).comment).toMatchObject({
    state: 'ERASED',
    body: null,
    versions: { nodes: [] },
  });
  for (const { table_name: table } of await t.db.query(
    `select format('%I.%I', table_schema, table_name) as table_name from information_schema.tables
      where table_schema in ('tequio', 'history') and table_type = 'BASE TABLE' and table_name not in ('log_draft', 'migration')`,
  )) {
    const [{ n }] = await t.db.query(
      `select count(*)::int as n from ${table} x where x::text like '%canario-borrado%'`,
    );
    expect([table, n]).toEqual([table, 0]);
  }
});

it('lets an administrator erase somebody else’s only with the second factor, and authors their own without', async () => {
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(
      `insert into appointment (id, account_id, role, from_on) select gen_random_uuid(), id, 'administrator', '2020-01-01' from account where handle = 'carla'`,
    );
    record({ verb: 'appointment.granted', subject: 'apt_test', planId: null });
  });
  const carla = { ...((await t.app.get(Actors).byHandle('carla')) as Person), secondFactor: false };
  const erase = async (as: string | Actor, id: string) =>
    (
      await t.gql.as(as)('mutation ($id: ID!) { commentErase(id: $id) { comment { state } userErrors { code } } }', {
        id,
      })
    ).commentErase;
  const [another, own] = [await d.say('ana', 'de otra'), await d.say('carla', 'mío')];
  expect((await erase(carla, another.id)).userErrors).toEqual([{ code: 'SECOND_FACTOR_REQUIRED' }]);
  expect((await read(another.id)).body).toBe('de otra');
  expect((await erase(carla, own.id)).comment).toEqual({ state: 'ERASED' });
  expect((await erase('carla', another.id)).comment).toEqual({ state: 'ERASED' });
});

it('answers the same key with the first comment', async () => {
  const [first, again] = [
    await create('beto', { body: 'una vez', clientMutationId: 'c1' }),
    await create('beto', { body: 'una vez', clientMutationId: 'c1' }),
  ];
  expect(again.comment.id).toBe(first.comment.id);
});

it('tells each person what they may do with it', async () => {
  const { id } = await d.say('ana', 'acciones');
  expect((await read(id)).availableActions).toEqual([]);
  expect((await read(id, 'ana')).availableActions).toEqual(['REPLY', 'EDIT', 'WITHDRAW', 'ERASE']);
  expect((await read(id, 'beto')).availableActions).toEqual(['REPLY', 'VOTE', 'REPORT']);
  expect((await read(id, 'moderator')).availableActions).toEqual(['REPLY', 'VOTE', 'REPORT', 'HIDE']);
  expect((await read(id, 'tied-moderator')).availableActions).toEqual(['REPLY', 'VOTE', 'REPORT']);
});

it('answers about the past with the text of that moment, and not with what was hidden or erased since', async () => {
  const start = Date.now() + 1000;
  const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();
  t.setNow(at(0));
  const edited = await d.say('beto', 'antes');
  const gone = await d.say('beto', 'canario-pasado');
  t.setNow(at(10));
  await t.gql.as('beto')(
    `mutation ($id: ID!) { commentEdit(id: $id, expectedVersion: 1, input: { body: "después" }) { userErrors { code } } }`,
    { id: edited.id },
  );
  await t.gql.as('moderator')(
    `mutation ($id: ID!) { commentHide(id: $id, input: { rule: SPAM, reason: "Publicidad." }) { userErrors { code } } }`,
    { id: gone.id },
  );
  const later = await d.say('carla', 'todavía no');
  t.setNow(at(60));
  const { commitment } = await t.gql(
    `query ($at: DateTime!) { commitment(reference: "JOINT-01", asOf: $at) { comments(first: 100, orderBy: NEWEST) {
       nodes { id body editedAt versions { nodes { body } } availableActions } } } }`,
    { at: at(5) },
  );
  const nodes: { id: string; body: string | null }[] = commitment.comments.nodes.map(
    ({ id, ...node }: { id: string; body: string | null }) => ({ ...node, id: id.split('@')[0]! }),
  );
  expect(nodes.find(({ id }) => id === edited.id)).toMatchObject({
    body: 'antes',
    editedAt: null,
    availableActions: [],
  });
  expect(nodes.find(({ id }) => id === gone.id)).toMatchObject({ body: null });
  expect(nodes.find(({ id }) => id === later.id)).toBeUndefined();
  expect(JSON.stringify(nodes)).not.toMatch(/canario|después/);
  t.setNow(new Date().toISOString());
});

it('weighs accounts before addresses: a table that shares one Wi-Fi may write', async () => {
  const { COMMENTS_OF_NEW_ACCOUNTS_PER_ADDRESS } = await import('../../src/domain/comment.js');
  const { CommentsService } = await import('../../src/comments/comments.service.js');
  const service = t.app.get(CommentsService);
  const say = async (handle: string) =>
    service.create(
      (await t.app.get(Actors).byHandle(handle))!,
      { subject: d.milestone, body: 'mesa' },
      { language: 'es', address: '10.0.0.1' },
    );
  await say('newcomer');
  await t.db.query(`update rate_count set n = $1 where key like 'comments of new accounts%'`, [
    COMMENTS_OF_NEW_ACCOUNTS_PER_ADDRESS.most,
  ]);
  await expect(say('newcomer')).rejects.toThrow('TOO_MANY');
  await expect(say('ana')).resolves.toBeDefined();
  const keys = await t.db.query('select key from rate_count');
  expect(JSON.stringify(keys)).not.toContain('10.0.0.1');
});

it('answers about any past, however far', async () => {
  const { commitments } = await t.gql(
    '{ commitments(asOf: "0001-01-01T00:00:00Z") { nodes { comments { totalCount } } } }',
  );
  expect(commitments.nodes).toEqual([]);
});
