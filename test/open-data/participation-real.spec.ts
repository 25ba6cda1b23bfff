import { join } from 'node:path';
import { testData } from '../support/test-data.js';
import { testApp, type TestApp } from '../support/app.js';
import { jointPlan } from '../support/builders.js';
import { take } from '../support/participation.js';

const DATA = testData('participation');
const withRealData = DATA ? describe : describe.skip;

withRealData('the real proposals and comments of Decide Madrid', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await testApp();
    await jointPlan(t);
  });
  afterAll(() => t.close());

  it.each<[string, string, number, Record<string, number>]>([
    ['proposals', '2019', 80, {}],
    [
      'proposals',
      '2025',
      2738,
      // 502 cells are empty; three more hold a list without a word in it.
      {
        'holds HTML': 2073,
        'has no text': 505,
        'repeats the title of an earlier row': 106,
        'holds characters that no text can hold': 1,
        'begins like a formula': 1,
      },
    ],
    [
      'comments',
      '2019',
      5633,
      { 'answers a comment that the file does not have': 268, 'has no text': 62, 'begins like a formula': 10 },
    ],
  ])(
    'takes the %s of %s, all %d accounted for, and nothing anew the second time',
    async (kind, year, rows, doubts) => {
      const path = join(DATA!, `decide-madrid-${kind}-${year}.csv`);
      const first = await take(t, `decide-madrid-${kind}`, path);
      expect(first).toMatchObject({ read: rows, created: rows, refused: 0, unrecognisedColumns: [] });
      expect(first.doubtsByReason).toEqual(doubts);
      const entries = async () => (await t.db.query('select count(*)::int as n from log'))[0].n;
      const before = await entries();
      expect(await take(t, `decide-madrid-${kind}`, path)).toMatchObject({
        read: rows,
        unchanged: rows,
        doubtsByReason: doubts,
      });
      expect(await entries()).toBe(before);
    },
    120_000,
  );

  it('answers a search for "accesibilidad metro" with sense, the best first, and shows where', async () => {
    const list = `query ($text: Text!) { proposals(first: 20, orderBy: RELEVANCE, filter: { plan: "joint", text: $text }) {
      totalCount nodes { title { text } action { text } matches(text: $text) { title { text match } excerpt { text match } } } } }`;
    const { proposals } = await t.gql(list, { text: 'accesibilidad metro' });
    const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    expect(proposals.totalCount).toBeGreaterThan(12);
    for (const { title, action, matches } of proposals.nodes) {
      const text = plain(`${title.text} ${action?.text ?? ''}`);
      expect(text).toMatch(/acces/);
      expect(text).toMatch(/metro/);
      expect([...matches.title, ...matches.excerpt].some(({ match }) => match)).toBe(true);
    }
    const titles: string[] = proposals.nodes.map(({ title }: { title: { text: string } }) => plain(title.text));
    expect(
      titles.slice(0, 3).filter((title) => /acces/.test(title) && /metro/.test(title)).length,
    ).toBeGreaterThanOrEqual(2);
    expect(await t.statements(() => t.gql(list, { text: 'accesibilidad metro' }))).toHaveLength(1);
    const { search } = await t.gql(
      '{ search(text: "contenedores calle", in: [COMMENT]) { nodes { ... on Comment { body } } } }',
    );
    expect(search.nodes.length).toBeGreaterThan(0);
  });

  it('keeps threads of 24 levels whole, and reads every page of one in one statement', async () => {
    const [{ depth, roots }] = await t.db.query(
      'select max(depth) as depth, count(*) filter (where parent_id is null)::int as roots from comment',
    );
    expect({ depth, roots }).toEqual({ depth: 24, roots: 2931 });
    const [deepest] = await t.db.query(
      `select 'cmt_' || replace(id::text, '-', '') as id, 'prp_' || replace(subject_id::text, '-', '') as subject from comment order by depth desc limit 1`,
    );
    const line = 'id body html createdAt imported { pseudonym url } votes { importedUp importedDown }';
    const thread = `query ($id: ID!) { node(id: $id) { ... on Proposal { commentCount comments(first: 20) { nodes { ${line} replies(first: 5) { nodes { ${line} } } } } } } }`;
    const alone = `query ($id: ID!) { node(id: $id) { ... on Comment { ${line} ancestors { ${line} } replies(first: 20) { nodes { ${line} } } } } }`;
    expect(await t.statements(() => t.gql(thread, { id: deepest.subject }))).toHaveLength(1);
    expect(await t.statements(() => t.gql(alone, { id: deepest.id }))).toHaveLength(1);
    expect((await t.gql(alone, { id: deepest.id })).node.ancestors).toHaveLength(24);
  });
});
