import type { WordDocument } from '../../src/drafting/word/document.js';
import { read } from '../../src/drafting/word/read.js';
import { writeWordFile } from '../../src/drafting/word/write.js';

const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

const DOCUMENT: WordDocument = {
  title: 'Agua & <transparencia>',
  reference: 'EDOMEX-2021-03',
  plan: 'Plan 2021',
  subjectId: 'com_00000000000070008000000000000099',
  version: 7,
  language: 'es',
  sections: [
    {
      key: 'problem',
      heading: 'Problema',
      clauses: [
        { id: id(1), kind: 'paragraph', text: 'Faltan datos\tdel agua.\nY nadie los pide.\n\nNi  los “mira”.' },
        { id: id(2), kind: 'heading', text: 'Causas' },
        { id: id(3), kind: 'item', text: 'Una & otra' },
        { id: id(4), kind: 'numbered', text: 'Primero' },
        { id: id(5), kind: 'numbered', text: ' Segundo ' },
      ],
    },
    { key: 'status_quo', heading: 'Situación', clauses: [] },
    { key: 'milestone_1_title', heading: 'Hito 1', clauses: [{ id: id(6), kind: 'paragraph', text: 'Publicar 😀' }] },
  ],
  facts: [{ label: 'Inicio', value: '1 de enero de 2022' }],
};

describe('a document that left and came back', () => {
  it('gives the same clauses', async () => {
    const file = await read(await writeWordFile(DOCUMENT));
    expect(file).toMatchObject({
      subjectId: DOCUMENT.subjectId,
      version: 7,
      language: 'es',
      comments: [],
      notPlaced: [],
    });
    const clauses = DOCUMENT.sections.flatMap(({ key, clauses: all }) =>
      all.map(({ id: clauseId, kind, text }) => ({ clauseId, sectionKey: key, kind, before: text, after: text })),
    );
    expect(
      file.paragraphs.map(({ clauseId, sectionKey, kind, before, after }) => ({
        clauseId,
        sectionKey,
        kind,
        before,
        after,
      })),
    ).toEqual(clauses);
    expect(file.paragraphs.map(({ afterClauseId }) => afterClauseId)).toEqual([null, id(1), id(2), id(3), id(4), null]);
  });

  it('has the same bytes each time', async () => {
    expect((await writeWordFile(DOCUMENT)).equals(await writeWordFile(DOCUMENT))).toBe(true);
  });
});
