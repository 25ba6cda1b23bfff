import { testApp, type TestApp } from '../support/app.js';
import { filling, wentTo } from '../support/filling.js';
import { type Reporting, reporting } from '../support/reporting.js';
import { downloadSheet, filledIn } from '../support/sheets.js';

/** The table of an institution as a spreadsheet, out and in, on pages without script. */
const TABLE = '/es/planes/joint/informes?institution=justicia&period=6';
const FILE = 'joint/justicia?period=6&language=es';

let t: TestApp;
let at: Reporting;
beforeAll(async () => {
  t = await testApp();
  at = await reporting(t);
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.db.query('delete from rate_count');
});

const toPage = (answer: { headers: { location?: unknown } }) => String(answer.headers.location).split('?')[0]!;
const send = (content: Buffer, page = TABLE) =>
  filling(t, 'liaison').sendFile(page, 'milestoneReportsFileTake', { content, name: 'informes.xlsx' });

it('says what a file will do, row by row and cell by cell, before it does exactly that', async () => {
  const table = (await filling(t, null).read(TABLE)).body;
  expect(table).toContain('href="/files/reports/joint/justicia?period=6&amp;language=es"');
  expect(table).not.toContain('type="file"');
  const left = await downloadSheet(t, 'liaison', FILE);
  const back = filledIn(left, {
    G2: 'Completo',
    H2: '05/06/2023',
    I2: 'Se abrió &lt;ya>.',
    J3: 'Faltó dinero.',
    G4: 'casi',
  });
  const page = toPage(await send(back));
  expect(page).toMatch(/^\/es\/informes-en-excel\/mrf_/);
  const liaison = filling(t, 'liaison');
  const read = (await liaison.read(page)).body;
  for (const words of [
    'Se toman 2 filas',
    '1 fila no se toma',
    'Hasta dónde llega <span class="quiet">(G2)</span>',
    'Completo',
    'Se abrió &lt;ya>.',
    'Celda G4: «casi» no se puede tomar',
    'Se puede guardar, y todavía no enviar:',
    'Fila 2, JUNTOS-01.1: qué día es «05/06/2023»',
    '5 de junio de 2023',
    '6 de mayo de 2023',
  ])
    expect(read).toContain(words);
  expect(read.split('data-row="SHEET_ROW"')).toHaveLength(4);
  expect((await filling(t, 'municipal').read(page)).statusCode).toBe(404);
  // The reading waits on the page of its table, for its sender alone.
  const [waiting] = (await liaison.read(TABLE)).body.split('data-row="WAITING_FILE"').slice(1);
  expect(waiting).toContain(`href="${page}"`);
  for (const who of ['municipal', null])
    expect((await filling(t, who).read(TABLE)).body).not.toContain('data-row="WAITING_FILE"');

  const taken = await liaison.send(page, 'milestoneReportsFileTake', {
    [`day-${at.milestones[0]}`]: '2023-06-05',
    way: 'send',
  });
  expect(wentTo(taken)).toEqual([page, 'reportsFileTaken']);
  const after = (await liaison.read(page)).body;
  expect(after.match(/href="\/es\/informes\/rep_\w+">Ver el informe/g)).toHaveLength(1);
  expect(after).toContain('No se toma nada de esta fila.');
  expect(after).not.toContain('name="form" value="milestoneReportsFileTake"');
  expect((await liaison.read(TABLE)).body).not.toContain('data-row="WAITING_FILE"');
  const reported = await t.db.query(`select status, state, done_on::text as day from milestone_report`);
  expect(reported).toEqual([{ status: 'complete', state: 'sent', day: '2023-06-05' }]);
});

it('says in a sentence what is wrong with a file, and that it belongs to another table', async () => {
  const broken = await send(Buffer.from('hola'));
  expect([broken.statusCode, broken.body.includes('no es una hoja de cálculo .xlsx')]).toEqual([422, true]);
  const none = await send(Buffer.alloc(0));
  expect(none.statusCode).toBe(422);
  const left = await downloadSheet(t, 'liaison', FILE);
  const elsewhere = await send(left, TABLE.replace('period=6', 'period=5'));
  expect([elsewhere.statusCode, elsewhere.body.includes('salió de la tabla de otra institución')]).toEqual([422, true]);
  const nothing = await filling(t, 'liaison').read(toPage(await send(left)));
  expect(nothing.body).toContain('Del archivo no se toma nada.');
  expect(nothing.body).not.toContain('name="form" value="milestoneReportsFileTake"');
});

it('says of a file that was taken how many rows were sent, and shows those first that were not', async () => {
  const left = await downloadSheet(t, 'liaison', FILE);
  const back = filledIn(left, { G3: 'Limitado', I3: 'Se midió.', J4: 'Faltó dinero.' });
  const page = toPage(await send(back));
  const liaison = filling(t, 'liaison');
  await liaison.send(page, 'milestoneReportsFileTake', { way: 'send' });
  const { body } = await liaison.read(page);
  expect(body).toContain('Se envió 1 fila.');
  expect(body).toContain('1 fila no se tomó: está primero, con la razón.');
  expect(body.indexOf('Fila 4')).toBeLessThan(body.indexOf('Fila 3'));
});
