import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { unreadable } from '../../src/open-data/import/csv-file.js';
import { type ImportOptions, importFile } from '../../src/open-data/import/run-import.js';
import { LAYOUTS } from '../../src/open-data/layouts/layouts.js';
import { testData } from '../support/test-data.js';
import { testApp, type TestApp } from '../support/app.js';
import { asSuperuser, testDatabase } from '../support/databases.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tequio-files-'));

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function take(layout: string, path: string, options: ImportOptions = {}) {
  const report = await importFile(t.app.get(UnitOfWork), LAYOUTS[layout]!, path, options);
  expect(report.created + report.updated + report.unchanged + report.refused).toBe(report.read);
  return report;
}

const HEADER = ['Country', 'Action Plan Number', 'Comm No', 'Commitment Title', 'Full Text', 'End Date'];
const rowsOf = (plan: string) => [
  HEADER,
  ['México', plan, '1', 'Educación abierta, para todos', 'Una línea; con "comillas"\ny otra', '2016'],
  ['México', plan, '2', 'Más datos', 'Sí', '31/12/2016'],
  ['Spain', plan, '1', 'Datos', 'No', ''],
];
const ROWS = rowsOf('3');
const cellOf = (cell: string) => (/["\n\r;,|\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const table = (rows: string[][], delimiter = ',', end = '\r\n') =>
  rows.map((row) => row.map(cellOf).join(delimiter)).join(end) + end;
const reordered = (rows: string[][]) => rows.map((row) => [3, 5, 0, 2, 4, 1].map((index) => row[index]!));
const OTHER_YEAR = ['COUNTRY/LOCALITY', 'action plan', 'Commitment #', 'Title', 'Commitment Text', 'end_date'];

it.each<[string, string, (rows: string[][]) => Buffer | string]>([
  ['commas', '10', (rows) => table(rows)],
  ['semicolons', '11', (rows) => table(rows, ';')],
  ['tabs', '12', (rows) => table(rows, '\t')],
  ['bars', '13', (rows) => table(rows, '|')],
  ['line feeds', '14', (rows) => table(rows, ',', '\n')],
  ['carriage returns alone', '15', (rows) => table(rows, ',', '\r')],
  ['a mark of its encoding', '16', (rows) => `\ufeff${table(rows)}`],
  ['windows-1252', '17', (rows) => Buffer.from(table(rows), 'latin1')],
  ['UTF-16', '18', (rows) => Buffer.from(`\ufeff${table(rows)}`, 'utf16le')],
  ['UTF-16 without a mark', '19', (rows) => Buffer.from(table(rows), 'utf16le')],
  ['columns in another order', '20', (rows) => table(reordered(rows))],
  ['columns of another year', '21', (rows) => table([OTHER_YEAR, ...rows.slice(1)])],
  ['titles above the header', '22', (rows) => `Commitments\r\n\r\nexported,2017\r\n${table(rows)}`],
  ['no end of its last line', '23', (rows) => table(rows).trimEnd()],
])('reads the same from a file with %s', async (name, plan, content) => {
  const path = file(`${name}.csv`, content(rowsOf(plan)));
  expect(await take('ogp-commitments', path)).toMatchObject({ read: 3, created: 3, unrecognisedColumns: [] });
  expect(await take('ogp-commitments', path)).toMatchObject({ read: 3, unchanged: 3 });
  const { commitments, spain } = await t.gql(
    `query ($mexico: String!, $spain: String!) { commitments(filter: { plan: $mexico }) { nodes {
      reference title { text } action { text } period { endOn } } }
      spain: commitments(filter: { plan: $spain }) { totalCount } }`,
    { mexico: `mexico-${plan}`, spain: `spain-${plan}` },
  );
  expect(spain.totalCount).toBe(1);
  expect(commitments.nodes).toEqual([
    {
      reference: `IRM-MX-${plan}-1`,
      title: { text: 'Educación abierta, para todos' },
      action: { text: 'Una línea; con "comillas"\ny otra' },
      period: { endOn: '2016-12-31' },
    },
    {
      reference: `IRM-MX-${plan}-2`,
      title: { text: 'Más datos' },
      action: { text: 'Sí' },
      period: { endOn: '2016-12-31' },
    },
  ]);
});

it('flags the cells of a file that mixes encodings, and reads the others as they are', async () => {
  const mixed = Buffer.concat([
    Buffer.from(table(ROWS.slice(0, 2)), 'utf8'),
    Buffer.from(table([['México', '3', '9', 'Jardín', 'Niños', '2016']]), 'latin1'),
  ]);
  const report = await take('ogp-commitments', file('mixed.csv', mixed), { dryRun: true });
  expect(report).toMatchObject({ read: 2, created: 2 });
  expect(report.doubts.filter(({ reason }) => reason === 'is not UTF-8').map(({ row, value }) => [row, value])).toEqual(
    [
      [3, 'México'],
      [3, 'Jardín'],
      [3, 'Niños'],
    ],
  );
});

it('quotes the beginning of a cell without half of a character', async () => {
  const date = `${'a'.repeat(119)}😀`;
  const rows = [HEADER, ['México', '23', '1', 'Datos', 'Sí', date]];
  const { doubts } = await take('ogp-commitments', file('half.csv', table(rows)));
  expect(doubts.map(({ value }) => value)).toEqual([`${'a'.repeat(119)}…`]);
});

it('gives up only the line whose quote never ends', async () => {
  const lines = Array.from({ length: 1200 }, (_, n) => `Mexico,3,${n + 1},Promise ${n + 1},"Text, more",2016`);
  lines[600] = 'Mexico,3,601,"Promise 601,Text,2016';
  lines[1199] = 'Mexico,3,1200,"Promise 1200,Text,2016';
  const report = await take('ogp-commitments', file('quotes.csv', `${HEADER.join(',')}\n${lines.join('\n')}`), {
    dryRun: true,
  });
  expect(report).toMatchObject({ read: 1200, created: 1198, refused: 2 });
  expect(report.refusedRows).toEqual([
    {
      row: 602,
      column: '',
      value: lines[600],
      reason: 'has a quote that does not end in this row',
      done: 'row refused',
    },
    {
      row: 1201,
      column: '',
      value: lines[1199],
      reason: 'has a quote that does not end in this row',
      done: 'row refused',
    },
  ]);
});

it('says of a file that this user may not read whose leave it takes', () => {
  expect(unreadable('plan.csv', { code: 'EACCES' })).toBe(
    'The file plan.csv may not be read by this user: change its permissions, or run the command as its owner.',
  );
});

it('counts rows as a spreadsheet does, empty lines too, and refuses rows of empty cells', async () => {
  const report = await take('ogp-commitments', file('gaps.csv', `${HEADER.join(',')}\n\n\nMexico,3,1,One\n,,,,,\n`), {
    dryRun: true,
  });
  expect(report).toMatchObject({ read: 2, created: 1, refused: 1 });
  expect(report.refusedRows).toMatchObject([{ row: 5, column: 'Country' }]);
  expect(report.doubts).toMatchObject([{ row: 4, reason: expect.stringContaining('another number of cells') }]);
});

it.each<[string, () => string, RegExp]>([
  ['a file that is not there', () => join(folder, 'nowhere.csv'), /There is no file .+: see whether its name/],
  ['a folder', () => folder, /is a folder: name a file in it/],
  ['an empty file', () => file('empty.csv', ''), /The file is empty: download or export it again/],
  ['empty lines', () => file('lines.csv', '\n\n \n'), /The file is empty: download or export it again/],
  [
    'noise',
    () => file('noise.csv', Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 256))),
    /is a header of the layout .+ Name the layout that the file is of/,
  ],
  [
    'a header that lacks a column',
    () => file('lacks.csv', 'Country,Action Plan Number,Comm No\n'),
    /it lacks "Commitment Title": name the columns/,
  ],
])('says what is wrong with %s, and what to do', async (_, path, sentence) => {
  const failed = await take('ogp-commitments', path()).catch((error: { sentences?: string[] }) => error.sentences);
  expect((failed as string[]).join(' ')).toMatch(sentence);
});

