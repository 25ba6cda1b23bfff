import { isSame, requireChange } from './change.js';
import { Refusal } from './refusal.js';

const codesOf = (act: () => void) => {
  try {
    act();
    return [];
  } catch (error) {
    return (error as Refusal).problems.map(({ code, path }) => [code, ...path].join(' '));
  }
};

it.each([
  ['the same words', 'Agua', 'Agua', true],
  ['other words', 'Agua', 'Agua limpia', false],
  ['parts in another order', { a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }, true],
  ['a part that is left out or empty', { a: 1, b: undefined, c: null }, { a: 1 }, true],
  ['a part more', { a: 1 }, { a: 1, b: false }, false],
  ['a list in another order', [1, 2], [2, 1], false],
  ['a list with an empty place more', [1, null], [1], false],
  ['the same instant', new Date('2026-01-01'), new Date('2026-01-01'), true],
  ['another instant', new Date('2026-01-01'), new Date('2026-01-02'), false],
  ['nothing and nothing', null, undefined, true],
  ['nothing and something', null, 'a', false],
])('takes %s for what it is', (_, one, other, same) => {
  expect(isSame(one, other)).toBe(same);
});

it('refuses to give a reason for what changes nothing, and says where', () => {
  expect(codesOf(() => requireChange({ a: 1 }, { a: 1 }))).toEqual(['NOTHING_CHANGES input']);
  expect(codesOf(() => requireChange('a', 'a', ['input', 'text']))).toEqual(['NOTHING_CHANGES input text']);
  expect(codesOf(() => requireChange('a', 'b'))).toEqual([]);
});
