import {
  beginning,
  charactersIn,
  firstCharacters,
  hasHidden,
  hasManyMarks,
  isWritten,
  markUnholdable,
  unholdableIn,
  unholdableNames,
  withoutHidden,
  withoutUnholdable,
  writtenText,
} from './text.js';

/** Char of XML 1.0 (production 2). */
const isXml = (point: number) =>
  [0x9, 0xa, 0xd].includes(point) ||
  (point >= 0x20 && point <= 0xd7ff) ||
  (point >= 0xe000 && point <= 0xfffd) ||
  point >= 0x10000;
/** Value of iCalendar (RFC 5545, section 3.1): no control but the tab; line ends are written as `\n`. */
const isCalendar = (point: number) => [0x9, 0xa, 0xd].includes(point) || (point >= 0x20 && point !== 0x7f);
const isSurrogate = (point: number) => point >= 0xd800 && point <= 0xdfff;
/** Unicode 16, section 23.7. */
const isNoCharacter = (point: number) => (point & 0xfffe) === 0xfffe || (point >= 0xfdd0 && point <= 0xfdef);

const EVERY = Array.from({ length: 0x110000 }, (_, point) => point);

it('takes no code point that XML 1.0, JSON or iCalendar cannot hold, and takes every other character', () => {
  const refused = EVERY.filter((point) => unholdableIn(`a${String.fromCodePoint(point)}b`) !== null);
  const told = new Set(refused);
  const broken = EVERY.filter((point) => !isXml(point) || !isCalendar(point) || isSurrogate(point));
  expect(broken.filter((point) => !told.has(point))).toEqual([]);
  const more = refused.filter((point) => isXml(point) && isCalendar(point));
  expect(more.filter((point) => !isNoCharacter(point) && !(point >= 0x80 && point <= 0x9f))).toEqual([]);
  expect(refused).toHaveLength(29 + 33 + 2048 + 66);
  expect(EVERY.filter(isNoCharacter).every((point) => told.has(point))).toBe(true);
});

it('names what cannot be held and the words before it', () => {
  expect(unholdableIn('Agua para todas las colonias\ufffe del norte')).toEqual({
    name: 'U+FFFE',
    after: 'ra todas las colonias'.slice(1),
  });
  expect(unholdableIn('\u{1f600}\u0000')).toEqual({ name: 'U+0000', after: '\u{1f600}' });
  expect(unholdableIn('a\ud800b')).toEqual({ name: 'U+D800', after: 'a' });
  expect(unholdableIn('x\u{1fffe}')).toEqual({ name: 'U+1FFFE', after: 'x' });
  expect(unholdableIn('Línea\n\tsiguiente \u200d 👩‍👩‍👧 \u202e')).toBeNull();
  expect(unholdableIn('\0a')).toEqual({ name: 'U+0000', after: '' });
  expect(unholdableIn('dos \n blancos\0')?.after).toBe('dos blancos');
  expect(unholdableNames('\uffff\0\uffff')).toEqual(['U+FFFF', 'U+0000']);
});

it('leaves them out, or shows that they were there', () => {
  expect(withoutUnholdable('informa\ufffeción\0')).toBe('información');
  expect(markUnholdable(']]\ufffe>')).toBe(']]\ufffd>');
});

it('takes them for nothing that can be seen, and for hidden in a name', () => {
  expect(isWritten('\ufffe\uffff')).toBe(false);
  expect(writtenText(' \ufdd0 ')).toBe('');
  expect(hasHidden('Ana\uffff')).toBe(true);
  for (const plain of ['Ana', 'Cc Co p{Cs}', '\u2800']) expect(hasHidden(plain)).toBe(false);
});

it.each([
  ['short enough', 'Agua limpia', 11, 'Agua limpia'],
  ['cut between words', 'Agua limpia para todas', 15, 'Agua limpia…'],
  ['cut at the end of a word', 'Agua limpia para todas', 11, 'Agua limpia…'],
  ['one word too long', 'Aguaaaaaaaaa', 4, 'Agua…'],
  ['in one line', ' Agua\n\tlimpia ', 20, 'Agua limpia'],
  ['never half a pair', '\u{1f600}\u{1f600}', 3, '\u{1f600}…'],
])('begins a text that is %s', (_, text, most, begun) => {
  expect(beginning(text, most)).toBe(begun);
});

it('cuts a text after its first characters, and never through one', () => {
  expect(['agua', 'a\u{1f600}', '\u{1f600}', ''].map((text) => firstCharacters(text, 2))).toEqual([
    'ag',
    'a',
    '\u{1f600}',
    '',
  ]);
});

it('takes out of a name what nobody sees', () => {
  expect(withoutHidden('Ana\u202e\u200b\u0085 Ñandú\ufeff')).toBe('Ana Ñandú');
});

it.each([
  [' Agua ', 'Agua'],
  ['\n', ''],
  ['', ''],
  [null, ''],
  [undefined, ''],
])('takes of %j what is written: %j', (text, written) => {
  expect(writtenText(text)).toBe(written);
  expect(isWritten(text ?? '')).toBe(written !== '');
});

it('counts an emoji and a line end as one character', () => {
  expect(['', 'ñ', '\u{1f600}\n'].map(charactersIn)).toEqual([0, 1, 2]);
});

it('allows as many marks on a letter as any language puts there', () => {
  expect(['a', 'pM', `a${'\u0301'.repeat(4)}`, `a${'\u0301'.repeat(5)}`].map(hasManyMarks)).toEqual([
    false,
    false,
    false,
    true,
  ]);
});
