import fc from 'fast-check';
import { mergeOrder } from './merge-order.js';

const list = (ids: string) => ids.split('');
/** The merged order as one word, or `!` and the clauses in conflict. */
const merged = (base: string, mine: string, theirs: string) => {
  const { order, conflicts } = mergeOrder(list(base), list(mine), list(theirs));
  return order?.join('') ?? `!${conflicts!.join('')}`;
};

it.each([
  ['nothing', '', '', '', ''],
  ['a clause that one added', 'abc', 'abxc', 'abc', 'abxc'],
  ['clauses added in two places', 'abc', 'axbc', 'abcy', 'axbcy'],
  ['clauses added in one place, in the order of their ids, each run whole', 'ab', 'arzb', 'astb', 'arzstb'],
  ['a removed and an added clause', 'abc', 'ac', 'abcx', 'acx'],
  ['a clause behind one that the other removed', 'abc', 'abxc', 'ac', 'axc'],
  ['a clause behind the first one, which the other removed', 'abc', 'axbc', 'bc', 'xbc'],
  ['a move behind a removed clause', 'abcde', 'abdec', 'abcd', 'abdc'],
  ['a move and a change elsewhere', 'abcdef', 'acbdef', 'abcdfe', 'acbdfe'],
  ['one move that both made', 'abcd', 'acdb', 'acdb', 'acdb'],
  ['one move to two places', 'abcdef', 'acdbef', 'acdefb', '!b'],
  ['a clause that one moved and the other removed', 'abcd', 'acdb', 'acd', '!b'],
  ['a clause that both removed', 'abc', 'ac', 'ac', 'ac'],
])('merges %s', (_, base, mine, theirs, expected) => {
  expect(merged(base, mine, theirs)).toBe(expected);
  expect(merged(base, theirs, mine)).toBe(expected);
});

const BASE = 'abcdefgh';
const orders = (added: string) =>
  fc
    .array(fc.record({ kind: fc.constantFrom('add', 'remove', 'move'), from: fc.nat(9), to: fc.nat(9) }), {
      maxLength: 3,
    }) // prettier-ignore
    .map((acts) => {
      const order = list(BASE);
      for (const [index, { kind, from, to }] of acts.entries()) {
        const moved = kind === 'add' ? [added[index]!] : order.splice(from, 1);
        if (kind !== 'remove') order.splice(to, 0, ...moved);
      }
      return order.join('');
    });

it('holds every clause that either added and none that either removed, the same whichever comes first, and once', () => {
  let [whole, other] = [0, 0];
  fc.assert(
    fc.property(orders('xpv'), orders('yqw'), (mine, theirs) => {
      const order = merged(BASE, mine, theirs);
      expect(merged(BASE, theirs, mine)).toBe(order);
      expect(merged(BASE, BASE, theirs)).toBe(theirs);
      expect(merged(BASE, mine, mine)).toBe(mine);
      if (order.startsWith('!')) return;
      whole++;
      const known = [...new Set(list(BASE + mine + theirs))];
      const expected = known.filter((id) => !BASE.includes(id) || (mine.includes(id) && theirs.includes(id)));
      expect(list(order).toSorted()).toEqual(expected.toSorted());
      // A swap of two can be read as a move of either: then a second merge may ask, and hardly ever moves again.
      if (![order, '!'].includes(merged(BASE, order, mine).replace(/^!.*/, '!'))) other++;
    }),
    { numRuns: 10_000 },
  );
  expect(whole).toBeGreaterThan(5000);
  expect(other).toBeLessThan(whole / 200);
});
