import { InMemoryCache } from '@apollo/client/cache/index.js';
import { gql } from '@apollo/client/core/index.js';
import { Client, fetchExchange, gql as urqlGql } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { testApp, type TestApp } from '../support/app.js';
import { BOTH, coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';

let t: TestApp;
let here: CoCreation;
/** An instant after all writes of this test; at `LATER` it is long enough ago to be read. */
let then: string;
const after = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

beforeAll(async () => {
  t = await testApp();
  here = await coCreation(t);
  const { id } = await proposer(t, await here.citizen()).submitted(here.plan, title('Agua limpia'));
  await proposer(t, 'secretariat').review(id, BOTH);
  await t.gql.as('secretariat')(
    `mutation ($plan: ID!) { commitmentDraft(input: { plan: $plan, title: { language: ES, text: "Agua" }, origin: CO_CREATED, members: ["15"] }) {
      userErrors { code } } }`,
    { plan: here.plan },
  );
  await write('plan', `update plan set stage = 'submitted', submitted_on = current_date where slug = 'joint'`);
  await write(
    'commitment',
    `update commitment set state = 'adopted', start_on = current_date - 2, start_precision = 'day', end_on = current_date + 30, end_precision = 'day'`,
  );
  then = new Date(Date.now() + 1000).toISOString();
});
afterAll(() => t.close());
beforeEach(() => t.setNow(after(100)));

async function write(verb: string, sql: string): Promise<void> {
  await t.db.transaction(async (manager) => {
    await manager.query('select open_entry()');
    await manager.query(sql);
    await manager.query(`select record('operator', null, $1, 'com_x', null, '{}')`, [`${verb}.edited`]);
  });
}

const COMMITMENT = `query ($at: DateTime) { commitment(reference: "JOINT-01", asOf: $at) { id title { text } state } }`;

it('counts what is overdue by the day that is read', async () => {
  const overdue = 'query ($at: DateTime) { plan(slug: "joint", asOf: $at) { responseCoverage { owed overdue } } }';
  expect((await t.gql(overdue)).plan.responseCoverage).toEqual({ owed: 2, overdue: 2 });
  expect((await t.gql(overdue, { at: then })).plan.responseCoverage).toEqual({ owed: 2, overdue: 0 });
});

it('filters by the state of the day that is read', async () => {
  const ended = `query ($at: DateTime, $state: CommitmentState!) {
    commitments(filter: { status: [$state] }, asOf: $at) { totalCount nodes { state } } }`;
  const found = async (state: string, at?: string) => (await t.gql(ended, { state, at })).commitments;
  expect(await found('ENDED')).toEqual({ totalCount: 1, nodes: [{ state: 'ENDED' }] });
  expect(await found('ENDED', then)).toEqual({ totalCount: 0, nodes: [] });
  expect(await found('IN_IMPLEMENTATION', then)).toEqual({ totalCount: 1, nodes: [{ state: 'IN_IMPLEMENTATION' }] });
});

it('answers an administrator about the past as a visitor of that day', async () => {
  const mine = `query ($at: DateTime) { proposals(filter: { plan: "joint" }, asOf: $at) { nodes { availableActions supportedByViewer } } }`;
  for (const as of ['secretariat', 'liaison']) {
    expect((await t.gql.as(as)(mine, { at: then })).proposals.nodes).toEqual([
      { availableActions: [], supportedByViewer: false },
    ]);
  }
});

it('refuses an instant to which something may still be added, and says how long to wait', async () => {
  const now = new Date(then);
  t.setNow(new Date(now.getTime() + 4000).toISOString());
  await expect(t.gql(COMMITMENT, { at: then })).rejects.toThrow('Ask again in 11 s');
  t.setNow(new Date(now.getTime() + 15_000).toISOString());
  expect((await t.gql(COMMITMENT, { at: then })).commitment.title.text).toBe('Agua');
});

describe('a thing of the past', () => {
  const node = 'query ($id: ID!) { node(id: $id) { id ... on Commitment { title { text } state } } }';
  let id: string;
  beforeAll(async () => {
    t.setNow(after(100));
    id = (await t.gql(COMMITMENT, { at: then })).commitment.id;
  });

  it('has an id of its own, by which it is read as it was', async () => {
    const present = (await t.gql(COMMITMENT)).commitment.id;
    expect(id).toBe(`${present}@${then}`);
    expect((await t.gql(node, { id })).node).toEqual({ id, title: { text: 'Agua' }, state: 'IN_IMPLEMENTATION' });
    expect((await t.gql(node, { id: present })).node.state).toBe('ENDED');
  });

  it.each(['x', '@', '@yesterday', '@2026-13-45T99:99:99.999Z', `@2026-01-01T00:00:00.000Z@2026-01-01T00:00:00.000Z`])(
    'is not found by its id and "%s"',
    async (suffix) => {
      expect((await t.gql(node, { id: id.split('@')[0]! + suffix })).node).toBeNull();
    },
  );

  it('is not changed', async () => {
    const { commitmentEdit } = await t.gql.as('secretariat')(
      `mutation ($id: ID!) { commitmentEdit(id: $id, expectedVersion: 1, input: { title: { language: ES, text: "Otro" } }) {
        userErrors { code message } } }`,
      { id },
    );
    expect(commitmentEdit.userErrors).toMatchObject([{ code: 'ID_OF_THE_PAST' }]);
  });

  it('takes nothing from the present in the cache of Apollo', async () => {
    const cache = new InMemoryCache();
    const query = gql`
      query ($at: DateTime) {
        commitment(reference: "JOINT-01", asOf: $at) {
          __typename
          id
          state
        }
      }
    `;
    for (const at of [undefined, then]) {
      const data = await t.gql(query.loc!.source.body, { at });
      cache.writeQuery({ query, variables: { at }, data });
    }
    const state = (at?: string) =>
      cache.readQuery<{ commitment: { state: string } }>({ query, variables: { at } })?.commitment.state;
    expect([state(), state(then)]).toEqual(['ENDED', 'IN_IMPLEMENTATION']);
  });

  it('takes nothing from the present in the cache of urql', async () => {
    const client = new Client({
      url: 'http://tequio.invalid/graphql',
      preferGetMethod: false,
      exchanges: [cacheExchange({}), fetchExchange],
      fetch: async (_url, init) => {
        const { query, variables } = JSON.parse(init!.body as string);
        return new Response(JSON.stringify({ data: await t.gql(query, variables) }), {
          headers: { 'content-type': 'application/json' },
        });
      },
    });
    const query = urqlGql('query ($at: DateTime) { commitment(reference: "JOINT-01", asOf: $at) { id state } }');
    await client.query(query, { at: null });
    await client.query(query, { at: then });
    const kept = (at: string | null) =>
      client.readQuery<{ commitment: { state: string } }>(query, { at })?.data?.commitment.state;
    expect([kept(null), kept(then)]).toEqual(['ENDED', 'IN_IMPLEMENTATION']);
  });
});
