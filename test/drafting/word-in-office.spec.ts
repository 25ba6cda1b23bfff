import { read } from '../../src/drafting/word/read.js';
import { writeWordFile } from '../../src/drafting/word/write.js';
import { editInOffice, officePath } from '../support/office.js';
import { clauseId } from '../support/docx.js';

const office = officePath();

(office ? it : it.skip)(
  'takes what was tracked and commented in LibreOffice back to the clauses',
  async () => {
    const texts = ['Faltan datos\tdel agua.\nNadie los pide.', 'Causas', 'Una y otra', 'Primero', 'Segundo', 'Final'];
    const kinds = ['paragraph', 'heading', 'item', 'numbered', 'numbered', 'paragraph'] as const;
    const left = await writeWordFile({
      title: 'Agua',
      reference: 'EDOMEX-2021-03',
      subjectId: 'com_1',
      version: 7,
      language: 'es',
      sections: [
        {
          key: 'problem',
          heading: 'Problema',
          clauses: texts.map((text, index) => ({ id: clauseId(index + 1), kind: kinds[index]!, text })),
        },
      ],
      facts: [
        { label: 'Inicio', value: '1 de enero de 2022' },
        ...Array.from({ length: 40 }, (_, index) => ({ label: `Hito ${index}`, value: `abril de 20${index + 10}` })),
      ],
    });
    const file = await read(
      await editInOffice(office!, left, [
        { do: 'replace', find: 'datos', by: 'cifras' },
        { do: 'append', find: 'Una', text: ' más' },
        { do: 'remove paragraph', find: 'Primero' },
        { do: 'paragraph after', find: 'Final', text: 'Nuevo' },
        { do: 'comment', find: 'Causas', text: '¿Por qué?', author: 'Ana' },
        { do: 'replace', find: '1 de enero', by: '2 de enero' },
      ]),
    );
    expect(file).toMatchObject({ subjectId: 'com_1', version: 7, language: 'es' });
    expect(file.paragraphs.map((one) => [one.clauseId, one.afterClauseId, one.kind, one.before, one.after])).toEqual([
      [clauseId(1), null, 'paragraph', texts[0], texts[0]!.replace('datos', 'cifras')],
      [clauseId(2), clauseId(1), 'heading', 'Causas', 'Causas'],
      [clauseId(3), clauseId(2), 'item', 'Una y otra', 'Una y otra más'],
      [clauseId(4), clauseId(3), 'numbered', 'Primero', null],
      [clauseId(5), clauseId(4), 'numbered', 'Segundo', 'Segundo'],
      [clauseId(6), clauseId(5), 'paragraph', 'Final', 'Final'],
      [null, clauseId(6), 'paragraph', null, 'Nuevo'],
    ]);
    expect(file.paragraphs.map(({ changes }) => changes.length)).toEqual([1, 0, 1, 1, 0, 0, 1]);
    expect(file.comments).toMatchObject([
      { author: 'Ana', text: '¿Por qué?', clauseId: clauseId(2), sectionKey: 'problem', quote: 'Causas' },
    ]);
    expect(file.notPlaced).toMatchObject([{ reason: 'facts', text: 'Inicio: 2 de enero de 2022' }]);
  },
  120_000,
);
