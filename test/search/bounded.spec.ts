import { OPERATOR } from '../../src/domain/actor.js';
import { MOST_RANKED, SEARCH_SECONDS } from '../../src/domain/search.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { asSuperuser } from '../support/databases.js';
import { SPEED } from '../support/fast-roads.js';
import { rowsRead } from '../support/rows-read.js';

let t: TestApp;
beforeEach(async () => {
  t = await testApp('demo');
});
afterEach(() => t.close());

const FIND = `query ($text: Text!, $in: [SearchArea!], $first: Int, $after: String) { search(text: $text, in: $in, first: $first, after: $after) {
  newestOnly nodes { __typename ... on Node { id } ... on Comment { html } ... on Plan { slug } } hasNextPage endCursor } }`;
const find = async (text: string, more: Record<string, unknown> = {}, as?: string) =>
  (await (as ? t.gql.as(as) : t.gql)(FIND, { text, ...more })).search;

const write = (statement: string, values: unknown[] = []) =>
  t.app.get(UnitOfWork).run(OPERATOR, async (tx) => {
    await tx.manager.query(statement, values);
    tx.record({ verb: 'bench.filled', subject: 'comments', planId: null });
  });

/** Comments with numbers from `from` to `until`, whose ids grow with their numbers. Every hundredth has a rare word. */
const comments = (from: number, until: number, state = 'visible') =>
  write(
    `insert into comment (id, plan_id, subject_type, subject_id, root_id, depth, body, language, state, created_at, author_account_id)
     select c.id, p.plan_id, 'proposal', p.id, c.id, 0,
         'ornitorrinco ' || n || case when n % 100 = 0 then ' equidna' else '' end, 'es', $3, now(), a.id
       from (select n, ('8e000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid as id from generate_series($1::int, $2::int) n) c,
         (select id, plan_id from proposal where state = 'submitted' order by id limit 1) p, (select id from account order by id limit 1) a`,
    [from, until, state],
  );
const proposals = (many: number) =>
  write(
    `insert into proposal (id, plan_id, reference, author_account_id, title, problem, action, jurisdiction_ids, theme_id, state, submitted_at, listed_at)
     select gen_random_uuid(), plan_id, 'MUCHAS-' || n, author_account_id, title, problem, action, jurisdiction_ids, theme_id, state, submitted_at, listed_at
       from (select * from proposal where state = 'submitted' order by id limit 1) p, generate_series(1, $1::int) n`,
    [many],
  );
const analyzed = () => asSuperuser((client) => client.query('analyze'), t.database.name);

async function all(text: string): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { nodes, hasNextPage, endCursor } = await find(text, { first: 50, after });
    found.push(...nodes.map(({ html }: { html: string }) => /\d+/.exec(html)![0]));
    [after, more] = [endCursor, hasNextPage];
  }
  return found;
}

it('finds all that have a word up to the most that are ranked, and says that there are more from the next one on', async () => {
  await comments(1, MOST_RANKED);
  expect((await find('ornitorrinco')).newestOnly).toEqual([]);
  expect(new Set(await all('ornitorrinco')).size).toBe(MOST_RANKED);

  await comments(MOST_RANKED + 1, MOST_RANKED + 5);
  expect((await find('ornitorrinco')).newestOnly).toEqual(['COMMENT']);
  const found = (await all('ornitorrinco')).map(Number).toSorted((a, b) => a - b);
  expect(found).toEqual(Array.from({ length: MOST_RANKED }, (_, i) => i + 6));

  // One more word finds the oldest too.
  expect((await find('ornitorrinco 3')).nodes).toHaveLength(1);
  expect((await find('ornitorrinco 3')).newestOnly).toEqual([]);
});

it('counts only what the reader may see among the newest', async () => {
  await comments(1, 3);
  await comments(4, MOST_RANKED + 20, 'hidden');
  const { nodes, newestOnly } = await find('ornitorrinco');
  expect(nodes).toHaveLength(3);
  expect(newestOnly).toEqual([]);
});

it.each(['es', 'en'])('says on the page in %s that only the newest were compared', async (language) => {
  await comments(1, MOST_RANKED + 1);
  const url = { es: '/es/buscar', en: '/en/search' }[language]!;
  const { body } = await t.app.inject({ url: `${url}?q=ornitorrinco` });
  expect(body).toContain(
    { es: 'más de 1,000 textos tienen estas palabras', en: 'More than 1,000 things of these kinds' }[language],
  );
  expect((await t.app.inject({ url: `${url}?q=equidna` })).body).not.toContain('1,000');
});

it.each(['ornitorrinco', 'equidna', 'palabraquenadietiene'])(
  'reads no more rows for “%s” among many comments than among few',
  async (word) => {
    // Equally many have the rare word before and afterwards.
    await comments(1, 4000);
    await analyzed();
    const few = await rowsRead(t, () => find(word));
    await comments(4001, 4001);
    await write(
      `insert into comment (id, plan_id, subject_type, subject_id, root_id, depth, body, language, state, created_at, author_account_id)
       select c.id, plan_id, subject_type, subject_id, c.id, 0, 'ornitorrinco', 'es', state, created_at, author_account_id
         from (select ('8e000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid as id from generate_series(5001, 21000) n) c,
           (select plan_id, subject_type, subject_id, state, created_at, author_account_id from comment where body like 'ornitorrinco 4001%') like_this`,
    );
    await proposals(3000);
    await analyzed();
    expect(await rowsRead(t, () => find(word))).toBeLessThanOrEqual(few * 1.3 + 100);
  },
);

it('is planned for its own words, however often it is asked', async () => {
  await comments(1, 4000);
  await analyzed();
  for (let times = 0; times < 12; times++) await find('ornitorrinco');
  const [{ own, kept }] = await t.db.query(
    `select coalesce(sum(custom_plans), 0)::int as own, coalesce(sum(generic_plans), 0)::int as kept
       from pg_prepared_statements where statement like '%ts_rank(%'`,
  );
  // Only the fast roads prepare statements.
  expect(own > 5).toBe(SPEED === 'on');
  expect(kept).toBe(0);
});

it('gives its connection back after a few seconds, with the time that other statements have', async () => {
  const sent = await t.statements(() => find('ornitorrinco'));
  expect(sent.join()).toContain(`set local statement_timeout = '${SEARCH_SECONDS}s'`);
  expect(await t.db.query('show statement_timeout')).toEqual([{ statement_timeout: '15s' }]);
});

it('refuses a search that the database does not finish in time, and says what to do', async () => {
  const slow = Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });
  const transaction = jest.spyOn(t.db, 'transaction').mockRejectedValue(slow);
  const page = (url: string) => t.app.inject({ url, headers: { 'cache-control': 'no-cache' } });
  try {
    const { body } = await t.app.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query: '{ search(text: "agua") { hasNextPage } }' },
      headers: { 'accept-language': 'es' },
    });
    expect(JSON.parse(body).errors).toMatchObject([
      { extensions: { code: 'REFUSED', problem: 'SEARCH_TOO_WIDE', argument: 'text' } },
    ]);
    const spanish = await page('/es/buscar?q=agua');
    expect(spanish.statusCode).toBe(503);
    expect(spanish.body).toContain('Demasiados textos tienen estas palabras');
    expect((await page('/en/search?q=water')).body).toContain('with one more word');
  } finally {
    transaction.mockRestore();
  }
});
