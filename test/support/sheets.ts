import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readWorkbook } from '../../src/kernel/spreadsheet/read.js';
import type { TestApp } from './app.js';
import { formData } from './files.js';
import { cookieOf } from './sign-in.js';

/** Downloads the table of an institution in Spanish through the door, as somebody or as a visitor. */
export async function downloadSheet(t: TestApp, who: string | null, address: string): Promise<Buffer> {
  const headers = who ? { cookie: await cookieOf(t, who) } : {};
  const answer = await t.app.inject({ method: 'GET', url: `/files/reports/${address}`, headers });
  if (answer.statusCode !== 200) throw new Error(`${address}: ${answer.statusCode}`);
  return answer.rawPayload;
}

/** Sends a file back through the door; gives the status and the answer. */
export async function returnSheet(t: TestApp, who: string, content: Buffer) {
  const form = formData({}, { content, name: 'informes.xlsx' });
  const headers = { ...form.headers, cookie: await cookieOf(t, who), 'apollo-require-preflight': '1' };
  const answer = await t.app.inject({ method: 'POST', url: '/files/reports', headers, payload: form.payload });
  return { status: answer.statusCode, ...answer.json() };
}

const ROWS = `row milestone { id } act days changes { column cell before after present } problems { code message }
  leftOut { code }   notReady { code } report refusal { code }`;
const FILE = `id period rowsToTake rowsUnchanged rowsMissing rowsDone rowsRefused asksOthers takenAt sent institution { slug } plan { slug } rows(first: 40) { nodes { ${ROWS} } }`;

export interface RowRead {
  row: number;
  changes: { cell: string; before: string; after: string }[];
  problems: { code: string; message: string }[];
  report: string | null;
}

export interface FileRead {
  id: string;
  rowsToTake: number;
  rowsUnchanged: number;
  rows: RowRead[];
}

/** The file with its rows as a plain list. */
const plain = (file: (Omit<FileRead, 'rows'> & { rows: { nodes: RowRead[] } }) | null) =>
  file && { ...file, rows: file.rows.nodes };

export const sheetRead = async (t: TestApp, who: string, id: string) =>
  plain(
    (await t.gql.as(who)(`query ($id: ID!) { node(id: $id) { ... on MilestoneReportsFile { ${FILE} } } }`, { id }))
      .node,
  );

export async function takeSheet(t: TestApp, who: string, id: string, more: object = {}) {
  const { milestoneReportsFileTake: taken } = await t.gql.as(who)(
    `mutation ($input: MilestoneReportsFileTakeInput!) { milestoneReportsFileTake(input: $input) { file { ${FILE} } userErrors { code } } }`,
    { input: { file: id, ...more } },
  );
  return { userErrors: taken.userErrors as object[], file: plain(taken.file)! };
}

/** The file after people wrote into cells of its first sheet; `null` empties a cell, a number is one, `=A1` is a formula. */
export function filledIn(file: Buffer, cells: Record<string, string | number | null>): Buffer {
  const parts = unzipSync(file);
  const name = 'xl/worksheets/sheet1.xml';
  let xml = strFromU8(parts[name]!);
  for (const [cell, value] of Object.entries(cells)) {
    const found = new RegExp(`<c r="${cell}"( s="\\d+")[^>]*?(?:/>|>.*?</c>)`, 's').exec(xml);
    if (!found) throw new Error(`the sheet has no cell ${cell}`);
    const written =
      value === null
        ? '/>'
        : typeof value === 'number'
          ? `><v>${value}</v></c>`
          : value.startsWith('=')
            ? `><f>${value.slice(1)}</f><v>1</v></c>`
            : ` t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;
    xml = xml.replace(found[0], `<c r="${cell}"${found[1]}${written}`);
  }
  return Buffer.from(zipSync({ ...parts, [name]: strToU8(xml) }));
}

/** The texts of the first sheet, row by row, without the hidden id. */
export async function textsOf(file: Buffer): Promise<string[][]> {
  const [sheet] = await readWorkbook(file);
  return [...sheet!.rows.values()].map((cells) =>
    Array.from({ length: 9 }, (_, column) => cells.get(column + 1)?.text ?? ''),
  );
}
