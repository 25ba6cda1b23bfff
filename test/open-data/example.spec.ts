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

describe('the commitment of the example that people write together', () => {
  const read = async () => {
    const { commitments } =
      await t.gql(`{ commitments(first: 5, filter: { plan: "edomex-tlalnepantla-ejemplo" }) { nodes {
      reference synthetic state title { text } begunFrom { nodes { title { text } } } versions(first: 20) { nodes { number cause createdAt } }
      milestones(first: 5) { nodes { synthetic } }
      clauses(first: 20) { nodes { section text { text } } }
      suggestions(first: 50) { nodes { number kind state inConflict synthetic createdAt } } } } }`);
    return commitments.nodes.find((one: { title: { text: string } }) => one.title.text.includes('caravana'));
  };

  it('began from two proposals, is public, and is marked as invented', async () => {
    const { synthetic, begunFrom, milestones, suggestions } = await read();
    expect(begunFrom.nodes).toHaveLength(2);
    const marks = [...milestones.nodes, ...suggestions.nodes].map((one) => one.synthetic);
    expect(marks).toHaveLength(10);
    expect(new Set([synthetic, ...marks])).toEqual(new Set([true]));
  });

  it('shows suggestions that were accepted, changed, declined and taken out again, one in conflict, and two that wait', async () => {
    const { suggestions } = await read();
    expect(
      suggestions.nodes
        .toSorted((a: { number: number }, b: { number: number }) => a.number - b.number)
        .map(({ kind, state, inConflict }: Record<string, unknown>) => [kind, state, inConflict]),
    ).toEqual([
      ['CHANGE', 'ACCEPTED', false],
      ['CHANGE', 'ACCEPTED', false],
      ['CHANGE', 'ACCEPTED_WITH_CHANGES', false],
      ['CHANGE', 'PENDING', true],
      ['ADD', 'REVERTED', false],
      ['ADD_MILESTONE', 'ACCEPTED', false],
      ['FIELD', 'DECLINED', false],
      ['CHANGE', 'PENDING', false],
      ['ADD', 'PENDING', false],
    ]);
  });

  it('has one version for each change, dated on its day', async () => {
    const { versions } = await read();
    const rows: { number: number; cause: string; createdAt: string }[] = versions.nodes;
    expect(rows.map(({ number, cause }) => [number, cause])).toEqual([
      [1, 'BEGUN'],
      [2, 'WRITTEN'],
      [3, 'SUGGESTION'],
      [4, 'SUGGESTION'],
      [5, 'SUGGESTION'],
      [6, 'SUGGESTION'],
      [7, 'SUGGESTION'],
      [8, 'REVERTED'],
    ]);
    expect(rows.map(({ createdAt }) => createdAt)).toEqual(rows.map(({ createdAt }) => createdAt).toSorted());
    expect(Date.parse(rows[0]!.createdAt)).toBeLessThan(Date.now() - 5 * 86_400_000);
  });
});

describe('the text of the example plan itself', () => {
  const read = async () => {
    const { plan } = await t.gql(`{ plan(slug: "edomex-tlalnepantla-ejemplo") {
      clauses(first: 100) { nodes { section text { text languages } } }
      textVersions(first: 20) { nodes { number cause role createdAt } }
      suggestions(first: 50, filter: { ofPlanText: true }, orderBy: OLDEST) { nodes { number kind state synthetic createdAt } } } }`);
    return plan;
  };

  it('has all its sections, in both languages', async () => {
    const { nodes } = (await read()).clauses;
    const sections = nodes.map(({ section }: { section: string }) => section);
    expect([...new Set(sections)]).toEqual([
      'FOREWORD',
      'VISION',
      'ACHIEVEMENTS',
      'CHALLENGES',
      'ENGAGEMENT',
      'ARRANGEMENTS',
      'MONITORING',
    ]);
    expect(nodes[0].text.text).toContain('Este plan no existe.');
    const untranslated = nodes.filter((one: { text: { languages: string[] } }) => !one.text.languages.includes('en'));
    expect(untranslated.map((one: { text: { text: string } }) => one.text.text)).toEqual([
      'El presupuesto se publica en archivos que no se pueden sumar ni comparar.',
    ]);
  });

  it('shows suggestions that were accepted, changed and declined, and one that waits, all marked as invented', async () => {
    const { suggestions } = await read();
    expect(
      suggestions.nodes.map(({ kind, state, synthetic }: Record<string, unknown>) => [kind, state, synthetic]),
    ).toEqual([
      ['CHANGE', 'ACCEPTED', true],
      ['ADD', 'ACCEPTED_WITH_CHANGES', true],
      ['CHANGE', 'ACCEPTED', true],
      ['CHANGE', 'DECLINED', true],
      ['CHANGE', 'PENDING', true],
    ]);
  });

  it('has one version for each change, dated on its day', async () => {
    const rows: { number: number; cause: string; createdAt: string }[] = (await read()).textVersions.nodes;
    expect(rows.map(({ number, cause }) => [number, cause])).toEqual([
      [1, 'BEGUN'],
      [2, 'WRITTEN'],
      [3, 'SUGGESTION'],
      [4, 'SUGGESTION'],
      [5, 'SUGGESTION'],
    ]);
    expect(Date.parse(rows[0]!.createdAt)).toBeLessThan(Date.now() - 5 * 86_400_000);
  });
});
