import { asSuperuser } from '../support/databases.js';
import { testApp, type TestApp } from '../support/app.js';
import { jointPlan } from '../support/builders.js';
import { rawFile, reasons, refusals, tableFile, take } from '../support/participation.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
  await jointPlan(t);
});
afterAll(() => t.close());

const PROPOSALS = [
  'id',
  'category/name/es',
  'title/es',
  'title/ca',
  'body/es',
  'body/ca',
  'state',
  'reference',
  'answer/es',
  'votes',
  'endorsements/total_count',
  'endorsements/user_endorsements',
  'author/id',
  'author/name',
  'author/url',
  'published_at',
  'url',
  'is_amend',
  'colour',
];
const COMMENTS = [
  'id',
  'created_at',
  'body',
  'locale',
  'author/id',
  'author/name',
  'alignment',
  'depth',
  'user_group/id',
  'user_group/name',
  'commentable_id',
  'commentable_type',
  'root_commentable_url',
];
const SITE = 'https://participa.example.org';
const at = (id: number | string) => `${SITE}/processes/movilidad/f/12/proposals/${id}`;
type Row = Record<string, string | number>;
const proposals = (rows: Row[]) =>
  take(
    t,
    'decidim-proposals',
    tableFile(
      PROPOSALS,
      rows.map((row) => ({ votes: 0, published_at: '2020-03-04 10:20:30 +0100', url: at(row['id']!), ...row })),
      ';',
    ),
  );
const comments = (rows: Row[]) =>
  take(
    t,
    'decidim-comments',
    tableFile(
      COMMENTS,
      rows.map((row) => ({
        created_at: '2020-03-05 08:00:00 UTC',
        locale: 'es',
        body: `texto ${row['id']}`,
        depth: 0,
        alignment: 0,
        commentable_type: 'Decidim::Proposals::Proposal',
        ...row,
      })),
      ';',
    ),
  );
const onComment = 'Decidim::Comments::Comment';

const proposal = async (id: string) =>
  (
    await t.gql(
      `query ($reference: String!) { proposal(reference: $reference) { title { text } titleInCatalan: title { languages } action { text } state submittedAt
        supports { totalCount imported } imported { pseudonym url statedState sourceKey }
        comments(first: 20, orderBy: OLDEST) { nodes { body language position createdAt depth imported { pseudonym url } replies(first: 5) { nodes { body depth } } } } } }`,
      { reference: `JOINT-PARTICIPA-EXAMPLE-ORG-${id}` },
    )
  ).proposal;

it('takes proposals with their languages, states, supports and addresses', async () => {
  const report = await proposals([
    {
      id: 1,
      'title/es': 'Más árboles',
      'title/ca': 'Més arbres',
      'body/es': '<p>En la <em>plaza</em>.</p>',
      state: 'accepted',
      reference: 'X-PROP-1',
      votes: 31,
      'answer/es': 'Sí, en mayo.',
      'author/id': 901,
      'author/name': 'Juana Robles Ibáñez',
      'author/url': `${SITE}/profiles/juanarobles`,
      'endorsements/user_endorsements': 'Pedro Salgado',
      colour: 'Juana Robles',
    },
    { id: 2, 'title/es': 'Bancos', 'body/es': 'Para sentarse', state: 'rejected', is_amend: 'true' },
    { id: 3, 'title/es': 'Fuentes', state: 'withdrawn' },
    {
      id: 4,
      'title/ca': 'Només en català',
      'body/ca': 'Text',
      state: 'en_estudi',
      published_at: '05/04/2020 10:00',
      url: 'javascript:alert(1)',
    },
    { id: 5, state: 'accepted' },
  ]);
  expect(report).toMatchObject({
    read: 5,
    created: 4,
    refused: 1,
    unrecognisedColumns: ['colour'],
    missingColumns: [],
  });
  expect(report.columnsNotKept).toEqual(['endorsements/user_endorsements', 'author/name', 'author/url', 'colour']);
  expect(reasons(report)).toEqual([
    [2, 'does not say in which language it was written'],
    [2, 'holds HTML'],
    [2, 'has an answer of its source'],
    [3, 'amends another proposal'],
    [4, 'has no text'],
    [5, 'can be read day first or month first'],
    [5, 'is a state of that site alone'],
    [5, 'is no address of a page'],
  ]);
  expect(refusals(report)).toEqual([[6, 'the proposal has no title']]);
  expect(await proposal('1')).toMatchObject({
    title: { text: 'Más árboles' },
    titleInCatalan: { languages: ['ca', 'es'] },
    action: { text: 'En la plaza.' },
    state: 'ACCEPTED',
    submittedAt: '2020-03-04T09:20:30.000Z',
    supports: { totalCount: 0, imported: 31 },
    imported: { url: at(1), statedState: 'accepted', sourceKey: 'joint/participa.example.org/1' },
  });
  expect(await proposal('2')).toMatchObject({ state: 'NOT_ACCEPTED' });
  expect(await proposal('3')).toMatchObject({ state: 'WITHDRAWN', action: null });
});