describe('the plan of the United States', () => {
  const commitments =
    'commitment_id,title,theme\nc-1,"Open <b>data</b>",Data\nC-2,Another,Data\nC-2,Repeated,Data\n,Nameless,Data\n';
  const subs = (first: string) =>
    `sub_id,commitment_id,file,title,agency,status,body_progress_and_evidence\n${first}1,C-1,f,First,Office <br> Bureau,Complete,"Done<br>\nwell"\n2,C-1,f,Second,Office,In Progress,\n3,C-9,f,Of nothing,Office,Complete,\n`;

  it('comes in two files, all rows accounted for, and twice changes nothing', async () => {
    const [first, second] = [file('usa.csv', commitments), file('usa-sub.csv', subs(''))];
    expect(await take('usa-nap5', first)).toMatchObject({ read: 4, created: 3, refused: 1 });
    expect(await take('usa-nap5', second)).toMatchObject({ read: 3, created: 2, refused: 1 });
    expect(await take('usa-nap5', first)).toMatchObject({ created: 0, updated: 0, unchanged: 3, refused: 1 });
    expect(await take('usa-nap5', second)).toMatchObject({ created: 0, updated: 0, unchanged: 2, refused: 1 });
    const { commitment } = await t.gql(`{ commitment(reference: "C-1") { title { text } milestones { nodes {
      number title { text } reports { status statusWritten narrative { text } } } } } }`);
    expect(commitment.title.text).toBe('Open data');
    expect(commitment.milestones.nodes).toMatchObject([
      { number: 1, title: { text: 'First' }, reports: [{ status: 'COMPLETE', narrative: { text: 'Done\nwell' } }] },
      { number: 2, title: { text: 'Second' }, reports: [{ status: null, statusWritten: 'In Progress' }] },
    ]);
  });

  it('keeps the progress of 2023 and the newest one apart, and takes what each links to as its evidence', async () => {
    const link = (url: string, label: string) => `<a href=""${url}"">${label}</a>`;
    const row = `9,C-2,f,Linked,Office,Complete,"Begun ${link('https://a.example/1', 'https://a.example/1')}","Done, see ${link('https://a.example/2', 'the rule')} and ${link('https:https://a.example/3', 'it')}"\n`;
    const header = 'sub_id,commitment_id,file,title,agency,status,aug_2023_progress,body_progress_and_evidence\n';
    const report = await take('usa-nap5', file('usa-evidence.csv', header + row));
    expect(report).toMatchObject({ read: 1, created: 1, doubtsByReason: { 'is no address of the web': 1 } });
    const { commitment } = await t.gql(`{ commitment(reference: "C-2") { milestones { nodes { reports {
      voice state status reported { on precision } narrative { text } evidence { url title { text } } } } } } }`);
    expect(commitment.milestones.nodes[0].reports).toMatchObject([
      {
        state: 'SUPERSEDED',
        status: null,
        reported: { on: '2023-08-01', precision: 'MONTH' },
        evidence: [{ url: 'https://a.example/1', title: { text: 'https://a.example/1' } }],
      },
      {
        voice: 'OWNER',
        state: 'CHECKED',
        status: 'COMPLETE',
        reported: null,
        narrative: { text: 'Done, see the rule (https://a.example/2) and it (https:https://a.example/3)' },
        evidence: [{ url: 'https://a.example/2', title: { text: 'the rule' } }],
      },
    ]);
  });

  it('keeps every milestone when a later file puts one in between', async () => {
    const report = await take('usa-nap5', file('usa-later.csv', subs('0,C-1,f,Put before,Office,Complete,\n')));
    expect(report).toMatchObject({ created: 1, updated: 0, unchanged: 2, refused: 1 });
    const { commitment } = await t.gql(
      '{ commitment(reference: "C-1") { milestones { nodes { number title { text } } } } }',
    );
    expect(
      commitment.milestones.nodes.map(({ number, title }: { number: number; title: { text: string } }) => [
        number,
        title.text,
      ]),
    ).toEqual([
      [1, 'First'],
      [2, 'Second'],
      [3, 'Put before'],
    ]);
  });
});

