import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { encodeId } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { readWorkbook } from '../../src/kernel/spreadsheet/read.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { type Reporting, reporting } from '../support/reporting.js';
import { downloadSheet, filledIn, returnSheet, sheetRead, takeSheet, textsOf } from '../support/sheets.js';

/** The table of an institution leaves as a spreadsheet and comes back: what changed is told first, and taken as told. */
const TABLE = 'joint/justicia?period=6&language=es';
const [UNCHANGED, STATUS, DONE, NARRATIVE, OBSTACLES] = ['F', 'G', 'H', 'I', 'J'];

let t: TestApp;
let at: Reporting;
beforeAll(async () => {
  t = await testApp();
  at = await reporting(t);
  await at.person('colleague', 'institution_liaison', 'justicia');
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.db.query('delete from rate_count');
});

const reports = async (n: number) =>
  (
    await t.gql.as('liaison')(
      `query ($id: ID!) { node(id: $id) { ... on Milestone { reports { id state status unchanged doneOn version periodStartOn
         narrative { text } obstacles { text } } } } }`,
      { id: at.milestones[n] },
    )
  ).node.reports as Record<string, unknown>[];

/** Sends a file that is refused. */
async function refusal(who: string, file: Buffer) {
  const { status, errors } = await returnSheet(t, who, file);
  return { status, code: errors[0].code as string };
}

/** Sends a file and reads what was read from it. */
async function read(who: string, file: Buffer) {
  const { status, id } = await returnSheet(t, who, file);
  return { ...(await sheetRead(t, who, id))!, status };
}

it('leaves with one row for each milestone, and comes back as exactly the cells that people filled in', async () => {
  const left = await downloadSheet(t, 'liaison', TABLE);
  const [head, first] = await textsOf(left);
  expect(head).toEqual([
    'Clave',
    'Hito',
    'Prometido para',
    'Informe de este periodo',
    'Nada cambió',
    'Hasta dónde llega',
    'Día en que se completó',
    'Qué se hizo',
    'Qué lo estorbó',
  ]);
  expect(first!.slice(0, 2)).toEqual(['JUNTOS-01.1', 'Hito 1']);
  expect(await read('liaison', left)).toMatchObject({ rows: [], rowsUnchanged: 3, rowsMissing: 0 });

  const back = filledIn(left, {
    [`${STATUS}2`]: 'Completo',
    [`${DONE}2`]: 44_990,
    [`${NARRATIVE}2`]: 'Se abrió la ventanilla.',
    [`${OBSTACLES}4`]: 'cosa &lt;rara&gt;',
  });
  const told = await read('liaison', back);
  expect(told).toMatchObject({ status: 201, period: 6, rowsUnchanged: 1, institution: { slug: 'justicia' } });
  expect(told.rows).toEqual([
    {
      row: 2,
      milestone: { id: at.milestones[0] },
      act: 'BEGIN',
      days: [],
      changes: [
        { column: 'STATUS', cell: 'G2', before: '', after: 'complete', present: '' },
        { column: 'DONE_ON', cell: 'H2', before: '', after: '2023-03-05', present: '' },
        { column: 'NARRATIVE', cell: 'I2', before: '', after: 'Se abrió la ventanilla.', present: '' },
      ],
      problems: [],
      leftOut: [],
      notReady: null,
      report: null,
      refusal: null,
    },
    expect.objectContaining({ row: 4, act: 'BEGIN', notReady: { code: 'STATUS_REQUIRED' } }),
  ]);
  expect([await reports(0), await reports(2)]).toEqual([[], []]);

  const { file } = await takeSheet(t, 'liaison', told.id, { send: true });
  expect(file).toMatchObject({
    sent: true,
    rowsDone: 1,
    rowsRefused: 1,
    rows: [
      { row: 4, report: null, refusal: { code: 'STATUS_REQUIRED' } },
      { row: 2, refusal: null },
    ],
  });
  expect(await reports(0)).toMatchObject([
    {
      id: file.rows[1]!.report,
      state: 'SENT',
      status: 'COMPLETE',
      doneOn: '2023-03-05',
      narrative: { text: 'Se abrió la ventanilla.' },
      obstacles: null,
      periodStartOn: '2023-09-01',
    },
  ]);
  expect(await reports(2)).toEqual([]);
  expect((await takeSheet(t, 'liaison', told.id)).file).toEqual(file);
  expect(await reports(0)).toHaveLength(1);
  // The same file again finds what it says on record already.
  expect(await read('liaison', back)).toMatchObject({ rows: [{ row: 4 }], rowsUnchanged: 2 });
});

