import fc from 'fast-check';
import { comparisons } from '../../test/support/comparisons.js';
import {
  addedOrMoved,
  budgetOfComparison,
  compareTexts,
  difference,
  exactDifference,
  type Piece,
  wordsOf,
} from './difference.js';

const marked = (pieces: Piece[]) =>
  pieces
    .map(({ change, text }) => (change === 'kept' ? text : change === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('');
const formerOf = (pieces: Piece[]) =>
  pieces
    .filter(({ change }) => change !== 'added')
    .map(({ text }) => text)
    .join('');
const laterOf = (pieces: Piece[]) =>
  pieces
    .filter(({ change }) => change !== 'removed')
    .map(({ text }) => text)
    .join('');

it.each([
  ['nothing', '', '', ''],
  ['the same', 'Un foro abierto.', 'Un foro abierto.', 'Un foro abierto.'],
  ['a first text', '', 'Un foro.', '{+Un foro.+}'],
  ['a text that is gone', 'Un foro.', '', '[-Un foro.-]'],
  [
    'a word',
    'Publicar las actas cada mes.',
    'Publicar las actas cada semana.',
    'Publicar las actas cada [-mes-]{+semana+}.',
  ],
  ['an accent', 'Acceso publico al foro', 'Acceso público al foro', 'Acceso [-publico -]{+público +}al foro'],
  ['a blank that glued two words', 'foroabierto hoy', 'foro abierto hoy', '[-foroabierto -]{+foro abierto +}hoy'],
  [
    'a new paragraph',
    'Primero: las actas.\n\nTercero: el foro.',
    'Primero: las actas.\n\nSegundo: las cuentas.\n\nTercero: el foro.',
    'Primero: las actas.\n\n{+Segundo: las cuentas.\n\n+}Tercero: el foro.',
  ],
  ['a paragraph that is gone', 'Uno.\n\nDos.\n\nTres.', 'Uno.\n\nTres.', 'Uno.\n\n[-Dos.\n\n-]Tres.'],
  ['words behind the last one', 'Un parque seguro', 'Un parque seguro y limpio', 'Un parque seguro{+ y limpio+}'],
  ['last words that are gone', 'Un parque seguro y limpio', 'Un parque seguro', 'Un parque seguro[- y limpio-]'],
  ['a longer word', 'Un parque', 'Unos parques', '[-Un parque-]{+Unos parques+}'],
  [
    'a small word beside what was only removed',
    'Agua limpia para la colonia',
    'Agua para las colonias',
    'Agua [-limpia -]para [-la colonia-]{+las colonias+}',
  ],
  [
    'a small word beside what was only added',
    'Agua para la colonia',
    'Agua limpia para las colonias',
    'Agua {+limpia +}para [-la colonia-]{+las colonias+}',
  ],
  [
    'a small word before what was only removed',
    'El trimestre en mayo aquí',
    'El semestre en aquí',
    'El [-trimestre -]{+semestre +}en [-mayo -]aquí',
  ],
  [
    'eight characters between what was replaced',
    'Cada mes siempre aquí',
    'Cada año siempre allá',
    'Cada [-mes siempre aquí-]{+año siempre allá+}',
  ],
  [
    'more than eight characters between what was replaced',
    'Cada mes siempre, aquí',
    'Cada año siempre, allá',
    'Cada [-mes -]{+año +}siempre, [-aquí-]{+allá+}',
  ],
  ['fewer blanks behind a last word', 'Un parque  grande', 'Un parque ', 'Un parque[-  grande-]{+ +}'],
  [
    'small words between what was replaced',
    'Reunirse cada trimestre en el palacio municipal con vecinos',
    'Reunirse cada semestre en la casa municipal con vecinos',
    'Reunirse cada [-trimestre en el palacio -]{+semestre en la casa +}municipal con vecinos',
  ],
])('shows %s', (_, former, later, shown) => {
  expect(marked(difference(former, later).pieces)).toBe(shown);
});

it('keeps small words between what was replaced where a merge goes by it', () => {
  const [former, later] = ['Cada trimestre en el palacio municipal', 'Cada semestre en la casa municipal'];
  expect(marked(exactDifference(former, later).pieces)).toBe(
    'Cada [-trimestre -]{+semestre +}en [-el palacio -]{+la casa +}municipal',
  );
});

it('names what was added to a list, or stands elsewhere in it', () => {
  expect(addedOrMoved([], [])).toEqual(new Set());
  expect(addedOrMoved(['a', 'b'], ['a', 'b'])).toEqual(new Set());
  expect(addedOrMoved(['a', 'b', 'c'], ['c', 'a', 'd', 'b'])).toEqual(new Set(['c', 'd']));
});

it('compares hundreds of changed paragraphs too', () => {
  const lines = (other: string) =>
    Array.from({ length: 300 }, (_, index) => (index % 2 ? `p${index}` : `${other}${index}`)).join('\n');
  const { pieces, rewritten } = difference(lines('a'), lines('b'));
  expect([formerOf(pieces), laterOf(pieces), rewritten]).toEqual([lines('a'), lines('b'), false]);
});

it('finds one changed word among many, and does not look where hardly a word is shared', () => {
  const words = Array.from({ length: 600 }, (_, index) => `w${index} `);
  expect(difference(words.join(''), words.with(300, 'x ').join('')).rewritten).toBe(false);
  expect(difference(words.join(''), words.toReversed().join('')).rewritten).toBe(true);
  const other = words.map((word) => `o${word}`).join('');
  expect(comparisons(() => difference(words.join(''), other))).toBeLessThan(20);
  expect(comparisons(() => difference('a b', 'a '.repeat(2000)))).toBeLessThan(20);
});

it('leaves a short line between two changed lines as it is', () => {
  expect(marked(difference('Uno\nb\nTres', 'Dos\nb\nSeis').pieces)).toBe('[-Uno\n-]{+Dos\n+}b\n[-Tres-]{+Seis+}');
});

const text = fc
  .array(fc.constantFrom('foro ', 'actas', ' ', '\n\n', 'público', '. ', 'de ', '¿', 'Ñ\n', '👩‍🌾 '), { maxLength: 40 })
  .map((parts) => parts.join(''));

it('holds the former and the later text whole, whatever they are', () => {
  fc.assert(
    fc.property(text, text, (former, later) => {
      const { pieces, rewritten } = difference(former, later);
      expect(formerOf(pieces)).toBe(former);
      expect(laterOf(pieces)).toBe(later);
      expect(rewritten).toBe(false);
      expect(pieces.some((piece) => piece.text === '')).toBe(false);
      expect(pieces.some((piece, index) => piece.change === pieces[index - 1]?.change)).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

it('shows one piece for two texts that are the same', () => {
  fc.assert(
    fc.property(text, (same) => {
      expect(difference(same, same).pieces).toEqual(same ? [{ change: 'kept', text: same }] : []);
    }),
  );
});

const WORDS = 10_000;
const many = (word: (index: number) => string) => Array.from({ length: WORDS }, (_, index) => word(index)).join(' ');

it('shows a part that shares nothing whole, and what is around it word by word', () => {
  const former = `El foro sesiona cada mes.\n${many((index) => `a${index}`)}\nFin.`;
  const later = `El foro sesiona cada año.\n${many((index) => `b${index}`)}\nFin.`;
  const { pieces, rewritten } = difference(former, later);
  expect(rewritten).toBe(true);
  expect(formerOf(pieces)).toBe(former);
  expect(laterOf(pieces)).toBe(later);
  expect(pieces.at(-1)).toEqual({ change: 'kept', text: 'Fin.' });
});

it('looks for 500 changed words and no more', () => {
  const former = Array.from({ length: 501 }, (_, index) => `w${index} `);
  const without = (gone: number) => former.slice(gone).join('');
  expect(difference(former.join(''), without(500)).rewritten).toBe(false);
  expect(difference(former.join(''), without(501)).rewritten).toBe(false);
  expect(difference(`${former.join('')}x`, 'x').rewritten).toBe(true);
});

it('shares the words that may be looked for among the texts of one comparison', () => {
  const budget = budgetOfComparison();
  const former = Array.from({ length: 300 }, (_, index) => `w${index} `).join('');
  expect(difference(`${former}x`, 'x', budget).rewritten).toBe(false);
  expect(difference(`${former}x`, 'x', budget).rewritten).toBe(true);
  expect(budget.words).toBe(100);
});

it('takes a word with the white space behind it, and a mark likewise', () => {
  expect(wordsOf('')).toEqual([]);
  expect(wordsOf('  ¿Qué día,\n 3.5?')).toEqual(['  ', '¿', 'Qué ', 'día', ',\n ', '3', '.', '5', '?']);
});

describe('compares the texts of two versions', () => {
  const both = (es: string, en: string) => ({ original: 'es', es: { text: es }, en: { text: en } });
  const spanish = (es: string) => ({ original: 'es', es: { text: es } });
  const shown = (texts: ReturnType<typeof compareTexts>) =>
    texts.map(({ name, language, pieces }) => [name, language, marked(pieces)]);

  it('in the language of the reader where both have it', () => {
    const texts = compareTexts({ title: both('Foro', 'Forum') }, { title: both('El foro', 'The forum') }, 'en');
    expect(shown(texts)).toEqual([['title', 'en', '[-Forum-]{+The forum+}']]);
  });

  it('in the original of the later one where one has it alone, so that no translation is taken for a change', () => {
    const texts = compareTexts({ title: spanish('Foro abierto') }, { title: both('Foro abierto', 'Open forum') }, 'en');
    expect(shown(texts)).toEqual([['title', 'es', 'Foro abierto']]);
  });

  it('in the original where the translation does not say yet what changed', () => {
    const behind = { ...both('Foro en línea', 'Forum'), en: { text: 'Forum', outdated: true as const } };
    const texts = compareTexts({ title: both('Foro', 'Forum') }, { title: behind }, 'en');
    expect(shown(texts)).toEqual([['title', 'es', 'Foro{+ en línea+}']]);
    expect(shown(compareTexts({ title: behind }, { title: behind }, 'en'))).toEqual([['title', 'en', 'Forum']]);
    const untranslated = compareTexts({ title: both('Foro', 'Forum') }, { title: spanish('Foro en línea') }, 'en');
    expect(shown(untranslated)).toEqual([['title', 'es', 'Foro{+ en línea+}']]);
  });

  it('also a text that only one of them has, and leaves out what neither has', () => {
    const texts = compareTexts(
      { title: spanish('A'), problem: spanish('B') },
      { title: spanish('A'), action: spanish('C') },
      'es',
    );
    expect(shown(texts)).toEqual([
      ['title', 'es', 'A'],
      ['problem', 'es', '[-B-]'],
      ['action', 'es', '{+C+}'],
    ]);
    expect(compareTexts({ title: null }, {}, 'es')).toEqual([]);
  });
});
