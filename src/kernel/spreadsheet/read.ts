import { posix } from 'node:path';
import { refuse } from '../../domain/refusal.js';
import { SHEET } from '../office/kinds.js';
import { OfficePackage } from '../office/package.js';
import { elementBudget, readXml, type XmlElement, type XmlReader } from '../office/xml.js';
import type { Sheet } from './cells.js';
import { cellReader, roomOfCells, stringReader, dayStyleReader } from './parts.js';

const MAIN = /spreadsheetml\.sheet\.main\+xml$/;
const MACRO_ENABLED = /macroEnabled|vbaProject/i;
const SHEETS_AT_MOST = 8;

/**
 * Reads an XLSX: the text, day, formula or error of each cell. No tree is built, nothing is worked out, and no part
 * outside the file is looked for. A file that cannot be read safely is refused with a `SHEET_…` or `FILE_…` code.
 */
export async function readWorkbook(bytes: Buffer): Promise<Sheet[]> {
  const file = await OfficePackage.open(bytes, SHEET);
  const budget = elementBudget(SHEET);
  const readPart = async <R extends XmlReader>(name: string | undefined, reader: R): Promise<R> => {
    if (name !== undefined) await readXml(file.read(name), reader, budget);
    return reader;
  };
  if (!file.has('[Content_Types].xml') || !file.has('_rels/.rels')) refuse('SHEET_NOT_XLSX');
  const { types } = await readPart('[Content_Types].xml', typeReader());
  if (types.some((type) => MACRO_ENABLED.test(type))) refuse('SHEET_HAS_MACROS');
  if (!types.some((type) => MAIN.test(type))) refuse('SHEET_NOT_XLSX');

  const top = await readPart('_rels/.rels', relationReader(file, ''));
  const workbook = top.targets.find(({ type }) => type.endsWith('/officeDocument'))?.path;
  if (workbook === undefined) refuse('SHEET_NOT_XLSX');
  const { dir, base } = posix.parse(workbook);
  const { sheets, since } = await readPart(workbook, workbookReader());
  const { targets } = await readPart(posix.join(dir, '_rels', `${base}.rels`), relationReader(file, dir));
  const kind = (name: string) => targets.find(({ type }) => type.endsWith(name))?.path;
  const { strings } = await readPart(kind('/sharedStrings'), stringReader());
  const { days } = await readPart(kind('/styles'), dayStyleReader());

  if (sheets.length > SHEETS_AT_MOST) refuse('SHEET_TOO_COMPLEX');
  const room = roomOfCells();
  const read: Sheet[] = [];
  for (const { name, relation } of sheets) {
    const part = targets.find(({ id }) => id === relation)?.path;
    const { rows } = await readPart(part, cellReader({ strings, days, since: since(), room }));
    read.push({ name, rows });
  }
  return read;
}

const ignored = () => undefined;

function typeReader(): XmlReader & { types: string[] } {
  const types: string[] = [];
  return { types, open: (element) => void types.push(element.attribute('ContentType') ?? ''), close: ignored };
}

interface Target {
  id: string;
  type: string;
  path: string;
}

function relationReader(file: OfficePackage, folder: string): XmlReader & { targets: Target[] } {
  const targets: Target[] = [];
  const open = (element: XmlElement) => {
    const target = element.attribute('Target') ?? '';
    if (element.name !== 'rel:Relationship' || element.attribute('TargetMode') === 'External') return;
    const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
    const [id, type] = [element.attribute('Id') ?? '', element.attribute('Type') ?? ''];
    if (file.has(path)) targets.push({ id, type, path });
  };
  return { targets, open, close: ignored };
}

function workbookReader(): XmlReader & { sheets: { name: string; relation: string }[]; since(): 1900 | 1904 } {
  const sheets: { name: string; relation: string }[] = [];
  let from1904 = false;
  return {
    sheets,
    since: () => (from1904 ? 1904 : 1900),
    open: (element) => {
      if (element.name === 's:workbookPr') from1904 = ['1', 'true'].includes(element.attribute('date1904') ?? '');
      if (element.name === 's:sheet')
        sheets.push({ name: element.attribute('name') ?? '', relation: element.attribute('id') ?? '' });
    },
    close: ignored,
  };
}
