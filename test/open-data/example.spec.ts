import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { loadExample } from '../../src/open-data/example.js';
import { testApp, type TestApp } from '../support/app.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp('demo');
  await loadExample(t.db, t.app.get(UnitOfWork));
});
afterAll(() => t.close());

it('shows an invented discussion: counted, voted on, answered by an institution, and all of it marked', async () => {
  const { proposals } = await t.gql(`{ proposals(first: 1, filter: { text: "agua colonia" }) { nodes { commentCount
    comments(orderBy: MOST_VOTED) { nodes { synthetic position createdAt votes { up down } replies { nodes { official synthetic } } } } } } }`);
  const [{ commentCount, comments }] = proposals.nodes;
  expect(commentCount).toBe(6);
  expect(comments.nodes[0]).toMatchObject({ position: 'FOR', votes: { up: 3, down: 0 } });
  expect(comments.nodes[0].replies.nodes).toEqual([{ official: true, synthetic: true }]);
  for (const { synthetic, createdAt } of comments.nodes) {
    expect(synthetic).toBe(true);
    expect(Date.parse(createdAt)).toBeLessThan(Date.now());
  }
});

it('lets invented people speak for themselves, and one institution of the plan answer, marked as invented', async () => {
  const rows: { handle: string; slug: string | null }[] = await t.db.query(
    `select distinct a.handle, i.slug from comment c join account a on a.id = c.author_account_id
       left join institution i on i.id = c.institution_id where c.synthetic order by 1`,
  );
  expect(rows).toEqual([
    { handle: 'citizen-maguey', slug: null },
    { handle: 'citizen-nopal', slug: null },
    { handle: 'counterpart', slug: null },
    { handle: 'drafter-civil-society', slug: null },
    { handle: 'liaison-tlalnepantla', slug: 'municipio-tlalnepantla' },
  ]);
});

it('is loaded once', async () => {
  expect(await loadExample(t.db, t.app.get(UnitOfWork))).toBe(false);
});
