import { decodeId, encodeId } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, es, writer } from '../support/drafting.js';

let t: TestApp;
let plan: CoCreation;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
});
afterAll(() => t.close());

interface Clause {
  id: string;
  section: string;
  text: { text: string };
}

async function begun() {
  const { commitment } = await writer(t, 'society').draft(plan.plan, {
    action: es('Reparar la red de agua.\n\n- Medir las fugas\n- Cambiar los tubos'),
  });
  const clause = (text: string): string => commitment.clauses.nodes.find((each: Clause) => each.text.text === text).id;
  return { id: commitment.id as string, reference: commitment.reference as string, clause };
}

const say = async (who: string, subject: string, body: string, replyTo?: string) =>
  (
    await t.gql.as(who)(
      `mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { id state } userErrors { code } } }`,
      { input: { subject, body, ...(replyTo && { replyTo }) } },
    )
  ).commentCreate;

const DISCUSSION = `commentsOpen commentCount comments(first: 10) { nodes { id body replyCount } }`;
const seen = async (id: string, who?: string) =>
  (
    await (who ? t.gql.as(who) : t.gql)(
      `query ($id: ID!) { node(id: $id) { ... on Clause { removed ${DISCUSSION} } ... on Suggestion { ${DISCUSSION} } ... on Commitment { ${DISCUSSION} } } }`,
      { id },
    )
  ).node;

const suggest = async (who: string, id: string, clause: string, more: object = { kind: 'REMOVE' }) =>
  (await writer(t, who).suggest({ commitment: id, baseVersion: 1, clause, ...more })).suggestion.id;

it('takes comments on a public draft, on its clauses and on suggestions, with replies and counts of their own', async () => {
  const { id, clause } = await begun();
  const citizen = await plan.citizen();
  const measured = clause('Medir las fugas');
  const { comment } = await say(citizen, measured, '¿Cada cuándo?');
  expect(await say('society', measured, 'Cada mes.', comment.id)).toMatchObject({ userErrors: [] });
  const suggestion = await suggest('society', id, measured);
  expect(await say(citizen, suggestion, 'Mejor no.')).toMatchObject({ userErrors: [] });
  expect(await say(citizen, id, 'Por fin.')).toMatchObject({ userErrors: [] });
  expect(await seen(measured)).toMatchObject({
    commentsOpen: true,
    commentCount: 2,
    comments: { nodes: [{ body: '¿Cada cuándo?', replyCount: 1 }] },
  });
  expect(await seen(suggestion)).toMatchObject({ commentCount: 1, comments: { nodes: [{ body: 'Mejor no.' }] } });
  expect(await seen(id)).toMatchObject({ commentCount: 1 });
  expect(await seen(clause('Cambiar los tubos'))).toMatchObject({ commentCount: 0 });
});

it('keeps the comments on a clause when it is edited and when it is removed, and takes no more then', async () => {
  const { id, clause } = await begun();
  const citizen = await plan.citizen();
  const measured = clause('Medir las fugas');
  await say(citizen, measured, '¿Cada cuándo?');
  const changed = await suggest('society', id, measured, {
    kind: 'CHANGE',
    text: es('Medir las fugas cada mes'),
  });
  await writer(t, 'drafter').accept(changed);
  expect(await seen(measured)).toMatchObject({ commentCount: 1, commentsOpen: true });
  await writer(t, 'drafter').accept(
    (await writer(t, 'society').suggest({ commitment: id, baseVersion: 2, clause: measured, kind: 'REMOVE' }))
      .suggestion.id,
  );
  expect(await seen(measured)).toMatchObject({ removed: true, commentCount: 1, commentsOpen: false });
  expect(await say(citizen, measured, 'Tarde')).toMatchObject({ userErrors: [{ code: 'COMMENTS_CLOSED' }] });
});

const draftsPublic = (isPublic: boolean) =>
  t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query('update plan set drafts_public = $2 where id = $1', [plan.planId, isPublic]);
    record({ verb: 'plan.imported', subject: encodeId('Plan', plan.planId), planId: plan.planId });
  });

it('takes no comment on a suggestion that was withdrawn, nor on a draft of the people of its plan alone', async () => {
  const { id, clause } = await begun();
  const citizen = await plan.citizen();
  const suggestion = await suggest('society', id, clause('Medir las fugas'));
  await say(citizen, suggestion, 'Bien');
  await writer(t, 'society').withdraw(suggestion);
  expect(await seen(suggestion)).toMatchObject({ commentCount: 1, commentsOpen: false });
  await draftsPublic(false);
  try {
    expect(await seen(clause('Medir las fugas'))).toBeNull();
    expect(await say(citizen, clause('Medir las fugas'), 'Hola')).toMatchObject({
      userErrors: [{ code: 'SUBJECT_NOT_FOUND' }],
    });
    expect(await seen(clause('Medir las fugas'), 'society')).toMatchObject({ commentsOpen: false });
  } finally {
    await draftsPublic(true);
  }
});

it('concerns the institutions that own the commitment, whose moderators do not decide on what is said of its clauses', async () => {
  const { id, clause } = await begun();
  const uuid = (one: string) => decodeId(one)!.uuid;
  const [{ concerned }] = await t.db.query(
    `select array(select i.slug from institution i where i.id = any(institutions_concerned('clause', $1)) order by 1) as concerned`,
    [uuid(clause('Medir las fugas'))],
  );
  const owners: { slug: string }[] = await t.db.query(
    `select distinct i.slug from commitment_owner o join institution i on i.id = o.institution_id
      where o.commitment_id = $1 and o.state in ('invited', 'accepted') order by 1`,
    [uuid(id)],
  );
  expect(concerned).toEqual(owners.map(({ slug }) => slug));
});

it('stands in the feed of comments on the commitment', async () => {
  const { reference, clause } = await begun();
  await say('society', clause('Medir las fugas'), 'Hace falta cada mes.');
  const { body } = await t.app.inject({ method: 'GET', url: `/es/compromisos/${reference}/comentarios.atom` });
  expect(body).toMatch(/una cláusula de «Agua para todas»/);
});
