import { OPERATOR } from '../../src/domain/actor.js';
import { encodeId } from '../../src/api/node-id.js';
import { parse } from 'csv-parse/sync';
import { ROWS_OF_A_SLICE } from '../../src/indicators/indicator-files.service.js';
import { FEW_INDICATORS } from '../../src/indicators/indicator.orders.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { asSuperuser } from '../support/databases.js';
import { rowsRead } from '../support/rows-read.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp('demo');
});
afterAll(() => t.close());

const NAMED = `'{"original": "es", "es": {"text": "Medida"}}'::jsonb`;
const OF = `select gen_random_uuid(), n, 'medida', ${NAMED}, 'not_stated', ${NAMED}`;

/** Plans that each cite a programme of their own; it, each commitment and each first milestone has an indicator. */
async function plans(from: number, until: number): Promise<void> {
  const bench: string = '../../bench/data.mjs';
  await (await import(bench)).fill(t.app.get(UnitOfWork), OPERATOR, until, () => {}, from);
  await t.app.get(UnitOfWork).run(OPERATOR, async (tx) => {
    const add = (sql: string) => tx.manager.query(sql, [from, until]);
    const plan = `p.slug between 'plan-' || lpad($1::text, 6, '0') and 'plan-' || lpad($2::text, 6, '0') `;
    await add(`insert into programme (id, slug, name, owner_id)
      select md5(p.slug)::uuid, 'programa-' || p.slug, ${NAMED}, i.id from plan p
        join institution i on i.slug = 'bench-' || substr(p.slug, 6)::int where ${plan}`);
    await add(`update expression_of_interest e set programme_ids = array[md5(p.slug)::uuid] from plan p
      where p.id = e.plan_id and ${plan}`);
    const columns = 'id, position, code, name, unit, unit_label';
    await add(
      `insert into indicator (${columns}, programme_id) ${OF}, md5(p.slug)::uuid from plan p, lateral (values (0)) v (n) where ${plan}`,
    );
    const commitments = `commitment c join plan p on p.id = c.plan_id, lateral (values (0)) v (n) where ${plan}`;
    await add(`insert into indicator (${columns}, commitment_id) ${OF}, c.id from ${commitments}`);
    await add(`insert into indicator (${columns}, milestone_id) ${OF}, m.id from milestone m
      join commitment c on c.id = m.commitment_id join plan p on p.id = c.plan_id, lateral (values (0)) v (n)
      where m.number = 1 and ${plan}`);
    tx.record({ verb: 'bench.filled', subject: 'indicators', planId: null });
  });
  await asSuperuser((client) => client.query('analyze'), t.database.name);
}

const slice = async (after: string | null = null, filter: object | null = null) =>
  (
    await t.gql(
      `query ($after: String, $filter: IndicatorFilter) { indicators(first: 20, after: $after, filter: $filter) {
         nodes { id } pageInfo { hasNextPage endCursor } } }`,
      { after, filter },
    )
  ).indicators as { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };

/** Ids of all recorded indicators as one plain sort gives them. */
const sorted = async (): Promise<string[]> =>
  (
    await t.db.query(
      `select i.id from indicator i left join programme p on p.id = i.programme_id left join milestone m on m.id = i.milestone_id
         left join commitment c on c.id = coalesce(i.commitment_id, m.commitment_id) where i.state = 'recorded'
        order by coalesce(c.reference, ''), coalesce(m.number, 0), coalesce(p.slug, ''), i.position, i.id`,
    )
  ).map(({ id }: { id: string }) => encodeId('Indicator', id));

const inSlices = async (): Promise<string[]> => {
  const found: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { nodes, pageInfo } = await slice(after);
    found.push(...nodes.map(({ id }) => id));
    [more, after] = [pageInfo.hasNextPage, pageInfo.endCursor];
  }
  return found;
};

const OF_PLAN = `query ($slug: String!) { plan(slug: $slug) { indicators(first: 50) { nodes { id } } } }`;
const OF_PROGRAMME = `query ($slug: String!) { programme(slug: $slug) { id indicatorActions } }`;
const PLAN = 'plan-000003';
const PROGRAMME = `programa-${PLAN}`;

/** Rows that are read for each question. */
async function read(): Promise<Record<string, number>> {
  let after: string | null = null;
  for (let i = 0; i < 10; i++) after = (await slice(after)).pageInfo.endCursor;
  const filters = [{ plan: PLAN }, { commitment: 'BENCH-46' }, { programme: PROGRAMME }, { institution: 'bench-3' }];
  const questions: [string, () => Promise<unknown>][] = [
    ['of all', () => slice()],
    ['of all, further on', () => slice(after)],
    ...filters.map((filter): [string, () => Promise<unknown>] => [JSON.stringify(filter), () => slice(null, filter)]),
    ['of a plan', () => t.gql(OF_PLAN, { slug: PLAN })],
    ['who may add one', () => t.gql.as('secretariat')(OF_PROGRAMME, { slug: PROGRAMME })],
    ['the first reports', () => t.gql('{ milestoneReports(first: 20) { nodes { id } } }')],
  ];
  const rows: Record<string, number> = {};
  for (const [name, ask] of questions) rows[name] = await rowsRead(t, ask);
  return rows;
}

it('reads no more for a list of indicators with many plans than with few, and lists them as a plain sort does', async () => {
  await plans(1, 25);
  expect(await inSlices()).toEqual(await sorted());
  await plans(26, 50);
  const whole = await sorted();
  expect(whole.length).toBeGreaterThan(FEW_INDICATORS);
  expect(await inSlices()).toEqual(whole);
  const few = await read();
  await plans(51, 120);
  const many = await read();
  for (const [name, rows] of Object.entries(many))
    expect([name, rows <= few[name]! * 1.3 + 60, rows]).toEqual([name, true, rows]);
}, 120_000);

it('sends a file that is longer than a slice with every indicator once', async () => {
  const ids: string[] = (await t.gql(OF_PLAN, { slug: PLAN })).plan.indicators.nodes.map(
    ({ id }: { id: string }) => id,
  );
  const { id } = (await t.gql('query ($slug: String!) { plan(slug: $slug) { id } }', { slug: PLAN })).plan;
  await t.app.get(UnitOfWork).run(OPERATOR, async (tx) => {
    await tx.manager.query(
      `insert into indicator (id, position, code, name, unit, unit_label, commitment_id)
       select gen_random_uuid(), n, 'medida-' || n, ${NAMED}, 'not_stated', ${NAMED}, c.id
         from commitment c, generate_series(1, $1::int) n where c.reference in ('BENCH-46', 'BENCH-50')`,
      [ROWS_OF_A_SLICE],
    );
    tx.record({ verb: 'bench.filled', subject: 'indicators', planId: null });
  });
  const { body } = await t.app.inject({ method: 'GET', url: `/files/indicators/${id}?language=es` });
  const sent = parse<{ indicator_id: string }>(body, { bom: true, columns: true }).map((row) => row.indicator_id);
  expect(new Set(sent).size).toBe(sent.length);
  expect(sent).toHaveLength(ids.length + 2 * ROWS_OF_A_SLICE);
  const inPlan = (await sorted()).filter((one) => sent.includes(one));
  expect(sent).toEqual(inPlan);
});
