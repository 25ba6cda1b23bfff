import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { importFile } from '../../src/open-data/import/run-import.js';
import { LAYOUTS } from '../../src/open-data/layouts/layouts.js';
import { testApp, type TestApp } from '../support/app.js';
import { testData } from '../support/test-data.js';

let t: TestApp;
let folder: string;
beforeAll(async () => {
  t = await testApp();
  folder = mkdtempSync(join(tmpdir(), 'tequio-ecuador-'));
});
afterAll(async () => {
  await t.close();
  rmSync(folder, { recursive: true });
});

const take = (path: string, dryRun = false, app = t) =>
  importFile(app.app.get(UnitOfWork), LAYOUTS['ecuador-2019']!, path, { dryRun });
function file(name: string, lines: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

const MILESTONES = [
  'Nombre_compromisos,Hitos,Tematica,Entidad,Contraparte,El_compromiso_es_prometedor_segun_el_IRM,Valores_OGP,Vinculacion_ODS,Fecha_inicio_hito,Fecha_finalizacion_hito',
  'Datos,Hito 1: Validar la  política.,Apertura,Ministerio A--Ministerio B,Red uno--Red dos,,"Participación ciudadana, Colaboración e innovación","Objetivo 9, Objetivo 16",2020-02-01,2020-04-30',
  'Datos,Hito 2: Difundir,Apertura,Ministerio A--Ministerio B,Red uno--Red dos,,Participación ciudadana,Objetivo 9,2020-03-01,2020-05-31',
  'Portal,Hito 1: Diseñar,Apertura,Ministerio B,Red dos,,,,2020-03-01,2020-05-31',
];
const COUNTERPART = [
  'Organización,Compromiso,Hito primer compromiso,Hito segundo compromiso,Fecha de registro,Indicador 2,Indicador 3 - entidad,Indicador 3 - justificación,Indicador 7',
  'Red uno,Datos,"Hito 1: Validar la\npolítica",,2021-10-20,Completado,Sí,Cumple,Mejoró un poco',
  'Red dos,Portal,,Hito 1: Diseñar,2021-10-18,Ejecución,tal vez,,Se mantuvo igual',
  'Red dos,Portal,,Hito 9: Nada,2021-10-18,Ejecución,No,,Se mantuvo igual',
  'Red dos,Portal,,,,,,,',
];

it('refuses reports while their milestones are not there', async () => {
  expect(await take(file('early.csv', COUNTERPART))).toMatchObject({ read: 4, created: 0, refused: 4 });
});

it('makes commitments of the rows of their milestones; a dry run counts the same and writes nothing', async () => {
  const path = file('milestones.csv', MILESTONES);
  const counts = { read: 3, created: 3, updated: 0, unchanged: 0, refused: 0, unrecognisedColumns: [] };
  expect(await take(path, true)).toMatchObject({ ...counts, dryRun: true });
  expect((await t.gql('{ plan(slug: "ecuador-1") { slug } }')).plan).toBeNull();
  expect(await take(path)).toMatchObject({ ...counts, doubtsByReason: { 'is no value of open government': 1 } });
  expect(await take(path)).toMatchObject({ read: 3, created: 0, updated: 0, unchanged: 3 });
  const { commitment } = await t.gql(`{ commitment(reference: "EC-1-01") { title { text } theme { name { text } } sdgs
    ogpValues { code } owners { institution { name { text } } role } remarks { code text { text } } imported { row }
    milestones { nodes { number title { text } planned { startOn endOn } institutions { slug } imported { row } } } } }`);
  expect(commitment).toMatchObject({
    title: { text: 'Datos' },
    theme: { name: { text: 'Apertura' } },
    sdgs: [9, 16],
    ogpValues: [{ code: 'civic_participation' }],
    owners: [{ institution: { name: { text: 'Ministerio A' } }, role: 'LEAD' }, { role: 'LEAD' }],
    remarks: [{ code: 'COUNTERPARTS_NAMED', text: { text: 'Contraparte: Red uno; Red dos.' } }],
    imported: { row: 2 },
    milestones: {
      nodes: [
        {
          number: 1,
          title: { text: 'Validar la política.' },
          planned: { startOn: '2020-02-01' },
          imported: { row: 2 },
        },
        { number: 2, planned: { endOn: '2020-05-31' }, imported: { row: 3 } },
      ],
    },
  });
});

it('takes reports of a voice with its questionnaire; titles match although their blanks and last point differ', async () => {
  const path = file('counterpart.csv', COUNTERPART);
  const report = await take(path);
  expect(report).toMatchObject({ read: 4, created: 2, refused: 2, unrecognisedColumns: [] });
  expect(report.refusedRows.map(({ reason }) => reason).toSorted()).toEqual([
    'names no milestone that is known: import the milestones first',
    'says of no milestone',
  ]);
  expect(await take(path)).toMatchObject({ created: 0, updated: 0, unchanged: 2, refused: 2 });
  const { plan, ...commitments } = await t.gql(`{
    plan(slug: "ecuador-1") { questionnaires { voice version questions { code label { languages } } } }
    data: commitment(reference: "EC-1-01") { ...Reported } portal: commitment(reference: "EC-1-02") { ...Reported } }
    fragment Reported on Commitment { milestones { nodes { reports { voice state status statusWritten reported { on }
      institution { name { text } } imported { row layout } answers { question { code } text { text } yes choices written } } } } }`);
  expect(plan.questionnaires).toMatchObject([
    {
      voice: 'COUNTERPART',
      version: 1,
      questions: [{ code: 'owner_did_its_part', label: { languages: ['en', 'es'] } }, {}, {}],
    },
  ]);
  expect(commitments['data'].milestones.nodes[0].reports).toMatchObject([
    {
      voice: 'COUNTERPART',
      state: 'PUBLISHED',
      status: 'COMPLETE',
      statusWritten: 'Completado',
      reported: { on: '2021-10-20' },
      institution: { name: { text: 'Red uno' } },
      imported: { row: 2, layout: 'ecuador-2019' },
      answers: [
        { question: { code: 'owner_did_its_part' }, yes: true },
        { question: { code: 'owner_did_its_part_why' }, text: { text: 'Cumple' } },
        { question: { code: 'change' }, choices: ['somewhat_better'] },
      ],
    },
  ]);
  expect(commitments['portal'].milestones.nodes[0].reports).toMatchObject([
    { status: null, statusWritten: 'Ejecución', answers: [{ yes: null, written: 'tal vez' }, { choices: ['same'] }] },
  ]);
});

it('counts a changed cell as one updated row, and keeps the place of the report', async () => {
  const changed = COUNTERPART.map((line) => line.replace('Mejoró un poco', 'Mejoró sustancialmente'));
  expect(await take(file('changed.csv', changed))).toMatchObject({ created: 0, updated: 1, unchanged: 1, refused: 2 });
  const rows = await t.db.query(
    `select position, answers -> 'change' -> 'choices' ->> 0 as change from milestone_report order by 2`,
  );
  expect(rows).toEqual([
    { position: 0, change: 'much_better' },
    { position: 0, change: 'same' },
  ]);
});

const REAL = testData('trackers/ecuador-2019');

(REAL ? describe : describe.skip)('the real tracker of Ecuador', () => {
  const FILES = [
    ['milestones', 59, 0],
    ['entity-reports', 53, 0],
    ['counterpart-reports', 54, 0],
    ['core-group-reports', 52, 1],
  ] as const;
  const path = (name: string) => join(REAL!, `${name}.csv`);
  let own: TestApp;
  beforeAll(async () => {
    own = await testApp();
  });
  afterAll(() => own.close());

  it('is taken with every row and column accounted for, and a second time changes nothing', async () => {
    for (const [name, read, refused] of FILES) {
      expect([name, await take(path(name), false, own)]).toMatchObject([
        name,
        { read, created: read - refused, updated: 0, refused, unrecognisedColumns: [], missingColumns: [] },
      ]);
      expect(await take(path(name), false, own)).toMatchObject({ created: 0, updated: 0, unchanged: read - refused });
    }
    const { plan } = await own.gql(
      `{ plan(slug: "ecuador-1") { commitments(first: 20) { totalCount } questionnaires { voice questions { code } } } }`,
    );
    expect(plan.commitments.totalCount).toBe(10);
    expect(plan.questionnaires.map(({ questions }: { questions: unknown[] }) => questions.length)).toEqual([15, 3, 6]);
  });

  it('drops no cell: each is an answer, the words, the level, the day or the institution of its report', async () => {
    const reports: Record<string, unknown>[] = await own.db.query(
      `select r.row_number as row, f.file_name as file, m.answers, m.narrative, m.status_written, m.reported_on::text, m.reported_written, i.name
         from milestone_report m join import_row r on r.id = m.import_row_id join import_run f on f.id = r.run_id
         left join institution i on i.id = m.institution_id`,
    );
    expect(reports).toHaveLength(53 + 54 + 51);
    const lost: string[] = [];
    for (const [name] of FILES.slice(1)) {
      const rows: Record<string, string>[] = parse(readFileSync(path(name)), { columns: true, bom: true });
      for (const [index, cells] of rows.entries()) {
        const report = reports.find(({ row, file: of }) => row === index + 2 && of === `${name}.csv`);
        if (!report) continue;
        const { answers, ...said } = report as { answers: Record<string, object> };
        const kept = `${JSON.stringify(said)} ${JSON.stringify(answers)}`.toLowerCase();
        const given = Object.entries(cells).filter(
          ([column, cell]) => cell.trim() !== '' && !/^(Compromiso|Hito )/.test(column),
        );
        // Besides the words themselves: yes and no, and choices, which have codes.
        const coded = ([column, cell]: [string, string]) =>
          /^(Sí|No)$/.test(cell) || /^(Mejoró|Se mantuvo)/.test(cell) || /^Indicador (6|8 - iniciativas)$/.test(column);
        lost.push(
          ...given
            .filter((one) => !coded(one) && !kept.includes(JSON.stringify(one[1].trim()).slice(1, -1).toLowerCase()))
            .map(([column]) => `${name} ${index + 2} ${column}`),
        );
        const columns = given.filter(([column]) => /^Indicador (?!2$)/.test(column)).length;
        if (Object.keys(answers).length !== columns) lost.push(`${name} ${index + 2}: ${columns} columns`);
      }
    }
    expect(lost).toEqual([]);
  });
});
