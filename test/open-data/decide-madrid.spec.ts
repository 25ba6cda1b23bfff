import { uuidOf } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { jointPlan } from '../support/builders.js';
import {
  MADRID_COMMENTS,
  MADRID_PROPOSALS,
  rawFile,
  reasons,
  refusals,
  tableFile,
  take as takeInto,
} from '../support/participation.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
  await jointPlan(t);
});
afterAll(() => t.close());

const take = (layout: string, path: string) => takeInto(t, `decide-madrid-${layout}`, path);
const proposals = (rows: Record<string, string | number>[]) => take('proposals', tableFile(MADRID_PROPOSALS, rows));
const comments = (rows: Record<string, string | number>[]) =>
  take(
    'comments',
    tableFile(
      MADRID_COMMENTS,
      rows.map((row) => ({
        parentId: -1,
        userId: 7,
        date: '2015-09-15',
        time: '0 days 10:50:19',
        text: `texto ${row['id']}`,
        ...row,
      })),
    ),
  );
const total = async (sql: string) => Number((await t.db.query(`select count(*) from ${sql}`))[0].count);

const PROPOSAL = `query ($reference: String!) { proposal(reference: $reference) { id reference title { text } action { text }
  state author { publicName } submittedAt respondBy overdue supports { totalCount imported } debts { state } versions { nodes { number } }
  imported { layout fileName row sourceKey pseudonym url statedState statedDate doubts { column reason } } } }`;
const proposal = async (id: string) => (await t.gql(PROPOSAL, { reference: `JOINT-DECIDE-MADRID-${id}` })).proposal;
const THREAD = `query ($reference: String!) { proposal(reference: $reference) { commentCount comments(first: 20, orderBy: OLDEST) { nodes {
  ...C replies(first: 5) { nodes { ...C } } } } } }
  fragment C on Comment { id body depth state position createdAt editedAt version replyCount author { publicName }
    votes { up down importedUp importedDown } imported { sourceKey pseudonym url statedDate doubts { reason } } }`;
const thread = async (id: string) => (await t.gql(THREAD, { reference: `JOINT-DECIDE-MADRID-${id}` })).proposal;

