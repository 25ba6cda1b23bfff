import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { testApp, type TestApp } from '../support/app.js';
import { reporting } from '../support/reporting.js';
import { downloadSheet, filledIn, returnSheet, sheetRead } from '../support/sheets.js';

/** A returned spreadsheet may hold what no text may. Each cell of it is taken or named, and nothing fails. */
const TABLE = 'joint/justicia?period=6&language=es';
const [TITLE, ...WRITTEN] = ['C', 'F', 'G', 'H', 'I', 'J'];
/** Written as spreadsheets write them, and what the cell is told to say. */
const CELLS = [
  ['a control', '_x0000_y', '�y'],
  ['half of a character', '_xD800_y', '�y'],
  ['half of a character at the end', `${'a'.repeat(99)}_xD83D_`, `${'a'.repeat(99)}�`],
] as const;

let t: TestApp;
let left: Buffer;
beforeAll(async () => {
  t = await testApp();
  await reporting(t);
  left = await downloadSheet(t, 'liaison', TABLE);
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.db.query('delete from rate_count');
});

async function problemsOf(file: Buffer) {
  const { status, id } = await returnSheet(t, 'liaison', file);
  expect(status).toBe(201);
  return (await sheetRead(t, 'liaison', id))!.rows.flatMap(({ problems }) => problems);
}

it.each(CELLS)('names each cell with %s, and keeps nothing of it', async (_, written, shown) => {
  const cells = Object.fromEntries(WRITTEN.map((column) => [`${column}3`, written]));
  expect(await problemsOf(filledIn(left, cells))).toEqual(
    WRITTEN.map((column) => ({
      code: 'SHEET_CELL_INVALID',
      message: expect.stringContaining(`Celda ${column}3: «${shown}»`),
    })),
  );
  expect(await problemsOf(filledIn(left, { [`${TITLE}3`]: written }))).toMatchObject([{ code: 'SHEET_TEXT_CHANGED' }]);
});

it('names no half of a character where it names the beginning of a cell', async () => {
  const [message] = (await problemsOf(filledIn(left, { G3: `${'a'.repeat(99)}😀` }))).map((one) => one.message);
  expect(message).toContain(`«${'a'.repeat(99)}»`);
});

it('may share a text between some of its cells, and not a long one between thousands', async () => {
  const parts = unzipSync(left);
  const rels = 'xl/_rels/workbook.xml.rels';
  const sharing = (rows: number) => {
    const more = Array.from(
      { length: rows },
      (_, n) => `<row r="${n + 100}"><c r="I${n + 100}" t="s"><v>0</v></c></row>`,
    );
    const changed = (name: string, end: string, added: string) => ({
      [name]: strToU8(strFromU8(parts[name]!).replace(end, added + end)),
    });
    return Buffer.from(
      zipSync({
        ...parts,
        ...changed('xl/worksheets/sheet1.xml', '</sheetData>', more.join('')),
        ...changed(
          rels,
          '</Relationships>',
          '<Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>',
        ),
        'xl/sharedStrings.xml': strToU8(
          `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>${'a'.repeat(20_000)}</t></si></sst>`,
        ),
      }),
    );
  };
  expect((await returnSheet(t, 'liaison', sharing(3))).status).toBe(201);
  expect(await returnSheet(t, 'liaison', sharing(501))).toMatchObject({
    status: 422,
    errors: [{ code: 'SHEET_TOO_COMPLEX' }],
  });
});

it.each(CELLS)('is of no table when it names its table with %s', async (_, written) => {
  const parts = unzipSync(left);
  const name = 'xl/worksheets/sheet3.xml';
  for (const said of ['joint', 'justicia']) {
    const xml = strFromU8(parts[name]!).replace(`>${said}<`, `>${written}<`);
    const file = Buffer.from(zipSync({ ...parts, [name]: strToU8(xml) }));
    expect(await returnSheet(t, 'liaison', file)).toMatchObject({ status: 422, errors: [{ code: 'SHEET_NOT_OURS' }] });
  }
});
