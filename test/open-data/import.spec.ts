import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { importFile } from '../../src/open-data/import/run-import.js';
import { LAYOUTS } from '../../src/open-data/layouts/layouts.js';
import { testData } from '../support/test-data.js';
import { testApp, type TestApp } from '../support/app.js';
import { asSuperuser, testDatabase } from '../support/databases.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tequio-import-'));
const COLUMNS = [
  'Country',
  'Action Plan Number',
  'Comm No',
  'Commitment Title',
  'Full Text',
  'Start Date',
  'End Date',
  'Lead Institution',
  'Potential impact',
  'Completion (progress report)',
  'Value -Info',
  'Colour of the cover',
];

function csv(name: string, rows: string[][]): string {
  const path = join(folder, name);
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = [COLUMNS.map((_, index) => String(index)), COLUMNS, ...rows].map((row) => row.map(cell).join(','));
  writeFileSync(path, `${lines.join('\r\n')}\r\n`);
  return path;
}

const row = (number: string, over: Record<string, string> = {}): string[] => {
  const plain: Record<string, string> = {
    Country: 'Mexico',
    'Action Plan Number': '1',
    'Comm No': number,
    'Commitment Title': `Promise ${number}`,
    'Full Text': 'Open the registry.',
    'Start Date': '31/12/2013',
    'End Date': '2014',
    'Lead Institution': 'Ministry of Ink',
    'Potential impact': 'ND',
    'Completion (progress report)': 'a. Not Started',
    'Value -Info': '1',
    'Colour of the cover': 'blue',
  };
  return COLUMNS.map((column) => over[column] ?? plain[column]!);
};