describe('proposals of Decide Madrid', () => {
  it('come as they were made there: day, address, supports and state apart from ours, owed nothing', async () => {
    const report = await proposals([
      {
        id: 7,
        url: '/proposals/7-limpiar',
        title: 'Limpiar las  calles',
        userId: 9884,
        date: '2015-09-15',
        summary: 'Algo básico.',
        text: 'Barrer más.',
        status: 'archived',
        numSupports: 6560,
      },
    ]);
    expect(report).toMatchObject({ read: 1, created: 1, unrecognisedColumns: [], missingColumns: [], doubts: [] });
    expect(await proposal('7')).toMatchObject({
      title: { text: 'Limpiar las calles' },
      action: { text: 'Algo básico.\n\nBarrer más.' },
      state: 'SUBMITTED',
      author: null,
      submittedAt: '2015-09-15T10:00:00.000Z',
      respondBy: null,
      overdue: false,
      supports: { totalCount: 0, imported: 6560 },
      debts: [],
      versions: { nodes: [{ number: 1 }] },
      imported: {
        layout: 'decide-madrid-proposals',
        row: 2,
        sourceKey: 'joint/decide-madrid/7',
        pseudonym: expect.stringMatching(/^[a-z0-9]{5}-[a-z0-9]{5}$/),
        url: 'https://decide.madrid.es/proposals/7-limpiar',
        statedState: 'archived',
        statedDate: '2015-09-15',
      },
    });
    const { proposals: waiting } = await t.gql(
      '{ proposals(filter: { awaitingResponse: true }) { nodes { reference } } }',
    );
    expect(waiting.nodes).toEqual([]);
    expect(await total('response_assignment')).toBe(0);
    expect(await total('tequio_jobs._private_jobs')).toBe(0);
  });

  it('come from the file of 2025 as well: semicolons, HTML, day first, retired by their authors', async () => {
    const columns = ['id', 'title', 'description', 'cached_votes_up', 'created_at', 'retired_at'];
    const report = await take(
      'proposals',
      tableFile(
        columns,
        [
          {
            id: 35573,
            title: 'Metro accesible ',
            description: '<p>Ni <strong>ascensor</strong>; ni rampas.</p><ul><li>Uno</li></ul>',
            cached_votes_up: 15,
            created_at: '01/02/2024',
          },
          {
            id: 35574,
            title: 'metro  ACCESIBLE',
            description: '',
            cached_votes_up: 'muchos',
            created_at: '31/02/2024',
            retired_at: '2024-01-03 20:05:12 +0100',
          },
          { id: 35573, title: 'Otra con el mismo número', description: 'x', cached_votes_up: 0, created_at: '' },
          { id: '', title: 'Sin número', created_at: '01/01/2024' },
          { id: 35575, title: '  ', description: 'Sin título', created_at: '01/01/2024' },
        ],
        ';',
      ),
    );
    expect(report).toMatchObject({ read: 5, created: 3, refused: 2, missingColumns: [] });
    expect(reasons(report)).toEqual([
      [2, 'holds HTML'],
      [3, 'repeats the title of an earlier row'],
      [3, 'has no text'],
      [3, 'is no date'],
      [3, 'is no number of people'],
      [4, 'repeats the key of an earlier row'],
      [4, 'does not say when it was written'],
    ]);
    expect(refusals(report)).toEqual([
      [5, 'the proposal has no number'],
      [6, 'the proposal has no title'],
    ]);
    expect(await proposal('35573')).toMatchObject({
      action: { text: 'Ni ascensor; ni rampas.\n\n- Uno' },
      submittedAt: '2024-02-01T11:00:00.000Z',
      imported: { pseudonym: null, statedDate: '01/02/2024', url: 'https://decide.madrid.es/proposals/35573' },
    });
    expect(await proposal('35573-R2')).toMatchObject({
      title: { text: 'Otra con el mismo número' },
      submittedAt: null,
    });
    expect(await proposal('35574')).toMatchObject({ action: null, state: 'WITHDRAWN', submittedAt: null });
  });

  it('change when their source changes, and keep what they said before', async () => {
    const row = { id: 90, title: 'Una plaza', date: '2020-01-01', text: 'Verde.', numSupports: 1 };
    expect(await proposals([row])).toMatchObject({ created: 1 });
    expect(await proposals([{ ...row, text: 'Verde y limpia.', numSupports: 9 }])).toMatchObject({ updated: 1 });
    expect(await proposals([{ ...row, text: 'Verde y limpia.', numSupports: 9 }])).toMatchObject({ unchanged: 1 });
    expect(await proposal('90')).toMatchObject({
      action: { text: 'Verde y limpia.' },
      supports: { totalCount: 0, imported: 9 },
      versions: { nodes: [{ number: 1 }, { number: 2 }] },
    });
  });

  it('are owed an answer from the day on which somebody takes one up, whatever their source says afterwards', async () => {
    const row = { id: 91, title: 'Un parque', date: '2016-01-01', text: 'Con sombra.' };
    await proposals([row]);
    const { id } = await proposal('91');
    const review = await t.gql.as('secretariat')(
      `mutation ($id: ID!) { proposalReview(id: $id, input: { assignments: [{ jurisdiction: "15", institution: "justicia" }] }) { userErrors { code } } }`,
      { id },
    );
    expect(review.proposalReview.userErrors).toEqual([]);
    const [{ today, owed }] = await t.db.query(
      `select a.owed_since::text as owed, (now() at time zone p.time_zone)::date::text as today from response_assignment a join plan p on p.id = a.plan_id`,
    );
    expect(owed).toBe(today);
    expect(await proposals([{ ...row, text: 'Con sombra y agua.', status: 'closed' }])).toMatchObject({ updated: 1 });
    expect(await proposal('91')).toMatchObject({ state: 'UNDER_REVIEW', action: { text: 'Con sombra y agua.' } });
    const { proposals: waiting } = await t.gql(
      '{ proposals(filter: { awaitingResponse: true }) { nodes { reference } } }',
    );
    expect(waiting.nodes).toEqual([{ reference: 'JOINT-DECIDE-MADRID-91' }]);
  });

  it('need a plan that is there', async () => {
    const path = tableFile(MADRID_PROPOSALS, [{ id: 1, title: 'x', date: '2020-01-01' }]);
    await expect(takeInto(t, 'decide-madrid-proposals', path, null)).rejects.toThrow('--plan');
    await expect(takeInto(t, 'decide-madrid-proposals', path, 'atlantis')).rejects.toThrow(
      'There is no plan "atlantis"',
    );
  });
});

