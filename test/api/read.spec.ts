import { testApp, type TestApp } from '../support/app.js';
import { jointPlan } from '../support/builders.js';
import { encodeId } from '../../src/api/node-id.js';

let t: TestApp;
const references: string[] = [];
beforeAll(async () => {
  t = await testApp();
  const plan = encodeId('Plan', (await jointPlan(t)).planId);
  for (let n = 1; n <= 7; n++) {
    const { commitmentDraft } = await t.gql.as('secretariat')(
      `mutation ($plan: ID!, $text: Text!) { commitmentDraft(input: { plan: $plan, title: { language: ES, text: $text }, origin: PROACTIVE, members: ["15"] }) {
        commitment { reference } } }`,
      { plan, text: `Compromiso ${n}: información pública` },
    );
    references.push(commitmentDraft.commitment.reference);
  }
});
afterAll(() => t.close());

const ask = (document: string, variables = {}) => t.gql.as('secretariat')(document, variables);

it('pages through everything once, in order, by cursor', async () => {
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { commitments } = await ask(
      `query ($after: String) { commitments(first: 3, after: $after) { nodes { reference } pageInfo { hasNextPage endCursor } totalCount } }`,
      { after },
    );
    seen.push(...commitments.nodes.map((node: { reference: string }) => node.reference));
    expect(commitments.totalCount).toBe(7);
    after = commitments.pageInfo.hasNextPage ? commitments.pageInfo.endCursor : null;
  } while (after);
  expect(seen).toEqual(references);
});

it.each([
  'nonsense',
  Buffer.from('["RECENT","x"]').toString('base64url'),
  Buffer.from('["POSITION","1","; drop"]').toString('base64url'),
])('refuses the cursor %s', async (after) => {
  await expect(ask('query ($after: String) { commitments(after: $after) { totalCount } }', { after })).rejects.toThrow(
    'CURSOR_INVALID',
  );
});

it.each([0, -1, 101])('refuses a page of %s', async (first) => {
  await expect(ask('query ($first: Int) { commitments(first: $first) { totalCount } }', { first })).rejects.toThrow(
    'PAGE_SIZE_INVALID',
  );
});

it('gives codes with their names under other names too, wherever they stand', async () => {
  const own = `a: code b: name { c: text } d: code`;
  const { ogpValues, commitments } = await t.gql(
    `{ ogpValues { ${own} } commitments(first: 1) { nodes { ogpValues { ${own} } policyAreas { ${own} } } } }`,
  );
  const labels = [
    ...ogpValues,
    ...commitments.nodes.flatMap((node: Record<string, object[]>) => Object.values(node).flat()),
  ];
  expect(labels.length).toBeGreaterThan(3);
  for (const { a, b, d } of labels) expect([a, typeof b.c]).toEqual([d, 'string']);
});

it('keeps aliases with different arguments apart, also inside lists and sixty at once', async () => {
  const { commitments } = await ask(`{ commitments(first: 1) { a: nodes { x: reference } b: nodes { x: title { text } }
    e: edges { n: node { reference } } } }`);
  expect(commitments.a[0].x).toBe(references[0]);
  expect(commitments.b[0].x.text).toContain('Compromiso 1');
  expect(commitments.e[0].n.reference).toBe(references[0]);
  const sixty = Array.from({ length: 60 }, (_, i) => `f${i}: title { text(in: ${i % 2 ? 'EN' : 'ES'}) }`).join(' ');
  const { commitment } = await ask(`query ($r: String!) { commitment(reference: $r) { ${sixty} } }`, {
    r: references[0],
  });
  expect(Object.keys(commitment)).toHaveLength(60);
});

it('follows fragments and directives', async () => {
  const { commitments } = await ask(
    `query ($no: Boolean!) { commitments(first: 1) { ...Page } }
     fragment Page on CommitmentConnection { nodes { ...on Commitment { reference title @skip(if: $no) { text } } } }`,
    { no: true },
  );
  expect(commitments.nodes).toEqual([{ reference: references[0] }]);
});

it('finds words in Spanish without accents', async () => {
  const { commitments } = await ask('{ commitments(filter: { text: "informacion publica" }) { totalCount } }');
  expect(commitments.totalCount).toBe(7);
});

it('answers as of the past with what was public then, in one statement', async () => {
  const then = new Date(Date.now() - 60_000);
  t.setNow(new Date(Date.now() + 60_000).toISOString());
  const read = 'query ($at: DateTime!) { plan(slug: "joint", asOf: $at) { slug commitments { totalCount } } }';
  expect((await ask(read, { at: then.toISOString() })).plan).toBeNull();
  const now = new Date(Date.now() + 30_000).toISOString();
  expect((await t.gql(read, { at: now })).plan).toEqual({ slug: 'joint', commitments: { totalCount: 0 } });
  expect(await t.statements(() => t.gql(read, { at: now }))).toHaveLength(1);
  await expect(ask(read, { at: '2099-01-01T00:00:00Z' })).rejects.toThrow('INSTANT_INVALID');
});

it('refuses what asks for too much before reading anything', async () => {
  const sent = await t.statements(async () => {
    await expect(
      t.gql(
        '{ commitments(first: 100) { nodes { milestones(first: 100) { nodes { reports { evidence { id } } } } } } }',
      ),
    ).rejects.toThrow('too much');
  });
  expect(sent).toEqual([]);
});

it('gives nothing internal away when something fails', async () => {
  const answer = await t.app.inject({
    method: 'POST',
    url: '/graphql',
    payload: { query: '{ plan(slug: "\\u0000") { id } }' },
  });
  expect(answer.body).not.toMatch(/stack|node_modules|QueryFailedError|select /i);
});