it('takes the plans of Canada as a tree in two languages', async () => {
  const path = file(
    'canada.csv',
    [
      'plan,level,code,parent_code,text_en,text_fr,deadline_en,deadline_fr,lead_dept',
      'nap5,commitment,C01,,Climate,Climat,,,',
      'nap5,milestone,C01.1,C01,Make it open,Ouvrir,,,',
      `nap5,indicator,C01.1.1,C01.1,Count it,Compter,By June 2024,D'ici juin 2024,"['eccc', 'nrcan']"`,
      'nap5,indicator,C01.1.2,C01.1,Ask people,Demander,Ongoing,En cours,eccc',
      'nap5,status,NS,,Not started,Non commencé,,,',
      'five,commitment,C02,,No plan,,,,',
    ].join('\n'),
  );
  const report = await take('canada-nap', path);
  expect(report).toMatchObject({ read: 6, created: 4, refused: 2, unrecognisedColumns: [] });
  expect(report.doubts).toMatchObject([{ row: 5, column: 'deadline_en', value: 'Ongoing', done: 'kept as written' }]);
  expect(await take('canada-nap', path)).toMatchObject({ created: 0, updated: 0, unchanged: 4, refused: 2 });
  const { commitment } = await t.gql(`{ commitment(reference: "CA-NAP5-C01") { title { languages } milestones { nodes {
    number expectedResult { text } planned { endOn endPrecision endWritten } } } } }`);
  expect(commitment.title.languages.toSorted()).toEqual(['en', 'fr']);
  expect(commitment.milestones.nodes).toMatchObject([
    { number: 1, expectedResult: null },
    {
      number: 2,
      expectedResult: { text: 'Make it open' },
      planned: { endOn: '2024-06-30', endPrecision: 'MONTH', endWritten: 'By June 2024' },
    },
    { number: 3, planned: { endOn: null, endPrecision: 'AS_WRITTEN', endWritten: 'Ongoing' } },
  ]);
});