describe('a data set of commitments', () => {
  let t: TestApp;
  let path: string;
  beforeAll(async () => {
    t = await testApp();
    path = csv('small.csv', [
      row('1'),
      row('1', { 'Commitment Title': 'Another promise under the same number' }),
      row('2', { 'Start Date': '07/01/2012', 'End Date': 'Quarter 3 2013' }),
      row('3', { 'Commitment Title': '=SUM(A1)', 'Completion (progress report)': 'Withdrawn' }),
      row('4', { Country: 'Atlantis' }),
      row('5', { 'Full Text': 'EducaciÃ³n for all' }),
    ]);
  });
  afterAll(() => t.close());
  const run = (dryRun = false) => importFile(t.app.get(UnitOfWork), LAYOUTS['ogp-commitments']!, path, { dryRun });
  const total = async (table: string) => Number((await t.db.query(`select count(*) from ${table}`))[0].count);

  it('says what a dry run would do, and writes nothing', async () => {
    expect(await run(true)).toMatchObject({ read: 6, created: 5, refused: 1 });
    expect([await total('commitment'), await total('import_row'), await total('log')]).toEqual([0, 0, 0]);
  });

  it('accounts for every row and names every doubtful cell', async () => {
    const report = await run();
    expect(report).toMatchObject({
      read: 6,
      created: 5,
      updated: 0,
      unchanged: 0,
      refused: 1,
      unrecognisedColumns: ['Colour of the cover'],
    });
    expect(report.refusedRows[0]).toMatchObject({ column: 'Country', value: 'Atlantis' });
    expect(report.doubts.map(({ column, value }) => `${column}: ${value}`)).toEqual(
      expect.arrayContaining(['Comm No: 1', 'Start Date: 07/01/2012', 'Commitment Title: =SUM(A1)']),
    );
  });

  it('changes nothing when it is repeated', async () => {
    const entries = await total('log');
    expect(await run()).toMatchObject({ read: 6, created: 0, updated: 0, unchanged: 5, refused: 1 });
    expect(await total('log')).toBe(entries);
  });

  it('keeps apart what the source repeats, never sharpens a date, and never rewrites a cell', async () => {
    const { commitments } = await t.gql(`{ commitments(first: 20, filter: { plan: "mexico-1" }) { nodes {
      title { text } action { text } imported { sourceKey row doubts { column reason } }
      period { startOn startPrecision startWritten endOn endPrecision } assessments { answers { question answer written } } } } }`);
    const titled = (text: string) =>
      commitments.nodes.find((node: { title: { text: string } }) => node.title.text === text);
    expect(commitments.nodes).toHaveLength(5);
    expect(titled('Another promise under the same number').imported.sourceKey).toMatch(/#2$/);
    expect(titled('Promise 2').period).toMatchObject({
      startOn: null,
      startPrecision: 'AS_WRITTEN',
      startWritten: '07/01/2012',
      endOn: '2013-09-30',
      endPrecision: 'QUARTER',
    });
    expect(titled('Promise 1').period).toMatchObject({
      startOn: '2013-12-31',
      startPrecision: 'DAY',
      endOn: '2014-12-31',
      endPrecision: 'YEAR',
    });
    expect(titled('=SUM(A1)')).toBeDefined();
    expect(titled('Promise 5').action.text).toBe('EducaciÃ³n for all');
    const answers = Object.fromEntries(
      titled('Promise 1').assessments[0].answers.map(({ question, answer }: { question: string; answer: string }) => [
        question,
        answer,
      ]),
    );
    expect(answers).toMatchObject({ completion: 'not_started', potential_impact: 'ND' });
  });
});

it('leaves whole batches whenever it is killed or loses the database, and a repeat does the rest', async () => {
  const database = await testDatabase();
  const rows = 4000;
  const path = csv(
    'large.csv',
    Array.from({ length: rows }, (_, number) => row(String(number), { 'Full Text': 'x'.repeat(500) })),
  );
  const env = { ...process.env, DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl };
  const begin = () =>
    spawn(process.execPath, [join(ROOT, 'bin/tequio.js'), 'import', 'ogp-commitments', path], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  const ended = (child: ChildProcess) =>
    new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const counts = () =>
    asSuperuser(
      async (client) =>
        (
          await client.query(`select (select count(*)::int from tequio.commitment) as commitments,
      (select count(*)::int from tequio.import_row) as rows, (select count(*)::int from tequio.log where verb like '%import%') as entries`)
        ).rows[0],
      database.name,
    );
  const written = async (child: ChildProcess, least: number) => {
    for (let i = 0; i < 3000 && child.exitCode === null; i++) {
      if ((await counts()).rows >= least) return;
      await sleep(20);
    }
  };

  const killed = begin();
  await written(killed, 500);
  const gone = ended(killed);
  killed.kill('SIGKILL');
  await gone;
  const first = await counts();
  expect(first.rows).toBeGreaterThanOrEqual(500);
  expect(first.rows % 500).toBe(0);
  expect(first.commitments).toBe(first.rows);

  const cut = begin();
  let told = '';
  cut.stderr.on('data', (text: Buffer) => (told += text.toString()));
  const over = ended(cut);
  await written(cut, Math.min(first.rows + 500, rows));
  await asSuperuser(
    (client) =>
      client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [database.name]),
    'postgres',
  );
  await over;
  expect(told).not.toMatch(/node_modules|at .*\.js:\d/);
  const second = await counts();
  expect(second.rows % 500).toBe(0);
  expect(second.commitments).toBe(second.rows);

  expect(await ended(begin())).toBe(0);
  expect(await counts()).toMatchObject({ commitments: rows, rows });
  await database.drop();
}, 120_000);

const IRM = testData('ogp/irm-commitments-2016.csv');
const withRealData = IRM ? it : it.skip;

withRealData(
  'takes the 1,927 commitments of 2016, all accounted for, and lists them page by page in one statement',
  async () => {
    const t = await testApp();
    const run = () => importFile(t.app.get(UnitOfWork), LAYOUTS['ogp-commitments']!, IRM!);
    expect(await run()).toMatchObject({ read: 1927, created: 1927, refused: 0 });
    expect(await run()).toMatchObject({ read: 1927, created: 0, updated: 0, unchanged: 1927 });
    const list = `query ($after: String, $filter: CommitmentFilter) { commitments(first: 20, after: $after, filter: $filter) {
    totalCount pageInfo { endCursor } nodes { reference state title { text } owners { institution { name { text } } } ogpValues { code } } } }`;
    const { commitments } = await t.gql(list);
    expect(commitments.totalCount).toBe(1927);
    const filter = { jurisdiction: 'MX', value: 'access_to_information', status: ['ENDED'], text: 'information' };
    expect(await t.statements(() => t.gql(list, { after: commitments.pageInfo.endCursor, filter }))).toHaveLength(1);
    const found = (await t.gql(list, { filter })).commitments;
    expect(found.totalCount).toBeGreaterThan(0);
    expect(found.totalCount).toBeLessThan(63);
    await t.close();
  },
  60_000,
);