it('takes comments to their proposals and to each other, also when only the address says to which', async () => {
  await proposals([
    {
      id: 10,
      'title/es': 'Un carril bici',
      'body/es': 'Por la ribera',
      'author/id': 901,
      'author/name': 'Juana Robles Ibáñez',
    },
  ]);
  const report = await comments([
    {
      id: 1,
      commentable_id: 10,
      root_commentable_url: at(10),
      'author/id': 901,
      'author/name': 'Juana Robles Ibáñez',
      alignment: 1,
      'user_group/name': 'Vecinas de la Ribera',
    },
    {
      id: 2,
      commentable_id: 1,
      commentable_type: onComment,
      root_commentable_url: at(10),
      depth: 1,
      alignment: -1,
      body: '<p>No &amp; no</p>',
      locale: 'en',
    },
    { id: 3, commentable_id: 2, commentable_type: onComment, depth: 2 },
    { id: 4, commentable_id: 77, commentable_type: onComment, root_commentable_url: at(10), depth: 1 },
    {
      id: 5,
      commentable_id: 9,
      commentable_type: 'Decidim::Meetings::Meeting',
      root_commentable_url: `${SITE}/processes/m/f/3/meetings/9`,
    },
    {
      id: 6,
      commentable_id: 5,
      commentable_type: onComment,
      root_commentable_url: `${SITE}/processes/m/f/3/meetings/9`,
      depth: 1,
    },
    { id: 7, commentable_id: 66, commentable_type: onComment, depth: 1 },
    { id: 8, commentable_id: 10, root_commentable_url: at(10), body: '', alignment: 'si' },
    { id: 1, commentable_id: 10, root_commentable_url: 'https://otra.example.org/processes/a/f/1/proposals/10' },
  ]);
  expect(report).toMatchObject({ read: 9, unrecognisedColumns: [], missingColumns: [] });
  expect(refusals(report)).toEqual([
    [6, 'is about something that is no proposal'],
    [7, 'is about something that is no proposal'],
    [4, 'says neither its proposal nor a comment that is there'],
    [8, 'says neither its proposal nor a comment that is there'],
    [10, 'there is no proposal joint/otra.example.org/10 of this source in the plan: import the proposals first'],
  ]);
  expect(reasons(report)).toEqual([
    [3, 'holds HTML'],
    [5, 'answers a comment that the file does not have'],
    [9, 'has no text'],
    [9, 'is no position'],
  ]);
  const given = await proposal('10');
  const [first] = given.comments.nodes;
  expect(first).toMatchObject({
    position: 'FOR',
    language: 'es',
    createdAt: '2020-03-05T08:00:00.000Z',
    imported: { url: at(10), pseudonym: given.imported.pseudonym },
    replies: { nodes: [{ body: 'No & no', depth: 1 }] },
  });
  expect(given.comments.nodes.map(({ body }: { body: string }) => body)).toEqual(['texto 1', 'texto 4', '']);
});

it('takes the files of other years: texts without a language, names instead of numbers, commas', async () => {
  const path = tableFile(
    ['id', 'title', 'body', 'votes', 'author_name', 'created_at', 'url'],
    [
      {
        id: 20,
        title: 'De antes',
        body: 'Sin idioma',
        votes: 2,
        author_name: 'Juana Robles Ibáñez',
        created_at: '2017-01-02',
        url: at(20),
      },
    ],
  );
  expect(await take(t, 'decidim-proposals', path)).toMatchObject({ created: 1, unrecognisedColumns: [] });
  expect(await proposal('20')).toMatchObject({
    title: { text: 'De antes' },
    submittedAt: '2017-01-02T12:00:00.000Z',
    imported: { pseudonym: expect.any(String) },
  });
});

it('never stores or tells a name, whatever is wrong with the file', async () => {
  const latin = Buffer.from('id;title/es;votes;author/name;url\n30;Año;1;Iñaki Peña Muñoz;\n', 'latin1');
  const formula = 'id;title/es;votes;author/name;author/email;url\n31;Uno;1;=Peña Muñoz;ines@example.org;\n';
  const shifted = 'id;title/es;votes;author/name\n32;Uno; dos;1;Iñaki Peña Muñoz\n';
  const reports = [];
  for (const content of [latin, formula, shifted]) reports.push(await take(t, 'decidim-proposals', rawFile(content)));
  expect(reports.map(({ created, refused }) => [created, refused])).toEqual([
    [1, 0],
    [1, 0],
    [0, 1],
  ]);
  expect(JSON.stringify(reports)).not.toMatch(/Peña|Muñoz|ines@/);
  const found = await asSuperuser(async (client) => {
    const tables = await client.query(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
    );
    const hits: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query(
        `select 1 from ${name} x where x::text ~* 'Robles|Salgado|Peña|Muñoz|juanarobles|Vecinas de la Ribera|ines@|"901"' limit 1`,
      );
      if (rows.length > 0) hits.push(name);
    }
    return { hits, tables: tables.rows.length };
  }, t.database.name);
  expect(found.tables).toBeGreaterThan(40);
  expect(found.hits).toEqual([]);
});
