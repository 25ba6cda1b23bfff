import type { ReturnedFile } from '../../src/drafting/word/document.js';
import { read } from '../../src/drafting/word/read.js';
import {
  clauseId,
  del,
  docx,
  endDel,
  endIns,
  ins,
  marked,
  markOf,
  p,
  part,
  propertiesOfDocx,
  r,
} from '../support/docx.js';

const OURS = propertiesOfDocx('com_1', '4');
const back = (body: string, more: Record<string, string> = {}) => read(docx(body, { ...OURS, ...more }));

/** Each paragraph as `number of its clause: before → after`, with `+` for a new one and `-` for none after. */
const short = ({ paragraphs }: ReturnedFile) =>
  paragraphs.map(({ clauseId: id, before, after }) => {
    const name = id === null ? '+' : String(Number(id.slice(-12)));
    return before === after ? `${name}: ${before}` : `${name}: ${before ?? '∅'} → ${after ?? '∅'}`;
  });
const reasons = ({ notPlaced }: ReturnedFile) => notPlaced.map(({ reason, text }) => `${reason}: ${text}`.trim());

describe('the words of a paragraph', () => {
  it('come before and after what was inserted and deleted, with author and day', async () => {
    const file = await back(p(marked(1, r('Uno ') + del('dos') + ins(r('tres')) + r(' cuatro'))));
    expect(short(file)).toEqual(['1: Uno dos cuatro → Uno tres cuatro']);
    expect(file.paragraphs[0]!.changes).toEqual([
      {
        authors: ['Ana'],
        date: new Date('2026-11-01T10:00:00Z'),
        after: 'Uno tres cuatro',
        pieces: [
          { kind: 'deleted', text: 'dos', at: 4, author: 'Ana', date: expect.any(Date), moved: false },
          { kind: 'inserted', text: 'tres', at: 7, author: 'Ana', date: expect.any(Date), moved: false },
        ],
      },
    ]);
    expect(file).toMatchObject({ subjectId: 'com_1', version: 4 });
  });

  it('keep tabs, line ends, hyphens, and the result of fields and links without their instructions', async () => {
    const field = (instruction: string, result: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r>${r('NOT')}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const file = await back(
      p(
        marked(
          1,
          `<w:r><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t><w:br w:type="page"/><w:cr/><w:noBreakHyphen/><w:softHyphen/></w:r>` +
            field('DATE', 'hoy') +
            `<w:hyperlink w:anchor="x">${r('liga')}</w:hyperlink><w:fldSimple w:instr="PAGE">${r('3')}</w:fldSimple>` +
            `<w:sdt><w:sdtPr><w:alias w:val="no"/></w:sdtPr><w:sdtContent>${r('c')}</w:sdtContent></w:sdt>`,
        ),
        '<w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs>',
      ),
    );
    expect(short(file)).toEqual(['1: \ta\nb\n\u2011\u00adhoyliga3c']);
    expect(file.notPlaced).toEqual([]);
  });

  it('take moved words as deleted here and inserted there, and say that they moved', async () => {
    const moved = (name: string, run: string) => `<w:${name} w:id="1" w:author="Ana">${run}</w:${name}>`;
    const file = await back(
      p(marked(1, r('a ') + moved('moveFrom', r('b')))) + p(marked(2, moved('moveTo', r('b')) + r(' c'))),
    );
    expect(short(file)).toEqual(['1: a b → a ', '2:  c → b c']);
    expect(file.paragraphs.flatMap(({ changes }) => changes.flatMap(({ pieces }) => pieces))).toMatchObject([
      { kind: 'deleted', text: 'b', moved: true, date: null },
      { kind: 'inserted', text: 'b', moved: true },
    ]);
  });

  it('count what was inserted by one and deleted by another as neither, and tie the two', async () => {
    const file = await back(p(marked(1, r('a') + ins(r(' x') + del(' y', 'Bea')) + r(' b ') + ins(r('z'), 'Bea'))));
    expect(short(file)).toEqual(['1: a b  → a x b z']);
    expect(file.paragraphs[0]!.changes.map(({ authors }) => authors)).toEqual([['Ana', 'Bea']]);
  });

  it('give one change for each author, and one for both where they touch', async () => {
    const apart = await back(p(marked(1, ins(r('A ')) + r('uno dos tres') + ins(r(' B'), 'Bea'))));
    expect(apart.paragraphs[0]!.changes.map(({ authors, after }) => [authors, after])).toEqual([
      [['Ana'], 'A uno dos tres'],
      [['Bea'], 'uno dos tres B'],
    ]);
    const touching = await back(p(marked(1, r('uno ') + del('dos') + ins(r('tres'), 'Bea'))));
    expect(touching.paragraphs[0]!.changes.map(({ authors, after }) => [authors, after])).toEqual([
      [['Ana', 'Bea'], 'uno tres'],
    ]);
  });

  it('do not change when only the looks do, which is said', async () => {
    const bold = '<w:rPr><w:b/><w:rPrChange w:id="1" w:author="Ana"><w:rPr/></w:rPrChange></w:rPr>';
    const file = await back(p(marked(1, `<w:r>${bold}<w:t>Uno</w:t></w:r>`)));
    expect(short(file)).toEqual(['1: Uno']);
    expect(reasons(file)).toEqual(['formatting: Uno']);
  });
});

describe('paragraphs', () => {
  it('that are new follow the clause before them', async () => {
    const end = await back(p(marked(1, r('uno')), endIns()) + p(ins(r('nuevo'))) + p(marked(2, r('dos'))));
    expect(short(end)).toEqual(['1: uno', '+: ∅ → nuevo', '2: dos']);
    expect(end.paragraphs[1]).toMatchObject({
      afterClauseId: clauseId(1),
      changes: [{ authors: ['Ana'], after: 'nuevo' }],
    });
    const own = await back(p(marked(1, r('uno'))) + p(ins(r('nuevo')), endIns()) + p(marked(2, r('dos'))));
    expect(short(own)).toEqual(['1: uno', '+: ∅ → nuevo', '2: dos']);
    const before = await back(p(markOf(1) + ins(r('nuevo')), endIns()) + p(`${r('uno')}<w:bookmarkEnd w:id="1"/>`));
    expect(short(before)).toEqual(['+: ∅ → nuevo', '1: uno']);
    expect(before.paragraphs[0]).toMatchObject({ afterClauseId: null });
  });

  it('that are removed have nothing after', async () => {
    const file = await back(p(marked(1, del('uno')), endDel()) + p(marked(2, r('dos'))));
    expect(short(file)).toEqual(['1: uno → ∅', '2: dos']);
    expect(file.paragraphs[0]!.changes).toMatchObject([{ authors: ['Ana'], after: null }]);
  });

  it('that are parted keep their id where most of their words are', async () => {
    const file = await back(
      p(markOf(1) + r('uno '), endIns()) + p(`${r('dos tres')}<w:bookmarkEnd w:id="1"/>`) + p(marked(2, r('x'))),
    );
    expect(short(file)).toEqual(['+: ∅ → uno ', '1: uno dos tres → dos tres', '2: x']);
    expect(file.paragraphs[1]!.changes).toMatchObject([
      { authors: ['Ana'], pieces: [{ kind: 'deleted', text: 'uno ' }] },
    ]);
  });

  it('that are joined are one clause, and the other is removed', async () => {
    const file = await back(p(marked(1, r('uno ')), endDel('Bea')) + p(marked(2, r('dos'))));
    expect(short(file)).toEqual(['1: uno  → uno dos', '2: dos → ∅']);
    expect(file.paragraphs.map(({ changes }) => changes.map(({ authors }) => authors))).toEqual([[['Bea']], [['Bea']]]);
  });

  it('that came without tracking, or whose clauses were joined so, are not placed', async () => {
    const file = await back(
      p(marked(1, r('uno')) + marked(2, r('dos'))) +
        p(r('suelto')) +
        p(marked(3, r('tres'))) +
        p(marked(3, r('copia'))),
    );
    expect(short(file)).toEqual(['3: tres']);
    expect(reasons(file)).toEqual([
      'clauses_joined: unodos',
      'untracked_paragraph: suelto',
      'clause_twice:',
      'untracked_paragraph: copia',
    ]);
  });

  it('know their section, also where it has no clause', async () => {
    const section = (key: string) =>
      p(
        `<w:bookmarkStart w:id="70" w:name="sec_${key}"/>${r(key)}<w:bookmarkEnd w:id="70"/>`,
        key === 'b' ? endIns() : '',
      );
    const file = await back(section('a') + p(marked(1, r('uno'))) + section('b') + p(ins(r('nuevo'))));
    expect(file.paragraphs).toMatchObject([
      { clauseId: clauseId(1), sectionKey: 'a' },
      { clauseId: null, sectionKey: 'b', afterClauseId: null, after: 'nuevo' },
    ]);
  });

  it('of a plain document have their headings, lists and words', async () => {
    const file = await read(
      docx(
        p(r('Título'), '<w:pStyle w:val="Ttulo"/>') +
          p(r('Problema'), '<w:pStyle w:val="Ttulo1"/>') +
          p(r('Texto')) +
          p(r('Viñeta'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') +
          p(r('Número'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>') +
          p(r('Acción'), '<w:outlineLvl w:val="1"/>'),
        {
          'word/styles.xml': part(
            'styles',
            '<w:style w:styleId="Ttulo"><w:name w:val="Title"/></w:style><w:style w:styleId="Base"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Ttulo1"><w:name w:val="Mi título"/><w:basedOn w:val="Base"/></w:style>',
          ),
          'word/numbering.xml': part(
            'numbering',
            '<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num>',
          ),
        },
      ),
    );
    expect(file).toMatchObject({ subjectId: null, version: null, notPlaced: [] });
    expect(file.paragraphs.map(({ kind, level, after }) => [kind, level, after])).toEqual([
      ['heading', 0, 'Título'],
      ['heading', 1, 'Problema'],
      ['paragraph', null, 'Texto'],
      ['item', null, 'Viñeta'],
      ['numbered', null, 'Número'],
      ['heading', 2, 'Acción'],
    ]);
  });
});

it('lists what is no text of a clause, with its words', async () => {
  const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>${p(r('caja'))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p(r('caja'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
  const emoji = `<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w:symEx/></mc:Choice><mc:Fallback><w:t>😀</w:t></mc:Fallback></mc:AlternateContent></w:r>`;
  const file = await back(
    p(
      marked(
        1,
        `${r('uno')}${box}${emoji}<w:r><w:drawing/></w:r><w:r><w:footnoteReference w:id="2"/></w:r><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>`,
      ),
    ) + `<w:tbl><w:tr><w:tc>${p(r('celda'))}</w:tc></w:tr></w:tbl>`,
    { 'word/footnotes.xml': part('footnotes', `<w:footnote w:id="2">${p(r('al pie'))}</w:footnote>`) },
  );
  expect(short(file)).toEqual(['1: uno😀']);
  expect(reasons(file)).toEqual(['text_box: caja', 'image:', 'footnote: al pie', 'equation: x=1', 'table: celda']);
  expect(file.notPlaced.every((line) => line.clauseId === clauseId(1))).toBe(true);
});

it('hangs comments on their clauses', async () => {
  const anchored = `<w:commentRangeStart w:id="0"/>${r('agua')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`;
  const file = await back(p(marked(1, `${r('El ')}${anchored}${r(' falta')}`)), {
    'word/comments.xml': part(
      'comments',
      `<w:comment w:id="0" w:author="Ana" w:date="2026-11-02T09:30:00Z">${p(r('¿Cuál?'))}${p(r('Dígalo.'))}</w:comment><w:comment w:id="9" w:author="Bea">${p(r('suelto'))}</w:comment>`,
    ),
  });
  expect(file.comments).toEqual([
    {
      author: 'Ana',
      date: new Date('2026-11-02T09:30:00Z'),
      text: '¿Cuál?\nDígalo.',
      clauseId: clauseId(1),
      sectionKey: null,
      quote: 'agua',
    },
    { author: 'Bea', date: null, text: 'suelto', clauseId: null, sectionKey: null, quote: '' },
  ]);
});
