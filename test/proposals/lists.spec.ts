import { uuidOf } from '../../src/api/node-id.js';
import { isUnassigned } from '../../src/domain/debt.js';
import { isMeant } from '../../src/domain/reference.js';
import { asSuperuser } from '../support/databases.js';
import { testApp, type TestApp } from '../support/app.js';
import { coCreation, type CoCreation } from '../support/co-creation.js';

const ROWS = 4000;
let t: TestApp;
let at: CoCreation;
let citizen: string;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  citizen = await at.citizen();
  await fill();
});
afterAll(() => t.close());

/** Inserts many proposals of one plan, every twentieth about the metro, with repeated texts, supports and comments. */
async function fill(): Promise<void> {
  await t.db.transaction(async (manager) => {
    await manager.query('select open_entry()');
    await manager.query(
      `insert into proposal (id, plan_id, reference, author_account_id, title, problem, action, state, submitted_at, respond_by, listed_at, imported_supports)
       select gen_random_uuid(), $1, 'JOINT-P-' || n, (select id from account where handle = $2),
         jsonb_build_object('original', 'es', 'es', jsonb_build_object('text', case when n % 20 = 0 then 'Accesibilidad en el metro ' || n else 'Parque número ' || n end)),
         jsonb_build_object('original', 'es', 'es', jsonb_build_object('text', 'Falta algo en la colonia.')), null,
         case when n % 7 = 0 then 'not_accepted' when n % 11 = 0 then 'draft' else 'submitted' end,
         now() - make_interval(mins => n), '2030-01-01', now() - make_interval(mins => n), n % 3
       from generate_series(1, $3::int) n`,
      [at.planId, citizen, ROWS],
    );
    await manager.query(`select record('operator', null, 'proposals.imported', 'pln_x', $1, '{}')`, [at.planId]);
  });
  await asSuperuser(
    (client) =>
      client.query(`update tequio.proposal_tally set supports = abs(hashtext(proposal_id::text)) % 40,
          comments = abs(hashtext(proposal_id::text)) % 13;
        analyze tequio.proposal; analyze tequio.proposal_tally`),
    t.database.name,
  );
}

const ORDERS = ['NEWEST', 'MOST_SUPPORTED', 'MOST_DISCUSSED', 'WAITING'] as const;
const LIST = `query ($first: Int!, $after: String, $filter: ProposalFilter, $orderBy: ProposalOrder) {
  proposals(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes { id reference title { text } state supports { totalCount imported } commentCount } pageInfo { hasNextPage endCursor } } }`;

type Row = { id: string; state: string; commentCount: number; supports: { totalCount: number; imported: number } };
async function all(variables: object, first = 100): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { proposals }: { proposals: { nodes: Row[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
      await t.gql(LIST, { first, after, ...variables });
    rows.push(...proposals.nodes);
    ({ hasNextPage: more, endCursor: after } = proposals.pageInfo);
  }
  return rows;
}

it.each(ORDERS)('lists every submitted proposal once by %s, page after page, and no draft', async (orderBy) => {
  const rows = await all({ orderBy });
  const [{ n }] = await t.db.query(`select count(*)::int as n from proposal where state <> 'draft'`);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(n);
  expect(rows).toHaveLength(n);
  const key = (row: Row) =>
    ({
      NEWEST: 0,
      MOST_SUPPORTED: -(row.supports.totalCount * 10 + row.supports.imported),
      MOST_DISCUSSED: -row.commentCount,
      WAITING: row.state === 'SUBMITTED' ? 0 : 1,
    })[orderBy];
  expect(rows.map(key)).toEqual(rows.map(key).toSorted((a, b) => a - b));
});

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: Node[];
}
const below = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(below)];

/** Explains the statements of one slice with their values. */
async function plans(variables: object): Promise<Node[]> {
  const sent: { sql: string; values: unknown[] }[] = [];
  await t.statements(() => t.gql(LIST, { first: 20, ...variables }), sent);
  return Promise.all(
    sent.map(
      async ({ sql, values }) => (await t.db.query(`explain (format json) ${sql}`, values))[0]['QUERY PLAN'][0].Plan,
    ),
  );
}

it.each(ORDERS.flatMap((orderBy) => [{ orderBy }, { orderBy, filter: { plan: 'joint' } }]))(
  'reads one page in one statement, along an index, whatever there is: %j',
  async (variables) => {
    const explained = await plans(variables);
    expect(explained).toHaveLength(1);
    const limit = below(explained[0]!).find((node) => node['Node Type'] === 'Limit')!;
    const nodes = below(limit);
    const index = {
      NEWEST: /^proposal(_plan)?_listed$/,
      MOST_SUPPORTED: /^proposal_tally(_plan)?_supports$/,
      MOST_DISCUSSED: /^proposal_tally(_plan)?_comments$/,
      WAITING: /^proposal(_plan)?_waiting$/,
    }[variables.orderBy];
    expect(nodes.flatMap((node) => node['Index Name'] ?? [])).toContainEqual(expect.stringMatching(index));
    // The database must not sort before the slice is cut, nor read a list as a whole.
    expect(nodes.map((node) => node['Node Type'])).not.toContain('Sort');
    expect(nodes.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name'])).not.toContain(
      'proposal',
    );
  },
);

