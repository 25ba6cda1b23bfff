import type pg from 'pg';
import { uuidOf } from '../../src/api/node-id.js';
import { encodeCursor } from '../../src/api/read/cursor.js';
import { asSuperuser } from '../support/databases.js';
import { testApp, type TestApp } from '../support/app.js';
import { type Discussion, discussion } from '../support/discussion.js';

let t: TestApp;
let d: Discussion;
beforeAll(async () => {
  t = await testApp();
  d = await discussion(t);
});
afterAll(() => t.close());

const THREAD = `query ($id: ID!, $orderBy: CommentOrder, $after: String) { node(id: $id) { ... on Commentable { commentCount
  comments(first: 20, orderBy: $orderBy, after: $after) { nodes { id body html state createdAt votes { up down } replyCount
    replies(first: 3, orderBy: MOST_VOTED) { nodes { id body replyCount } pageInfo { hasNextPage endCursor } } }
    pageInfo { hasNextPage endCursor } } } } }`;

/** Inserts rows as an import would: comments of the people in the discussion, most of them replies to one comment. */
async function fill(subject: string, threads: number, answers: number): Promise<void> {
  const kind = subject.startsWith('com') ? 'commitment' : 'milestone';
  const id = uuidOf(kind === 'commitment' ? 'Commitment' : 'Milestone', subject, []);
  const into = `insert into comment (id, plan_id, subject_type, subject_id, parent_id, root_id, depth, author_account_id, body, language, state, created_at, imported_up, imported_down)`;
  await asSuperuser(async (db) => {
    await db.query('set search_path = tequio, public');
    for (const [from, to] of batches(threads))
      await logged(
        db,
        `${into} select x.id, $1, $2, $3, null, x.id, 0, (select a.id from account a where handle = 'ana'), 'comentario ' || n, 'es', 'visible',
           now() - interval '1 day' + n * interval '1 second', (n * 7919) % 100, (n * 31) % 50
           from (select n, gen_random_uuid() as id from generate_series($4::int, $5::int) n) x`,
        [d.planId, kind, id, from, to],
      );
    for (const [from, to] of batches(answers))
      await logged(
        db,
        `${into} select gen_random_uuid(), c.plan_id, c.subject_type, c.subject_id, c.id, c.id, 1, c.author_account_id, 'respuesta ' || n, 'es', 'visible',
           now() - interval '1 hour' + n * interval '10 milliseconds', n % 30, 0
           from (select * from comment where subject_id = $1 and parent_id is null order by created_at limit 1) c, generate_series($2::int, $3::int) n`,
        [id, from, to],
      );
    await db.query('analyze comment, comment_tally, commented');
  }, t.database.name);
}

/**
 * Rows in one transaction. The seal of the log refuses a transaction that is older than ten seconds, and the slowest
 * machine must stay below that.
 */
const BATCH = 5_000;
const batches = (rows: number) =>
  Array.from({ length: Math.ceil(rows / BATCH) }, (_, i) => [i * BATCH + 1, Math.min(rows, (i + 1) * BATCH)]);

async function logged(db: pg.Client, insert: string, values: unknown[]): Promise<void> {
  await db.query('begin');
  await db.query('select open_entry()');
  await db.query(insert, values);
  await db.query(`select record('operator', null, 'comments.imported', 'pln_test', null, '{}')`);
  await db.query('commit');
}

const thread = async (id: string, variables: object = {}) => (await t.gql(THREAD, { id, ...variables })).node;

async function everything(id: string, orderBy: string): Promise<{ body: string; votes: { up: number } }[]> {
  const seen: never[] = [];
  let after: string | null = null;
  do {
    const { comments } = await thread(id, { orderBy, after });
    seen.push(...(comments.nodes as never[]));
    after = comments.pageInfo.hasNextPage ? comments.pageInfo.endCursor : null;
  } while (after);
  return seen;
}

