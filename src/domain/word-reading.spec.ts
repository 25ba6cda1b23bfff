import { refusals, valuesOfRefusal } from '../../test/support/rules.js';
import {
  beginFromWord,
  isTooLong,
  offerReading,
  takeReading,
  WORD_CHANGES_AT_MOST,
  WORD_CHARACTERS_AT_MOST,
} from './word-reading.js';

const NOW = new Date('2026-03-10T12:00:00Z');
const offered = (facts: object) => () => offerReading({ lengths: [], expectedTextId: null, textId: 'a', ...facts });

it('offers what was read to the text that it left from, or to whoever names none', () => {
  expect(refusals(offered({}))).toEqual([]);
  expect(refusals(offered({ expectedTextId: 'a' }))).toEqual([]);
  expect(refusals(offered({ expectedTextId: 'b' }))).toEqual(['WORD_OF_ANOTHER_TEXT file']);
});

it('offers no more changes, and no more words, than one act takes', () => {
  const alike = (count: number, length: number) => Array.from({ length: count }, () => length);
  expect(refusals(offered({ lengths: alike(WORD_CHANGES_AT_MOST, 1) }))).toEqual([]);
  expect(refusals(offered({ lengths: alike(WORD_CHANGES_AT_MOST + 1, 1) }))).toEqual(['WORD_TOO_MANY_CHANGES file']);
  expect(valuesOfRefusal(offered({ lengths: alike(201, 1) }))).toEqual([{ most: 200 }]);
  expect(refusals(offered({ lengths: [WORD_CHARACTERS_AT_MOST] }))).toEqual([]);
  expect(refusals(offered({ lengths: [WORD_CHARACTERS_AT_MOST, 1] }))).toEqual(['WORD_TOO_MANY_CHANGES file']);
});

it('takes a reading until just before it expires', () => {
  const taking = (expiresIn: number) =>
    refusals(() => takeReading({ expiresAt: new Date(NOW.getTime() + expiresIn) }, NOW));
  expect(taking(1)).toEqual([]);
  expect(taking(0)).toEqual(['WORD_READING_NOT_FOUND input.reading']);
});

it('begins one commitment with what was read from a document, until just before that expires', () => {
  const begun = (draft: Parameters<typeof beginFromWord>[0]) => refusals(() => beginFromWord(draft, NOW, ['a']));
  const expiresAt = new Date(NOW.getTime() + 1);
  expect(begun({ expiresAt, commitmentId: null })).toEqual([]);
  expect(begun({ expiresAt, commitmentId: 'c' })).toEqual(['WORD_DRAFT_TAKEN a']);
  expect(begun({ expiresAt: NOW, commitmentId: null })).toEqual(['WORD_READING_NOT_FOUND a']);
  expect(begun(undefined)).toEqual(['WORD_READING_NOT_FOUND a']);
});

it('knows what is too long for a clause and for a comment', () => {
  expect(isTooLong('a'.repeat(20_000), 'clause')).toBe(false);
  expect(isTooLong('a'.repeat(20_001), 'clause')).toBe(true);
  expect(isTooLong('a'.repeat(5000), 'comment')).toBe(false);
  expect(isTooLong('a'.repeat(5001), 'comment')).toBe(true);
});
