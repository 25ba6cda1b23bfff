import { strToU8, zipSync } from 'fflate';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

const relationships = (lines: string) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${lines}</Relationships>`;
const relation = (kind: string, target: string) =>
  `<Relationship Id="r${kind}" Type="${OFFICE}/relationships/${kind}" Target="${target}"/>`;

/** A part of WordprocessingML around what a test writes. */
export const part = (name: string, inside: string): string =>
  `${HEAD}<w:${name} xmlns:w="${W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="${OFFICE}/math">${inside}</w:${name}>`;

type Files = Record<string, string | Uint8Array>;

/** The files of a small DOCX. A test may replace each of them, or give more. */
export function filesOfDocx(body: string, more: Files = {}): Files {
  const own = ['comments', 'styles', 'numbering', 'footnotes'].filter((name) => `word/${name}.xml` in more);
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Override PartName="/word/document.xml" ContentType="${MAIN}"/></Types>`,
    '_rels/.rels': relationships(
      relation('officeDocument', 'word/document.xml') + relation('custom-properties', 'docProps/custom.xml'),
    ),
    'word/_rels/document.xml.rels': relationships(own.map((name) => relation(name, `${name}.xml`)).join('')),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    ...more,
  };
}

/** The properties by which a file says from which version it left. */
export const propertiesOfDocx = (subject: string, version: string): Record<string, string> => ({
  'docProps/custom.xml': `${HEAD}<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes"><property fmtid="{}" pid="2" name="TequioSubject"><vt:lpwstr>${subject}</vt:lpwstr></property><property fmtid="{}" pid="3" name="TequioVersion"><vt:lpwstr>${version}</vt:lpwstr></property></Properties>`,
});

export const zipOf = (files: Files): Buffer =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(files).map(([name, content]) => [
          name,
          typeof content === 'string' ? strToU8(content) : content,
        ]),
      ),
    ),
  );

export const docx = (body: string, more: Files = {}): Buffer => zipOf(filesOfDocx(body, more));

/** Ids of clauses for tests, and the bookmark of one around runs. */
export const clauseId = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
export const marked = (number: number, runs: string): string =>
  `${markOf(number)}${runs}<w:bookmarkEnd w:id="${number}"/>`;
export const markOf = (number: number): string =>
  `<w:bookmarkStart w:id="${number}" w:name="cla_${clauseId(number).replaceAll('-', '')}"/>`;
export const p = (inside: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`;
export const r = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

const by = (author: string) => `w:id="900" w:author="${author}" w:date="2026-11-01T10:00:00Z"`;
export const ins = (runs: string, author = 'Ana'): string => `<w:ins ${by(author)}>${runs}</w:ins>`;
export const del = (text: string, author = 'Ana'): string =>
  `<w:del ${by(author)}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
/** The end of a paragraph, inserted or deleted. */
export const endIns = (author = 'Ana'): string => `<w:rPr><w:ins ${by(author)}/></w:rPr>`;
export const endDel = (author = 'Ana'): string => `<w:rPr><w:del ${by(author)}/></w:rPr>`;