it('pages through every comment once in every order, with answers as pages of their own', async () => {
  await fill(d.milestone, 53, 10);
  for (const orderBy of ['OLDEST', 'NEWEST', 'MOST_VOTED']) {
    const all = await everything(d.milestone, orderBy);
    expect([orderBy, new Set(all.map(({ body }) => body)).size, all.length]).toEqual([orderBy, 53, 53]);
  }
  const oldest = (await everything(d.milestone, 'OLDEST')).map(({ body }) => body);
  expect(oldest[0]).toBe('comentario 1');
  expect((await everything(d.milestone, 'NEWEST')).map(({ body }) => body)).toEqual(oldest.toReversed());
  const { comments, commentCount } = await thread(d.milestone);
  expect(commentCount).toBe(63);
  const [first] = comments.nodes;
  expect(first).toMatchObject({ replyCount: 10, replies: { pageInfo: { hasNextPage: true } } });
  expect(first.replies.nodes[0].body).toBe('respuesta 10');
  const next = await t.gql(
    `query ($id: ID!, $after: String) { comment(id: $id) { replies(first: 3, orderBy: MOST_VOTED, after: $after) { nodes { body } } } }`,
    { id: first.id, after: first.replies.pageInfo.endCursor },
  );
  expect(next.comment.replies.nodes.map(({ body }: { body: string }) => body)).toEqual([
    'respuesta 7',
    'respuesta 6',
    'respuesta 5',
  ]);
});

it('sorts by votes: those given here and those that were imported', async () => {
  const { id } = await d.say('ana', 'la mejor');
  for (const as of ['beto', 'carla'])
    await t.gql.as(as)('mutation ($id: ID!) { commentVote(id: $id, vote: UP) { userErrors { code } } }', { id });
  const worse = await d.say('ana', 'la peor');
  const { comments } = await thread(d.commitment, { orderBy: 'MOST_VOTED' });
  expect(comments.nodes.map((comment: { id: string }) => comment.id)).toEqual([id, worse.id]);
});

it('reads a page of a thread in one statement, and through an index at fifty thousand comments', async () => {
  await fill(d.commitment, 25_000, 25_000);
  for (const orderBy of ['OLDEST', 'NEWEST', 'MOST_VOTED']) {
    const { comments } = await thread(d.commitment, { orderBy });
    const { endCursor } = comments.pageInfo;
    for (const after of [null, endCursor]) {
      const sent: { sql: string; values: unknown[] }[] = [];
      const statements = await t.statements(async () => {
        await thread(d.commitment, { orderBy, after });
      }, sent);
      expect(statements).toHaveLength(1);
      const plan = await explain(sent[0]!);
      // No node of the query plan may touch more rows than a slice needs, at any place in the thread.
      const most = Math.max(...rowsOf(plan));
      expect({ orderBy, after: after !== null, most: most < 500 }).toEqual({
        orderBy,
        after: after !== null,
        most: true,
      });
    }
  }
}, 60_000);

it('plans the pages of a thread alike, wherever the cursor stands: a prepared plan is kept for all', async () => {
  await fill(d.milestone, 5_000, 0);
  const costs: number[] = [];
  for (const offset of [100, 4_900]) {
    const [last] = await t.db.query(
      'select created_at::text as at, id from comment where subject_id = $1 order by created_at, id limit 1 offset $2',
      [uuidOf('Milestone', d.milestone, []), offset],
    );
    const sent: { sql: string; values: unknown[] }[] = [];
    const after = encodeCursor('oldest', [last.at, last.id]);
    await t.statements(() => thread(d.milestone, { orderBy: 'OLDEST', after }), sent);
    costs.push((await explain(sent[0]!))['Total Cost']);
  }
  expect(costs[1]).toBe(costs[0]);
}, 60_000);

it('judges a new comment without reading all that its author ever wrote', async () => {
  await fill(d.milestone, 5_000, 0);
  const sent: { sql: string; values: unknown[] }[] = [];
  await t.statements(() => d.say('ana', 'Una más.'), sent);
  const plan = await explain(sent.find(({ sql }) => sql.includes('as account_since'))!);
  expect(Math.max(...rowsOf(plan))).toBeLessThan(100);
}, 60_000);

interface PlanNode {
  'Total Cost': number;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

async function explain({ sql, values }: { sql: string; values: unknown[] }): Promise<PlanNode> {
  const [row] = await t.db.query(`explain (analyze, format json) ${sql}`, values);
  return row['QUERY PLAN'][0].Plan;
}

const rowsOf = (node: PlanNode): number[] => [
  (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * Math.max(1, node['Actual Loops']),
  ...(node.Plans ?? []).flatMap(rowsOf),
];