it('keeps drafts, fills them in again, and takes a cell back that people empty', async () => {
  const first = filledIn(await downloadSheet(t, 'liaison', TABLE), {
    [`${STATUS}3`]: 'limitado',
    [`${NARRATIVE}3`]: 'Se midió.',
  });
  await takeSheet(t, 'liaison', (await read('liaison', first)).id);
  expect(await reports(1)).toMatchObject([{ state: 'DRAFT', status: 'LIMITED', version: 1 }]);

  const again = await downloadSheet(t, 'liaison', TABLE);
  expect((await textsOf(again))[2]!.slice(3)).toEqual(['Borrador', '', 'Limitado', '', 'Se midió.', '']);
  const emptied = await read('liaison', filledIn(again, { [`${NARRATIVE}3`]: null, [`${OBSTACLES}3`]: 'Llovió.' }));
  expect(emptied.rows).toMatchObject([{ act: 'GO_ON', notReady: { code: 'NARRATIVE_REQUIRED' } }]);
  await takeSheet(t, 'liaison', emptied.id);
  expect(await reports(1)).toMatchObject([
    { narrative: null, obstacles: { text: 'Llovió.' }, status: 'LIMITED', version: 2 },
  ]);
  // A visitor reads the same table without the draft.
  expect((await textsOf(await downloadSheet(t, null, TABLE)))[2]!.slice(3)).toEqual(['', '', '', '', '', '']);
});

it('takes the files of two people one after the other, each with its own cells, and shows where both wrote', async () => {
  const left = await downloadSheet(t, 'liaison', TABLE);
  const mine = await read('liaison', filledIn(left, { [`${OBSTACLES}3`]: 'Llovió mucho.' }));
  const theirs = filledIn(left, {
    [`${OBSTACLES}3`]: 'Nevó.',
    [`${STATUS}4`]: 'Sustancial',
    [`${NARRATIVE}4`]: 'Casi.',
  });
  const early = await read('colleague', theirs);
  expect(early.rows.map(({ problems }) => problems.length)).toEqual([0, 0]);
  await takeSheet(t, 'liaison', mine.id);

  const late = await read('colleague', theirs);
  expect(late.rows).toMatchObject([
    {
      row: 3,
      act: null,
      problems: [{ code: 'SHEET_ROW_OUTDATED' }],
      changes: [{ before: 'Llovió.', after: 'Nevó.', present: 'Llovió mucho.' }],
    },
    { row: 4, act: 'BEGIN', problems: [] },
  ]);
  // A file that was read before the colleague wrote is not taken over their words either.
  const { file } = await takeSheet(t, 'colleague', early.id);
  expect(file.rows).toMatchObject([{ report: null, refusal: { code: 'VERSION_OUTDATED' } }, { refusal: null }]);
  expect([await reports(1), await reports(2)]).toMatchObject([
    [{ obstacles: { text: 'Llovió mucho.' } }],
    [{ state: 'DRAFT', status: 'SUBSTANTIAL', obstacles: null }],
  ]);
});

it('asks which day somebody meant, and takes no row whose day is not made clear', async () => {
  const left = await downloadSheet(t, 'liaison', TABLE);
  const asked = filledIn(left, { [`${STATUS}4`]: 'Completo', [`${DONE}4`]: '05/06/2023' });
  const told = await read('liaison', asked);
  expect(told.rows).toMatchObject([{ days: ['2023-06-05', '2023-05-06'], problems: [] }]);
  const { file } = await takeSheet(t, 'liaison', told.id, {
    days: [{ milestone: at.milestones[2], doneOn: '2023-07-01' }],
  });
  expect(file.rows).toMatchObject([{ report: null, refusal: { code: 'SHEET_DAY_UNANSWERED' } }]);
  const again = await read('liaison', asked);
  await takeSheet(t, 'liaison', again.id, { days: [{ milestone: at.milestones[2], doneOn: '2023-05-06' }] });
  expect(await reports(2)).toMatchObject([{ status: 'COMPLETE', doneOn: '2023-05-06' }]);
  const clear = await read(
    'liaison',
    filledIn(await downloadSheet(t, 'liaison', TABLE), { [`${DONE}4`]: '30/05/2023' }),
  );
  expect(clear.rows).toMatchObject([{ changes: [{ before: '2023-05-06', after: '2023-05-30' }], days: [] }]);
});