describe('the command', () => {
  const many = (rows: number) =>
    `${HEADER.join(',')}\n${Array.from({ length: rows }, (_, n) => `Mexico,3,${n},Promise ${n},${'x'.repeat(400)},2016`).join('\n')}\n`;
  const command = (database: { url: string; ownerUrl: string }, ...args: string[]) => {
    const env = { ...process.env, DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl };
    const child = spawn(process.execPath, [join(ROOT, 'bin/tequio.js'), 'import', ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const told = { out: '', err: '' };
    child.stdout.on('data', (text: Buffer) => (told.out += text.toString()));
    child.stderr.on('data', (text: Buffer) => (told.err += text.toString()));
    const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
    return { child, told, ended };
  };

  it('prints one JSON object as its last line, leaves whole batches when interrupted, and goes on when repeated', async () => {
    const database = await testDatabase();
    const path = file('long.csv', many(6000));
    const rows = () =>
      asSuperuser(
        async (client) => Number((await client.query('select count(*) from tequio.commitment')).rows[0].count),
        database.name,
      );
    const first = command(database, 'ogp-commitments', path);
    for (let i = 0; i < 1000 && first.child.exitCode === null && (await rows()) < 500; i++) await sleep(20);
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(130);
    expect(first.told.err).toContain('Interrupted.');
    const kept = await rows();
    expect(kept % 500).toBe(0);

    const again = command(database, 'ogp-commitments', path, '--json');
    expect(await again.ended).toBe(0);
    const report = JSON.parse(again.told.out.trimEnd().split('\n').at(-1)!);
    expect(report).toMatchObject({ read: 6000, created: 6000 - kept, unchanged: kept, refused: 0, dryRun: false });
    expect(again.told.err).not.toContain('\u001b');
    await database.drop();
  }, 120_000);

  it('fails with a sentence and a code, never with a stack', async () => {
    const database = await testDatabase();
    const wrong = command(database, 'ogp-commitments', folder);
    expect(await wrong.ended).toBe(1);
    expect(wrong.told.err.trim()).toMatch(/is a folder: name a file in it\.$/);
    const unknown = command(database, 'ogp-promises', 'x.csv');
    expect(await unknown.ended).toBe(2);
    expect(unknown.told.err).toContain('There is no layout "ogp-promises"');
    await database.drop();
  }, 60_000);
});

const REAL = testData('trackers');
const withRealFiles = REAL ? it : it.skip;

withRealFiles(
  'takes the real trackers of the United States and Canada, all rows accounted for, twice the same',
  async () => {
    const own = await testApp();
    const run = (layout: string, name: string) =>
      importFile(own.app.get(UnitOfWork), LAYOUTS[layout]!, join(REAL!, name));
    for (const [layout, name, read, refused] of [
      ['usa-nap5', 'usa-nap5-commitments.csv', 36, 0],
      ['usa-nap5', 'usa-nap5-subcommitments.csv', 70, 0],
      ['canada-nap', 'canada-nap5-nap6.csv', 226, 8],
    ] as const) {
      expect(await run(layout, name)).toMatchObject({ read, created: read - refused, refused });
      expect(await run(layout, name)).toMatchObject({
        read,
        created: 0,
        updated: 0,
        unchanged: read - refused,
        refused,
      });
    }
    await own.close();
  },
);
