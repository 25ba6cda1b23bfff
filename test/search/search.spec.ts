import { testApp, type TestApp } from '../support/app.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp('demo');
});
afterAll(() => t.close());

const FIND = `query ($text: Text!, $in: [SearchArea!], $first: Int, $after: String) { search(text: $text, in: $in, first: $first, after: $after) {
  nodes { __typename ... on Node { id } ... on Plan { slug } ... on Commitment { reference } ... on Proposal { number: reference title { text } matches(text: $text) { title { text match } } } }
  hasNextPage endCursor } }`;
const find = async (variables: Record<string, unknown>, as?: string) =>
  (await (as ? t.gql.as(as) : t.gql)(FIND, variables)).search;

it('finds proposals, commitments and comments together, the best first, without accents', async () => {
  const { nodes } = await find({ text: 'CALENDARIO agua' });
  expect(new Set(nodes.map((node: { __typename: string }) => node.__typename))).toEqual(
    new Set(['Commitment', 'Proposal', 'Comment']),
  );
  const proposal = nodes.find((node: { __typename: string }) => node.__typename === 'Proposal');
  expect(proposal.title.text).toContain('agua');
  expect(proposal.matches.title.some(({ match }: { match: boolean }) => match)).toBe(true);
});

it('looks only where it is asked to, and goes on where the page before ended', async () => {
  const all = (await find({ text: 'publicos', first: 50 })).nodes.map(({ id }: { id: string }) => id);
  const seen: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const page: { nodes: { id: string }[]; hasNextPage: boolean; endCursor: string } = await find({
      text: 'publicos',
      first: 2,
      after,
    });
    seen.push(...page.nodes.map(({ id }) => id));
    ({ hasNextPage: more, endCursor: after } = page);
  }
  expect(seen).toEqual(all);
  expect(all.length).toBeGreaterThan(2);
  const { nodes } = await find({ text: 'publicos', in: ['PROPOSAL'] });
  expect(nodes.every((node: { __typename: string }) => node.__typename === 'Proposal')).toBe(true);
});

it('keeps drafts to their author', async () => {
  const mine = await find({ text: 'mesas tarde', in: ['PROPOSAL'] }, 'citizen-maguey');
  expect(mine.nodes).toHaveLength(1);
  expect((await find({ text: 'mesas tarde', in: ['PROPOSAL'] })).nodes).toEqual([]);
  expect((await find({ text: 'mesas tarde', in: ['PROPOSAL'] }, 'citizen-nopal')).nodes).toEqual([]);
});

it.each(['-', '- ', '-(', '<-', '!-', '-|&'])(
  'searches for a word behind a line of %j as behind one minus, wherever words are typed',
  async (sign) => {
    const line = sign.repeat(Math.floor(190 / sign.length));
    const lists = `query ($text: Text!, $words: String!) {
      search(text: $text) { nodes { ... on Comment { excerpt(text: $text) { text } } } hasNextPage }
      commitments(filter: { text: $words }) { totalCount }
      proposals(filter: { text: $text }) { totalCount }
      suggestions(filter: { text: $text }) { totalCount } }`;
    const asked = (text: string) => t.gql(lists, { text, words: text });
    expect(await asked(`${line}agua`)).toEqual(await asked('-agua'));
    expect(await asked(line)).toEqual(await asked('-'));
  },
);

it('finds words that are written together by signs', async () => {
  const { nodes } = await find({ text: 'EDOMEX-TLALNE-2021-01', in: ['COMMITMENT'] });
  expect(nodes).toEqual((await find({ text: '"EDOMEX-TLALNE-2021-01"', in: ['COMMITMENT'] })).nodes);
});

it('costs one statement to find and one for all that is shown', async () => {
  const sent = await t.statements(() => find({ text: 'agua' }));
  expect(sent.filter((sql) => /^\s*(select|with)\b/.test(sql))).toHaveLength(2);
});