it('names each cell or row that it does not take, and takes the others', async () => {
  const left = await downloadSheet(t, 'liaison', TABLE);
  const problem = async (cells: Record<string, string | number | null>) => {
    const { rows } = await read('liaison', filledIn(left, cells));
    return rows.map(({ row, problems }) => [row, problems.map(({ code }) => code).join(), problems[0]?.message ?? '']);
  };
  const fine = { [`${OBSTACLES}4`]: 'Nada' };
  expect(await problem({ [`${NARRATIVE}3`]: '=A1', ...fine })).toEqual([
    [3, 'SHEET_FORMULA', expect.stringContaining('I3')],
    [4, '', ''],
  ]);
  expect(await problem({ C3: 'Otro hito' })).toEqual([[3, 'SHEET_TEXT_CHANGED', expect.stringContaining('C3')]]);
  expect(await problem({ [`${STATUS}3`]: 'casi', [`${DONE}3`]: 'ayer' })).toEqual([
    [3, 'SHEET_CELL_INVALID,SHEET_CELL_INVALID', expect.stringMatching(/G3.*casi.*No iniciado, Limitado/)],
  ]);
  expect(await problem({ A3: null })).toEqual([[3, 'SHEET_ROW_WITHOUT_ID', expect.stringContaining('3')]]);
  expect(await problem({ A3: at.milestones[2]! })).toEqual([
    [3, 'SHEET_ROW_TWICE', expect.stringContaining('4')],
    [4, 'SHEET_ROW_TWICE', expect.stringContaining('3')],
  ]);
  expect(await problem({ A3: 'mil_00000000000070008000000000000000' })).toEqual([
    [3, 'SHEET_ROW_OF_ANOTHER', expect.stringContaining('3')],
  ]);
  expect(await problem({ [`${OBSTACLES}2`]: 'Ya se envió' })).toEqual([
    [2, 'SHEET_ROW_SENT', expect.stringContaining('2')],
  ]);
  expect(await problem({ [`${UNCHANGED}3`]: 'Sí' })).toEqual([[3, '', '']]);
});

it('takes files only from those who report for the institution, and shows them to nobody else', async () => {
  const left = await downloadSheet(t, 'liaison', TABLE);
  expect(await refusal('municipal', left)).toEqual({ status: 401, code: 'NOT_ALLOWED' });
  const told = await read('liaison', filledIn(left, { [`${OBSTACLES}4`]: 'Nada' }));
  expect(await sheetRead(t, 'colleague', told.id)).toBeNull();
  expect((await takeSheet(t, 'colleague', told.id)).userErrors).toEqual([{ code: 'SHEET_READING_NOT_FOUND' }]);
  for (const address of [
    'joint/nobody',
    'nowhere/justicia',
    'joint/justicia?period=99',
    'joint/justicia?period=x',
    'joint/colectivo',
  ])
    expect((await t.app.inject({ method: 'GET', url: `/files/reports/${address}` })).statusCode).toBe(404);
});

