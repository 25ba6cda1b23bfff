import { zipSync } from 'fflate';
import { withoutUnholdable } from '../../domain/text.js';
import { escapeHtml } from '../html.js';
import { cellName, escaped, lettersOf, numberOfDay } from './cells.js';

/** How a cell is set; people write in `open` and `openDay` only, once the sheet is locked. */
const SETTINGS = ['plain', 'head', 'read', 'open', 'openDay'] as const;
type Setting = (typeof SETTINGS)[number];

export interface WrittenCell {
  text?: string;
  /** A day such as `2026-06-30`, instead of a text. */
  day?: string;
  as?: Setting;
}

export interface WrittenSheet {
  name: string;
  hidden?: true;
  /** Set when only cells that are set as open can be written. */
  locked?: true;
  /** Rows and columns that stay in view. */
  frozen?: { rows: number; columns: number };
  columns: { width: number; hidden?: true }[];
  rows: WrittenCell[][];
  /** Cells of these columns take one of the choices, from this row on. */
  choices?: { column: number; fromRow: number; of: readonly string[] }[];
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** The format of a zip knows no zones: this is the first day that it can name, in any of them. */
const NO_TIME = new Date(1980, 0, 1);
const DAY_FORMAT = 164;
const TEXT_FORMAT = 49;

const said = (text: string) => escapeHtml(withoutUnholdable(text));

/** Writes an XLSX. The same sheets give the same bytes. */
export function writeWorkbook(sheets: readonly WrittenSheet[]): Buffer {
  const each = <T>(draw: (sheet: WrittenSheet, number: number) => T) => sheets.map((sheet, at) => draw(sheet, at + 1));
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook.xml', 'sheet.main')}${override('styles.xml', 'styles')}${each((_, n) => override(`worksheets/sheet${n}.xml`, 'worksheet')).join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>${each(({ name, hidden }, n) => `<sheet name="${said(name)}" sheetId="${n}"${hidden ? ' state="hidden"' : ''} r:id="rId${n}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${each((_, n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="styles" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(each((sheet, n) => [`xl/worksheets/sheet${n}.xml`, worksheet(sheet)])),
  };
  const bytes = Object.entries(files).map(([name, xml]) => [name, new TextEncoder().encode(HEAD + xml)] as const);
  return Buffer.from(zipSync(Object.fromEntries(bytes), { mtime: NO_TIME }));
}

const override = (part: string, kind: string) =>
  `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;

/** A cell has one setting: it is bold or not, shaded or not, has a format, and people may write in it or not. */
const setting = (font: number, fill: number, format: number, open: boolean) =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1" applyProtection="1"><alignment vertical="top" wrapText="1"/><protection locked="${open ? 0 : 1}"/></xf>`;

const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="${DAY_FORMAT}" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${SETTINGS.length}">${setting(0, 0, 0, false)}${setting(1, 2, TEXT_FORMAT, false)}${setting(0, 2, TEXT_FORMAT, false)}${setting(0, 0, TEXT_FORMAT, true)}${setting(0, 0, DAY_FORMAT, true)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function worksheet({ columns, rows, frozen, locked, choices = [] }: WrittenSheet): string {
  const view = frozen
    ? `<pane xSplit="${frozen.columns}" ySplit="${frozen.rows}" topLeftCell="${cellName(frozen.rows + 1, frozen.columns)}" activePane="bottomRight" state="frozen"/>`
    : '';
  const cols = columns.map(
    ({ width, hidden }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`,
  );
  const lists = choices.map(({ column, fromRow, of }) => {
    const letters = lettersOf(column);
    const range = `${letters}${fromRow}:${letters}${Math.max(fromRow, rows.length)}`;
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${range}"><formula1>"${said(of.join(','))}"</formula1></dataValidation>`;
  });
  return [
    `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${view}</sheetView></sheetViews>`,
    `${cols.length > 0 ? `<cols>${cols.join('')}</cols>` : ''}<sheetData>${rows.map(rowXml).join('')}</sheetData>`,
    locked ? '<sheetProtection sheet="1" formatColumns="0" formatRows="0"/>' : '',
    lists.length > 0 ? `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>` : '',
    '</worksheet>',
  ].join('');
}

const rowXml = (cells: WrittenCell[], at: number): string =>
  `<row r="${at + 1}">${cells.map((cell, column) => cellXml(cell, cellName(at + 1, column))).join('')}</row>`;

function cellXml({ text = '', day, as = 'plain' }: WrittenCell, name: string): string {
  const place = `r="${name}" s="${SETTINGS.indexOf(as)}"`;
  if (day !== undefined) return `<c ${place}><v>${numberOfDay(day)}</v></c>`;
  if (text === '') return `<c ${place}/>`;
  return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${said(escaped(text))}</t></is></c>`;
}