describe('comments of Decide Madrid', () => {
  beforeAll(async () => {
    for (const id of [100, 101, 102, 103, 104, 105])
      await proposals([{ id, title: `Propuesta ${id}`, userId: 7, date: '2015-09-15', text: 'Algo.' }]);
  });

  it('keep their votes apart, their instant, their address, and one pseudonym with the proposals', async () => {
    const report = await comments([
      { id: 1, proposalId: 100, numVotes: 3, numPositiveVotes: 2, numNegativeVotes: 1 },
      {
        id: 2,
        proposalId: 100,
        parentId: 1,
        userId: 8,
        date: '2016-01-15',
        time: '0 days 23:30:00',
        numVotes: 9,
        numPositiveVotes: 1,
        numNegativeVotes: 0,
      },
    ]);
    expect(reasons(report)).toEqual([[3, 'is not the sum of its votes']]);
    const { commentCount, comments: page } = await thread('100');
    const [first] = page.nodes;
    expect(commentCount).toBe(2);
    expect(first).toMatchObject({
      author: null,
      createdAt: '2015-09-15T08:50:19.000Z',
      votes: { up: 0, down: 0, importedUp: 2, importedDown: 1 },
      imported: { url: 'https://decide.madrid.es/proposals/100#comment_1', statedDate: '2015-09-15 10:50:19' },
      replies: { nodes: [{ createdAt: '2016-01-15T22:30:00.000Z', depth: 1 }] },
    });
    const { imported } = await proposal('100');
    expect(first.imported.pseudonym).toBe(imported.pseudonym);
    expect(first.replies.nodes[0].imported.pseudonym).not.toBe(imported.pseudonym);
  });

  it('stay in their place without a text, without a parent, in a circle, or about another proposal', async () => {
    const report = await comments([
      { id: 10, proposalId: 101, text: '' },
      { id: 11, proposalId: 101, parentId: 10 },
      { id: 12, proposalId: 101, parentId: 999 },
      { id: 13, proposalId: 101, parentId: 14 },
      { id: 14, proposalId: 101, parentId: 13 },
      { id: 15, proposalId: 101, parentId: 1 },
      { id: 16, proposalId: 4040 },
      { id: 17, proposalId: 101, date: 'ayer', time: '25:00' },
      { id: 17, proposalId: 101, text: 'Otro con el mismo número' },
    ]);
    expect(report).toMatchObject({ read: 9, created: 8, refused: 1 });
    expect(reasons(report)).toEqual([
      [2, 'has no text'],
      [4, 'answers a comment that the file does not have'],
      [6, 'answers itself in a circle'],
      [7, 'answers a comment about another proposal'],
      [9, 'is no hour of the day'],
      [9, 'is no date'],
      [10, 'repeats the key of an earlier row'],
    ]);
    expect(report.refusedRows).toMatchObject([
      { row: 8, reason: expect.stringContaining('import the proposals first') },
    ]);
    const { commentCount, comments: page } = await thread('101');
    expect(commentCount).toBe(8);
    const keys = page.nodes.map(({ imported }: { imported: { sourceKey: string } }) =>
      imported.sourceKey.split('/').pop(),
    );
    expect(new Set(keys)).toEqual(new Set(['10', '12', '14', '15', '17', '17#2']));
    const [empty] = page.nodes;
    expect(empty).toMatchObject({ body: '', state: 'VISIBLE', replies: { nodes: [{ body: 'texto 11' }] } });
  });

  it('find their parents in whatever order the rows come, across batches and runs', async () => {
    const rows = Array.from({ length: 1200 }, (_, n) => ({
      id: 5000 + n,
      proposalId: 102,
      parentId: n === 0 ? -1 : 5000 + Math.floor(n / 2) - (n === 1 ? 0 : 0),
    }));
    rows[1]!.parentId = 5000;
    const report = await comments(rows.toReversed());
    expect(report).toMatchObject({ created: 1200, refused: 0 });
    expect(report.doubtsByReason['answers a comment that the file does not have'] ?? 0).toBe(0);
    expect(
      await total(
        `comment where waits_for is not null and subject_id = '${uuidOf('Proposal', (await proposal('102')).id, [])}'`,
      ),
    ).toBe(0);
    const [{ roots, depth }] = await t.db.query(
      `select count(*) filter (where c.parent_id is null)::int as roots, max(c.depth) as depth from comment c join proposal p on p.id = c.subject_id where p.reference like '%-102'`,
    );
    expect({ roots, depth }).toEqual({ roots: 1, depth: 11 });
    const wrong = await total(
      `comment c join comment_tally y on y.comment_id = c.id left join comment p on p.id = c.parent_id where y.parent_id is distinct from c.parent_id
         or c.depth <> coalesce(p.depth + 1, 0) or c.root_id <> coalesce(p.root_id, c.id)
         or y.replies <> (select count(*) from comment a where a.parent_id = c.id)`,
    );
    expect(wrong).toBe(0);
    expect(await comments([{ id: 7001, proposalId: 102, parentId: 7000 }])).toMatchObject({ created: 1 });
    expect(await comments([{ id: 7000, proposalId: 102, parentId: 5000 }])).toMatchObject({ created: 1 });
    const [late] = await t.db.query(
      `select c.depth, r.doubts from comment c join import_row r on r.id = c.import_row_id where r.source_key like '%/7001'`,
    );
    expect(late).toEqual({ depth: 2, doubts: [] });
  });

  it('keep their place however deep it is, and are read in one statement there', async () => {
    await comments(
      Array.from({ length: 70 }, (_, n) => ({ id: 300 + n, proposalId: 103, parentId: n === 0 ? -1 : 299 + n })),
    );
    const [deepest] = await t.db.query(
      `select 'cmt_' || replace(c.id::text, '-', '') as id, c.depth from comment c join import_row r on r.id = c.import_row_id where r.source_key like '%/369'`,
    );
    expect(deepest.depth).toBe(69);
    const page = `query ($id: ID!) { node(id: $id) { ... on Comment { body depth ancestors { id body depth imported { pseudonym } } replies(first: 20) { nodes { id } } } } }`;
    let node: { ancestors: { depth: number }[] } | undefined;
    const sent = await t.statements(async () => {
      ({ node } = await t.gql(page, { id: deepest.id }));
    });
    expect(sent).toHaveLength(1);
    expect(node!.ancestors.map(({ depth }) => depth)).toEqual(Array.from({ length: 69 }, (_, n) => n));
    expect(await t.statements(() => thread('103'))).toHaveLength(1);
  });

  it('change with their source, keep what they said, and never come back once erased', async () => {
    const row = { id: 20, proposalId: 104, numVotes: 1, numPositiveVotes: 1, numNegativeVotes: 0, text: 'Primero' };
    await comments([row, { id: 21, proposalId: 104, parentId: 20, text: 'Secreto' }]);
    expect(await comments([{ ...row, numVotes: 5, numPositiveVotes: 5 }])).toMatchObject({ updated: 1 });
    expect((await thread('104')).comments.nodes[0]).toMatchObject({
      version: 1,
      editedAt: null,
      votes: { importedUp: 5 },
    });
    expect(await comments([{ ...row, text: 'Segundo' }])).toMatchObject({ updated: 1 });
    const [{ id, replies }] = (await thread('104')).comments.nodes;
    const { node } = await t.gql(
      'query ($id: ID!) { node(id: $id) { ... on Comment { body version versions { nodes { version body } } } } }',
      { id },
    );
    expect(node).toEqual({ body: 'Segundo', version: 2, versions: { nodes: [{ version: 1, body: 'Primero' }] } });
    const [{ score }] = await t.db.query('select score from comment_tally where comment_id = $1', [
      uuidOf('Comment', id, []),
    ]);
    expect(score).toBe(1);

    await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
      await manager.query('select erase_comments($1)', [[uuidOf('Comment', replies.nodes[0].id, [])]]);
      record({ verb: 'comment.erased', subject: replies.nodes[0].id, planId: null });
    });
    expect(await total(`import_row where raw::text like '%Secreto%'`)).toBe(0);
    expect(await comments([{ id: 21, proposalId: 104, parentId: 20, text: 'Secreto' }])).toMatchObject({
      unchanged: 1,
    });
    const again = await comments([{ id: 21, proposalId: 104, parentId: 20, text: 'Secreto otra vez' }]);
    expect(refusals(again)).toEqual([[2, 'was erased here and is not imported again']]);
    expect(await total(`comment where body like '%Secreto%'`)).toBe(0);
  });

  it('can be moderated like others; what quotes them is hidden with them', async () => {
    await comments([{ id: 30, proposalId: 105, text: '<b>Insulto</b> impublicable' }]);
    const [{ id, imported }] = (await thread('105')).comments.nodes;
    expect(imported.doubts).toEqual([{ reason: 'holds HTML' }]);
    await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
      await manager.query(`update comment set state = 'hidden' where id = $1`, [uuidOf('Comment', id, [])]);
      record({ verb: 'comment.hidden', subject: id, planId: null });
    });
    expect((await thread('105')).comments.nodes[0]).toMatchObject({ body: null, state: 'HIDDEN', imported: null });
    const found = await t.gql('{ search(text: "impublicable", in: [COMMENT]) { nodes { __typename } } }');
    expect(found.search.nodes).toEqual([]);
  });

  it('are found by their words', async () => {
    await comments([{ id: 40, proposalId: 105, text: 'El ascensor de la estación no funciona' }]);
    const { search } = await t.gql(
      '{ search(text: "estacion ascensores") { nodes { __typename ... on Comment { body } } } }',
    );
    expect(search.nodes).toEqual([{ __typename: 'Comment', body: 'El ascensor de la estación no funciona' }]);
  });
});

it('says what it takes a row of people for when its cells cannot be told apart, without quoting it', async () => {
  const report = await take(
    'proposals',
    rawFile(
      'id,title,date,userId\n1,Una, partida,2020-01-01,Juana Robles\n2,"Sin cerrar,2020-01-01,Juana Robles\n3,Bien,2020-01-01,5\n',
    ),
  );
  expect(report).toMatchObject({ read: 3, created: 1, refused: 2 });
  expect(refusals(report)).toEqual([
    [2, 'has another number of cells than the header'],
    [3, 'has a quote that does not end in this row'],
  ]);
  expect(JSON.stringify(report)).not.toContain('Juana');
});