it('refuses what is no file of a table', async () => {
  const left = await downloadSheet(t, 'liaison', TABLE);
  const parts = unzipSync(left);
  const changed = (name: string, change: (xml: string) => string) =>
    Buffer.from(zipSync({ ...parts, [name]: strToU8(change(strFromU8(parts[name]!))) }));
  const refused: [string, Buffer][] = [
    ['FILE_EMPTY', Buffer.alloc(0)],
    ['SHEET_NOT_XLSX', Buffer.from('Hola')],
    ['SHEET_NOT_XLSX', Buffer.from(zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') }))],
    ['SHEET_BROKEN', left.subarray(0, 3000)],
    ['SHEET_HAS_MACROS', Buffer.from(zipSync({ ...parts, 'xl/vbaProject.bin': strToU8('x') }))],
    [
      'SHEET_HAS_MACROS',
      changed('[Content_Types].xml', (xml) =>
        xml.replace('spreadsheetml.sheet.main', 'ms-excel.sheet.macroEnabled.main'),
      ),
    ],
    [
      'SHEET_DECLARES_ENTITIES',
      changed('xl/worksheets/sheet1.xml', (xml) =>
        xml.replace('<worksheet', '<!DOCTYPE x [<!ENTITY a "b">]><worksheet'),
      ),
    ],
    [
      'SHEET_EXPANDS_TOO_FAR',
      Buffer.from(zipSync({ ...parts, 'xl/swollen.xml': Buffer.alloc(30 * 1024 * 1024, ' ') })),
    ],
    [
      'SHEET_NOT_OURS',
      changed('xl/worksheets/sheet3.xml', (xml) => xml.replace('tequio-milestone-reports-1', 'other')),
    ],
    ['SHEET_COLUMN_MISSING', filledIn(left, { I1: 'Otra cosa' })],
  ];
  for (const [code, file] of refused) {
    await t.db.query('delete from rate_count');
    expect([code, (await refusal('liaison', file)).code]).toEqual([code, code]);
  }
});

describe('with questions', () => {
  const es = (words: string) => ({ language: 'ES', text: words });
  const QUESTIONS = [
    {
      code: 'persons',
      kind: 'PERSONS',
      label: [es('¿Cuántas personas?'), { language: 'EN', text: 'How many?' }],
      required: true,
    },
    { code: 'linked', kind: 'YES_NO', label: [es('¿Toca otra iniciativa?')] },
    {
      code: 'sectors',
      kind: 'CHOICES',
      label: [es('¿De qué sectores?')],
      choices: [
        { code: 'public', label: [es('Público, estatal')] },
        { code: 'society', label: [es('Sociedad civil')] },
      ],
    },
    { code: 'before', kind: 'TEXT', label: [es('¿Qué era antes?')] },
  ];
  const ask = (questions: object[]) =>
    t.gql.as('secretariat')(
      `mutation ($plan: ID!, $input: QuestionnaireSetInput!) { questionnaireSet(plan: $plan, input: $input) { userErrors { code } } }`,
      { plan: encodeId('Plan', at.planId), input: { voice: 'OWNER', questions } },
    );
  const PERIOD_1 = 'joint/justicia?period=1&language=es';
  const [PERSONS, LINKED, SECTORS, BEFORE] = ['K', 'L', 'M', 'N'];
  const answers = async (id: string | null) =>
    (
      await t.gql.as('liaison')(
        `query ($id: ID!) { node(id: $id) { ... on MilestoneReport { state version answers { question { code } number yes choices text { text language } } } } }`,
        { id },
      )
    ).node as { state: string; version: number; answers: Record<string, unknown>[] };
  const cleared = () =>
    t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
      await manager.query('delete from milestone_report_step');
      await manager.query('delete from milestone_report');
      record({ verb: 'plan.imported', subject: encodeId('Plan', at.planId), planId: at.planId });
    });

  it('has a column for each question, and takes exactly the answers that people filled in', async () => {
    await cleared();
    await ask(QUESTIONS);
    const left = await downloadSheet(t, 'liaison', PERIOD_1);
    const [sheet] = await readWorkbook(left);
    const heads = [...sheet!.rows.get(1)!.values()].map(({ text }) => text).slice(10);
    expect(heads).toEqual([
      '¿Cuántas personas? [persons]',
      '¿Toca otra iniciativa? [linked]',
      '¿De qué sectores? [sectors]',
      '¿Qué era antes? [before]',
    ]);
    const said = { [`${STATUS}2`]: 'Limitado', [`${NARRATIVE}2`]: 'Se midió.' };
    const told = await read(
      'liaison',
      filledIn(left, {
        ...said,
        [`${PERSONS}2`]: 31,
        [`${LINKED}2`]: 'no',
        [`${SECTORS}2`]: 'sociedad civil; Público, estatal',
        [`${BEFORE}3`]: 'Nada',
        [`${PERSONS}4`]: 'muchas',
      }),
    );
    expect(told.rows).toMatchObject([
      { row: 4, act: null, problems: [{ code: 'SHEET_CELL_INVALID' }] },
      {
        row: 2,
        changes: [
          { cell: 'G2' },
          { cell: 'I2' },
          { column: 'ANSWER', cell: 'K2', before: '', after: '31', present: '' },
          { cell: 'L2', after: 'no' },
          { cell: 'M2', after: 'public; society' },
        ],
        notReady: null,
      },
      { row: 3, changes: [{ column: 'ANSWER', cell: 'N3', after: 'Nada' }], notReady: { code: 'STATUS_REQUIRED' } },
    ]);
    const { file } = await takeSheet(t, 'liaison', told.id);
    expect((await answers(file.rows[1]!.report)).answers).toMatchObject([
      { question: { code: 'persons' }, number: 31 },
      { question: { code: 'linked' }, yes: false },
      { question: { code: 'sectors' }, choices: ['public', 'society'] },
    ]);

    // The file that leaves now has those answers; an emptied cell takes its answer away, and an untouched one none.
    const again = await downloadSheet(t, 'liaison', PERIOD_1);
    expect(await read('liaison', again)).toMatchObject({ rows: [], rowsUnchanged: 3, asksOthers: false });
    const emptied = await read('liaison', filledIn(again, { [`${PERSONS}2`]: null, [`${BEFORE}2`]: 'Un cuarto' }));
    expect(emptied.rows).toMatchObject([{ act: 'GO_ON', notReady: { code: 'ANSWER_REQUIRED' } }]);
    const taken = (await takeSheet(t, 'liaison', emptied.id)).file;
    expect((await answers(taken.rows[0]!.report)).answers).toMatchObject([
      { question: { code: 'linked' }, yes: false },
      { question: { code: 'sectors' } },
      { question: { code: 'before' }, text: { text: 'Un cuarto', language: 'es' } },
    ]);
  });

  it('says what is not taken of a file that asks other questions than the plan does now', async () => {
    await cleared();
    await ask(QUESTIONS);
    const left = await downloadSheet(t, 'liaison', PERIOD_1);
    await ask([QUESTIONS[0]!, { ...QUESTIONS[3]!, code: 'place', label: [es('¿Dónde?')] }]);
    const told = await read(
      'liaison',
      filledIn(left, { [`${PERSONS}2`]: 7, [`${LINKED}2`]: 'Sí', [`${BEFORE}3`]: 'Nada' }),
    );
    expect(told).toMatchObject({ asksOthers: true, rowsToTake: 1, rowsUnchanged: 1 });
    expect(told.rows).toMatchObject([
      { row: 3, act: null, problems: [{ code: 'SHEET_QUESTION_GONE' }] },
      { row: 2, changes: [{ cell: 'K2' }], leftOut: [{ code: 'SHEET_QUESTION_GONE' }] },
    ]);
    const { file } = await takeSheet(t, 'liaison', told.id);
    expect((await answers(file.rows[1]!.report)).answers).toMatchObject([{ question: { code: 'persons' }, number: 7 }]);
  });

  it('keeps the questions of a draft that was begun before they changed', async () => {
    await cleared();
    await ask([QUESTIONS[1]!]);
    const begun = filledIn(await downloadSheet(t, 'liaison', PERIOD_1), { K2: 'Sí' });
    await takeSheet(t, 'liaison', (await read('liaison', begun)).id);
    await ask([QUESTIONS[0]!, QUESTIONS[1]!]);
    const left = await downloadSheet(t, 'liaison', PERIOD_1);
    const [sheet] = await readWorkbook(left);
    expect([sheet!.rows.get(2)!.get(10)?.text ?? '', sheet!.rows.get(2)!.get(11)?.text]).toEqual(['', 'Sí']);
    const told = await read('liaison', filledIn(left, { K2: 5, L2: 'No', K3: 5 }));
    expect(told.rows).toMatchObject([
      { row: 2, changes: [{ cell: 'L2', before: 'yes', after: 'no' }], leftOut: [{ code: 'SHEET_QUESTION_GONE' }] },
      { row: 3, changes: [{ cell: 'K3', after: '5' }], leftOut: [] },
    ]);
  });
});
