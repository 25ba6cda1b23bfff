import fc from 'fast-check';
import { firstSpans, type Source, spansAfter } from './provenance.js';
import { sentences } from './sentence.js';

const draft: Source = { kind: 'draft', id: 'd' };
const ana: Source = { kind: 'suggestion', id: 'ana' };
const cut = (text: string) => sentences(text, firstSpans(text, draft)).map((sentence) => sentence.text);

it.each([
  ['nothing', '', []],
  ['one sentence', 'El foro sesiona', ['El foro sesiona']],
  ['sentences', 'El foro sesiona. ¿Cuándo? ¡Hoy! Bien…', ['El foro sesiona. ', '¿Cuándo? ', '¡Hoy! ', 'Bien…']],
  ['lines and paragraphs', 'Compromisos\n\nUno: actas\nDos', ['Compromisos\n\n', 'Uno: actas\n', 'Dos']],
  [
    'a quotation',
    'Dijo: «Sí.» Después votó. (Y firmó.) Fin.',
    ['Dijo: «Sí.» ', 'Después votó. ', '(Y firmó.) ', 'Fin.'],
  ],
  ['no shortened word', 'Según el art. 6 y los arts. 7 y 8, la Lic. Ruiz, núm. 5 de la Col. Centro.', ['Según el art. 6 y los arts. 7 y 8, la Lic. Ruiz, núm. 5 de la Col. Centro.']], // prettier-ignore
  ['no initial', 'Lo firma J. Pérez a las 5 p.m. En EE.UU. Fin', ['Lo firma J. Pérez a las 5 p.m. En EE.UU. Fin']],
  ['no number of a list or a line', '1. Publicar. 2. Oficio No. 7 del año 2023. Fin', ['1. Publicar. ', '2. Oficio No. 7 del año 2023. ', 'Fin']], // prettier-ignore
  ['the word “no”', 'Dijo que no. Después votó.', ['Dijo que no. ', 'Después votó.']],
  [
    'no decimal and no address',
    'Sube 3.5 por ciento en www.gob.mx. Fin',
    ['Sube 3.5 por ciento en www.gob.mx. ', 'Fin'],
  ],
  [
    'no word that the list shortens last',
    'La Sra. Ruiz, pág. 3 y párr. 2 del vol. V',
    ['La Sra. Ruiz, pág. 3 y párr. 2 del vol. V'],
  ],
  ['several marks', 'Bien… ¿Cómo?! Así. Fin', ['Bien… ', '¿Cómo?! ', 'Así. ', 'Fin']],
  ['behind several blanks', 'Uno.  Dos', ['Uno.  ', 'Dos']],
  [
    'a shortened word before another mark',
    '¿Cuál es la ref? Esa ref... Fin',
    ['¿Cuál es la ref? ', 'Esa ref... ', 'Fin'],
  ],
  ['no number of two figures in a list', '12. Publicar', ['12. Publicar']],
  [
    'what is no number of a list',
    'A1. Uno. 1A. Dos. Son 12. Fin',
    ['A1. ', 'Uno. ', '1A. ', 'Dos. ', 'Son 12. ', 'Fin'],
  ],
  ['a number behind a shortened word', 'Según el art. 5. Fin', ['Según el art. 5. ', 'Fin']],
  ['no letters with several stops', 'En los E.U.A. Fin', ['En los E.U.A. Fin']],
  ['an address that begins like an initial', 'Vea si.gob.mx. Fin', ['Vea si.gob.mx. ', 'Fin']],
  ['no stop before a small letter', 'Actas, minutas, etc. que haya. Fin', ['Actas, minutas, etc. que haya. ', 'Fin']],
])('cuts %s', (_, text, expected) => {
  expect(cut(text)).toEqual(expected);
});

it('says which sources brought the words of each sentence, the one with most letters first', () => {
  const former = 'El foro sesiona. Fin.';
  const later = 'El foro público sesiona cada semana con actas y minutas. Fin.\n';
  expect(sentences(later, spansAfter({ text: former, spans: firstSpans(former, draft) }, later, ana))).toEqual([
    { text: 'El foro público sesiona cada semana con actas y minutas. ', start: 0, sources: [ana, draft] },
    { text: 'Fin.\n', start: 57, sources: [draft] },
  ]);
});

it('counts the letters of a source together, wherever they stand, and only those of the sentence', () => {
  const spans = [
    { length: 3, source: draft },
    { length: 5, source: ana },
    { length: 6, source: draft },
    { length: 9, source: ana },
  ];
  expect(sentences('abcdefghijkl. Fin de Ana', spans).map(({ text, sources }) => [text, sources])).toEqual([
    ['abcdefghijkl. ', [draft, ana]],
    ['Fin de Ana', [ana]],
  ]);
  const inTurn = [draft, ana, draft].map((source) => ({ length: 5, source }));
  expect(sentences('Uno. Dos. Tres', inTurn).map(({ sources }) => sources)).toEqual([[draft], [ana], [draft]]);
});

it('loses nothing of any text', () => {
  const text = fc.array(fc.constantFrom('foro', 'Foro', '. ', '...', '»', ' ', '\n', 'art', '1', '¿'), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(text, (parts) => {
      const whole = parts.join('');
      const found = sentences(whole, firstSpans(whole, draft));
      expect(found.map((sentence) => sentence.text).join('')).toBe(whole);
      expect(found.filter((sentence) => !whole.startsWith(sentence.text, sentence.start) || !sentence.text)).toEqual(
        [],
      );
    }),
    { numRuns: 2000 },
  );
});

it('cuts a text of 20,000 characters once, however it is made', () => {
  expect(cut('Foro. '.repeat(3400))).toHaveLength(3400);
  for (const hostile of ['.'.repeat(20_000), '.»'.repeat(10_000), '\n'.repeat(20_000), `a.${' '.repeat(20_000)}`])
    expect(cut(hostile).join('')).toBe(hostile);
});
