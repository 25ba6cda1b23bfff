import fc from 'fast-check';
import { refusals } from '../../test/support/rules.js';
import { blocksOf, clausesOf, realigned, rejoined, rewritten, SECTIONS, sectionText, textOf } from './clause.js';
import { localized, type LocalizedText } from './localized-text.js';

const TEXT = '**Objetivo**\n\nReparar la red.\nCada mes.\n\n- Medir\n- Cambiar\n\n1. Uno\n2. Dos';
const clause = (id: string, words: string, place = 1) => ({
  id,
  kind: 'paragraph' as const,
  text: localized('es', words),
  place,
});

it('has each section once, those of commitments first', () => {
  expect(SECTIONS.slice(0, 8)).toEqual([
    'title',
    'problem',
    'status_quo',
    'action',
    'contribution',
    'outputs',
    'expected_result',
    'means_of_verification',
  ]);
  expect(SECTIONS).toHaveLength(15);
});

describe('a text', () => {
  it('is cut into headings, paragraphs and items', () => {
    expect(blocksOf(TEXT)).toEqual([
      { kind: 'heading', text: 'Objetivo' },
      { kind: 'paragraph', text: 'Reparar la red.\nCada mes.' },
      { kind: 'item', text: 'Medir' },
      { kind: 'item', text: 'Cambiar' },
      { kind: 'numbered', text: 'Uno' },
      { kind: 'numbered', text: 'Dos' },
    ]);
    expect(textOf(blocksOf(TEXT))).toBe(TEXT);
  });

  it.each([
    ['nothing', '', []],
    ['blank lines only', '\n \n', []],
    ['a list directly below a line', 'Se hará:\n- Medir', ['Se hará:', 'Medir']],
    ['an item with a line of its own below', '- Medir\n  cada mes', ['Medir\n  cada mes']],
    ['an item with a paragraph of its own', '- Medir\n\n  Cada mes', ['Medir\n\n  Cada mes']],
    ['a paragraph behind a list', '- Medir\n\nCada mes', ['Medir', 'Cada mes']],
    ['an item with a paragraph that is indented by one', '- Medir\n\n Cada mes', ['Medir\n\n Cada mes']],
    ['line ends of Windows', 'Uno\r\n\r\nDos', ['Uno', 'Dos']],
    ['line ends of old Macs', 'Uno\r\rDos', ['Uno', 'Dos']],
    ['white space around it', '  Uno  ', ['  Uno']],
  ])('is cut with %s', (_, text, blocks) => {
    expect(blocksOf(text).map((block) => block.text)).toEqual(blocks);
  });

  it.each([
    ['-   Medir', 'item', 'Medir'],
    ['Uno - dos', 'paragraph', 'Uno - dos'],
    ['12)  Doce', 'numbered', 'Doce'],
    ['Etapa 2. Medir', 'paragraph', 'Etapa 2. Medir'],
    [' ** Uno ** ', 'heading', 'Uno'],
    ['Un **dos**', 'paragraph', 'Un **dos**'],
    ['**Uno** y dos', 'paragraph', '**Uno** y dos'],
  ])('takes %j as one %s', (line, kind, text) => {
    expect(blocksOf(line)).toEqual([{ kind, text }]);
  });

  it('comes out of its blocks as it went in, whatever it is', () => {
    const line = fc.constantFrom('', 'Agua', '- red', '* red', '2. mes', '**Uno**', '  más', '\t', '**a** b');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const once = blocksOf(lines.join('\n'));
        expect(blocksOf(textOf(once))).toEqual(once);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('clauses of a text in languages', () => {
  const both: LocalizedText = {
    original: 'es',
    es: { text: 'Uno\n\nDos' },
    en: { text: 'One\n\nTwo', outdated: true },
  };

  it('hold each its translation where the paragraphs are as many', () => {
    expect(clausesOf('action', both)).toEqual([
      { kind: 'paragraph', text: { original: 'es', es: { text: 'Uno' }, en: { text: 'One', outdated: true } } },
      {
        kind: 'paragraph',
        text: { original: 'es', es: { text: 'Dos' }, en: { text: 'Two', outdated: true as const } },
      },
    ]);
    expect(sectionText(clausesOf('action', both))).toEqual(both);
  });

  it('are one where a translation has other paragraphs, and so is a title', () => {
    const other: LocalizedText = { ...both, en: { text: 'One and two' } };
    expect(clausesOf('action', other)).toEqual([{ kind: 'paragraph', text: other }]);
    expect(clausesOf('title', both)).toHaveLength(1);
    expect(clausesOf('action', null)).toEqual([]);
    expect(clausesOf('action', localized('es', '\n'))).toHaveLength(1);
  });

  it('are set as the original is', () => {
    const text: LocalizedText = { original: 'en', es: { text: 'Uno' }, en: { text: '- One' } };
    expect(clausesOf('action', text)).toMatchObject([{ kind: 'item' }]);
  });

  it('are none where there are none', () => {
    expect(sectionText([])).toBeNull();
  });

  it('say that a translation is behind where a clause lacks it', () => {
    const text = sectionText([
      { kind: 'paragraph', text: both },
      { kind: 'item', text: localized('es', 'Tres') },
    ]);
    expect(text?.['en']).toEqual({ text: 'One\n\nTwo\n\n- Tres', outdated: true });
    expect(text?.['es']).toEqual({ text: 'Uno\n\nDos\n\n- Tres' });
  });
});

describe('a text that is joined again', () => {
  const now: LocalizedText = { original: 'es', es: { text: '* Uno\n* Dos' }, en: { text: '* One\n* Two' } };
  const clauses = clausesOf('action', now);

  it('stays as it was written where its blocks are the same', () => {
    expect(rejoined(now, clauses)).toEqual(now);
    expect(rejoined(null, clauses)?.['es']).toEqual({ text: '- Uno\n- Dos' });
    expect(rejoined(now, [])).toBeNull();
    expect(rejoined({ ...now, original: 'en' }, clauses)?.['es']).toEqual({ text: '- Uno\n- Dos' });
  });

  it('is set anew in the language in which it changed', () => {
    const changed = [clauses[0]!, { ...clauses[1]!, text: { ...clauses[1]!.text, es: { text: 'Tres' } } }];
    expect(rejoined(now, changed)).toEqual({ ...now, es: { text: '- Uno\n- Tres' } });
    const outdated = [
      clauses[0]!,
      { ...clauses[1]!, text: { ...clauses[1]!.text, en: { text: 'Two', outdated: true as const } } },
    ];
    expect(rejoined(now, outdated)?.['en']).toEqual({ text: '- One\n- Two', outdated: true });
  });
});

describe('a section that is written anew', () => {
  const before = [clause('a', 'Uno'), clause('b', 'Dos', 2), clause('c', 'Tres', 3)];
  const ids = (text: string) => rewritten('action', before, 'es', text, []).map(({ id }) => id);

  it.each([
    ['the same text', 'Uno\n\nDos\n\nTres', ['a', 'b', 'c']],
    ['a changed clause', 'Uno\n\nDos y medio\n\nTres', ['a', 'b', 'c']],
    ['a new clause between', 'Uno\n\nNuevo\n\nDos\n\nTres', ['a', null, 'b', 'c']],
    ['a removed clause', 'Uno\n\nTres', ['a', 'c']],
    ['a changed clause and a new one', 'Uno\n\nDos y medio\n\nNuevo\n\nTres', ['a', 'b', null, 'c']],
    ['two that become one', 'Uno\n\nDos Tres', ['a', 'b']],
    ['another text', 'Cero', ['a']],
  ])('keeps the ids with %s', (_, text, expected) => {
    expect(ids(text)).toEqual(expected);
  });

  it('lays a translation over its clauses in their order', () => {
    const en = (text: string) => rewritten('action', before, 'en', text, []).map((one) => one.text['en'] ?? null);
    expect(en('One\n\nTwo\n\nThree')).toEqual([{ text: 'One' }, { text: 'Two' }, { text: 'Three' }]);
    expect(en('One\n\nTwo\n\nThree\n\nFour')[2]).toEqual({ text: 'Three\n\nFour' });
    expect(en('One')).toEqual([{ text: 'One' }, null, null]);
  });

  it('keeps the translations of a clause that changed, which are behind then', () => {
    const text = { original: 'es', es: { text: 'Uno' }, en: { text: 'One' } };
    const [after] = rewritten('action', [{ ...before[0]!, text }], 'es', 'Uno y medio', []);
    expect(after?.text).toEqual({ ...text, es: { text: 'Uno y medio' }, en: { text: 'One', outdated: true } });
  });

  it('takes the words of a translated item without its mark', () => {
    const [after] = rewritten('action', [{ ...before[0]!, kind: 'item' }], 'en', '- One', []);
    expect(after).toMatchObject({ kind: 'item', text: { en: { text: 'One' } } });
  });

  it('has a title in one paragraph, whatever it begins with', () => {
    expect(rewritten('title', [], 'es', '- Uno\n\nDos', [])).toMatchObject([{ id: null, kind: 'paragraph' }]);
  });

  it('refuses a title of blanks', () => {
    expect(refusals(() => rewritten('title', [], 'es', ' ', ['input']))).toEqual(['TEXT_REQUIRED input']);
  });

  it('finds its clauses again in a text from elsewhere', () => {
    const text = { original: 'es', es: { text: 'Uno\n\nDos y medio\n\nTres' } };
    expect(realigned(before, clausesOf('action', text)).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(realigned(before, [])).toEqual([]);
    expect(
      realigned(before, clausesOf('action', localized('es', 'Dos\n\nTres\n\nCuatro'))).map(({ id }) => id),
    ).toEqual(['b', 'c', null]);
  });
});