it('finds words in Spanish and English without accents, the best first, and marks them in plain pieces', async () => {
  const rows = await all({ filter: { text: 'accesibilidad metros' }, orderBy: 'RELEVANCE' }, 7);
  const [{ n }] = await t.db.query(
    `select count(*)::int as n from proposal where state <> 'draft' and title -> 'es' ->> 'text' like 'Accesibilidad%'`,
  );
  expect(rows).toHaveLength(n);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(n);
  const { proposals } = await t.gql(
    `{ proposals(first: 1, filter: { text: "NUMERO" }, orderBy: RELEVANCE) { nodes { matches(text: "NUMERO <b>parque</b>") { title { text match } excerpt { text match } } } } }`,
  );
  const [{ matches }] = proposals.nodes;
  expect(matches.title).toEqual([
    { text: 'Parque', match: true },
    { text: ' ', match: false },
    { text: 'número', match: true },
    { text: expect.stringMatching(/^ \d+$/), match: false },
  ]);
  expect(matches.excerpt.map(({ text }: { text: string }) => text).join('')).toContain('Falta algo');
});

it('filters by what the one who asks did, and by what waits', async () => {
  const mine = await t.gql.as(citizen)(`{ proposals(filter: { mine: true }) { totalCount } }`);
  expect(mine.proposals.totalCount).toBe(ROWS);
  const { proposals } = await t.gql(`{ proposals(filter: { mine: true }) { totalCount } }`);
  expect(proposals.totalCount).toBe(0);
  const waiting = await t.gql(`{ proposals(filter: { awaitingResponse: true }) { totalCount nodes { state } } }`);
  expect(waiting.proposals.nodes.every(({ state }: { state: string }) => state === 'SUBMITTED')).toBe(true);
});

it('finds by its reference what the rule says is meant, before what has the number as a word', async () => {
  const everyone = (await all({})) as (Row & { reference: string })[];
  for (const typed of ['104', 'p-104', ' P-0104', 'joint-p-25', 'JOINT-P-9999', 'other-p-104', 'p-', '0']) {
    const meant = everyone.filter(({ reference }) => isMeant(reference, typed)).map(({ id }) => id);
    const found = (await all({ filter: { text: typed }, orderBy: 'RELEVANCE' })).map(({ id }) => id);
    expect([typed, found.slice(0, meant.length)]).toEqual([typed, meant]);
  }
  const found = (await all({ filter: { text: '104', plan: 'joint' } })) as (Row & { reference: string })[];
  expect(found.map(({ reference }) => reference)).toEqual(['JOINT-P-104']);
});

it('holds for unassigned what the rule does, over every mix of what members owe', async () => {
  const states = ['owed', 'responded', 'released'];
  const debts = states.flatMap((state) => [null, 'institution'].map((institution) => ({ state, institution })));
  const mixes = [[], ...debts.map((one) => [one]), ...debts.flatMap((one) => debts.map((other) => [one, other]))];
  const rows = await t.db.query(
    `select id from proposal where state = 'submitted' order by listed_at limit ${mixes.length}`,
  );
  await t.db.transaction(async (manager) => {
    await manager.query('select open_entry()');
    for (const [index, mix] of mixes.entries()) {
      for (const [member, { state, institution }] of mix.entries()) {
        await manager.query(
          `insert into response_assignment (id, proposal_id, plan_id, jurisdiction_id, institution_id, state, owed_since, responded_on)
           select gen_random_uuid(), $1, $2, j.id, case when $3::text is null then null else i.id end, $4, '2026-01-01',
             case $4 when 'responded' then date '2026-01-02' end
             from jurisdiction j, institution i where j.code = $5 and i.slug = 'justicia'`,
          [rows[index].id, at.planId, institution, state, ['15', '15104'][member]],
        );
      }
    }
    await manager.query(`select record('operator', null, 'plan.imported', 'pln_x', $1, '{}')`, [at.planId]);
  });
  const found = new Set((await all({ filter: { unassigned: true } })).map(({ id }) => uuidOf('Proposal', id, [])));
  for (const [index, mix] of mixes.entries()) {
    const facts = mix.map(({ state, institution }) => ({ state, institutionId: institution }));
    expect([mix, found.has(rows[index].id)]).toEqual([mix, isUnassigned(facts)]);
  }
});
