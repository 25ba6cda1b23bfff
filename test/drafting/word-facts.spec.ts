import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { WordDocument } from '../../src/drafting/word/document.js';
import { read } from '../../src/drafting/word/read.js';
import { writeWordFile } from '../../src/drafting/word/write.js';
import { clauseId, del, ins, p, r } from '../support/docx.js';

const rows = (many: number) =>
  Array.from({ length: many }, (_, index) => ({ label: `Dato ${index}`, value: `Valor ${index}` }));

const document = (facts: WordDocument['facts']): WordDocument => ({
  title: 'Agua',
  reference: 'EDOMEX-2021-03',
  subjectId: 'com_1',
  version: 7,
  language: 'es',
  sections: [
    { key: 'problem', heading: 'Problema', clauses: [{ id: clauseId(1), kind: 'paragraph', text: 'Falta agua' }] },
  ],
  facts,
});

/** Writes the text with its facts, changes the XML of the document, and reads it again: what has no place. */
async function changed(facts: WordDocument['facts'], change: (xml: string) => string) {
  const parts = unzipSync(await writeWordFile(document(facts)));
  const before = strFromU8(parts['word/document.xml']!);
  const xml = change(before);
  expect(xml === before).toBe(change === same);
  const file = await read(Buffer.from(zipSync({ ...parts, 'word/document.xml': strToU8(xml) })));
  return file.notPlaced.map(({ reason, text }) => `${reason}: ${text}`);
}
const same = (xml: string) => xml;
const rowOf = (label: string, xml: string): string =>
  xml.match(/<w:tr>(?:(?!<\/w:tr>).)*<\/w:tr>/g)!.find((row) => row.includes(`>${label}<`))!;
const cell = (inside: string) => `<w:tc>${p(inside)}</w:tc>`;
const inTable = (row: string) => (xml: string) => xml.replace('</w:tbl>', `${row}</w:tbl>`);

describe('the table of facts of a returned file', () => {
  it.each([1, 19, 20, 41])('is not told when nobody changed it, with %i rows', async (many) => {
    expect(await changed(rows(many), same)).toEqual([]);
  });

  it('is not told when a program set its white space otherwise', async () => {
    const facts = [{ label: 'Fecha', value: 'enero de 2022\n\tfebrero' }];
    expect(await changed(facts, (xml) => xml.replace('enero de', 'enero  de'))).toEqual([]);
  });

  it('is told with the row that was changed, tracked or not', async () => {
    const untracked = (xml: string) => xml.replace('Valor 1<', 'Otro<');
    expect(await changed(rows(3), untracked)).toEqual(['facts: Dato 1: Otro']);
    const tracked = (xml: string) =>
      xml.replace(/<w:r><w:t[^>]*>Valor 1<\/w:t><\/w:r>/, del('Valor 1') + ins(r('Otro')));
    expect(await changed(rows(3), tracked)).toEqual(['facts: Dato 1: Otro']);
    expect(await changed(rows(3), (xml) => untracked(xml).replace('Dato 2<', 'Nada<'))).toEqual([
      'facts: Dato 1: Otro',
      'facts: Nada: Valor 2',
    ]);
  });

  it('is told with a new row, also one that stands there twice', async () => {
    const row = `<w:tr>${cell(r('Costo'))}${cell(r('10 MXN'))}</w:tr>`;
    expect(await changed(rows(2), inTable(row))).toEqual(['facts: Costo: 10 MXN']);
    const tracked = `<w:tr><w:trPr><w:ins w:id="900" w:author="Ana"/></w:trPr>${cell(ins(r('Costo')))}${cell(ins(r('10 MXN')))}</w:tr>`;
    expect(await changed(rows(2), inTable(tracked))).toEqual(['facts: Costo: 10 MXN']);
    expect(await changed(rows(2), (xml) => inTable(rowOf('Dato 1', xml))(xml))).toEqual(['facts: Dato 1: Valor 1']);
  });

  it('is told with the words of a row that a tracked change removed', async () => {
    const removed = (xml: string) => {
      const row = rowOf('Dato 1', xml);
      return xml.replace(row, row.replace('<w:tr>', '<w:tr><w:trPr><w:del w:id="900" w:author="Ana"/></w:trPr>'));
    };
    expect(await changed(rows(3), removed)).toEqual(['facts: Dato 1: Valor 1']);
  });

  it('is told without words when rows or the whole table are gone without a trace', async () => {
    expect(await changed(rows(3), (xml) => xml.replace(rowOf('Dato 1', xml), ''))).toEqual(['facts: ']);
    expect(await changed(rows(3), (xml) => xml.replace(/<w:tbl>.*<\/w:tbl>/s, ''))).toEqual(['facts: ']);
  });

  it('keeps the comments in it and a table beside it in sight', async () => {
    const other = `<w:tbl><w:tr>${cell(r('Otra'))}</w:tr></w:tbl>`;
    expect(await changed(rows(2), (xml) => xml.replace('</w:tbl>', `</w:tbl>${other}`))).toEqual(['facts: Otra']);
    const nested = `<w:tr><w:tc>${p(r('Con'))}<w:tbl><w:tr>${cell(r('tabla'))}</w:tr></w:tbl></w:tc></w:tr>`;
    expect(await changed(rows(2), inTable(nested))).toEqual(['facts: Con tabla']);
  });
});
