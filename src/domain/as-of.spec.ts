import { refusals } from '../../test/support/rules.js';
import { settled } from './as-of.js';
import { Refusal } from './refusal.js';

const NOW = new Date('2026-03-10T12:00:00Z');
const ago = (ms: number) => new Date(NOW.getTime() - ms);

describe('an instant of the past', () => {
  it.each([
    ['long ago', ago(86_400_000), []],
    ['fifteen seconds ago', ago(15_000), []],
    ['just less than that ago', ago(14_999), ['INSTANT_NOT_SETTLED asOf']],
    ['now', NOW, ['INSTANT_NOT_SETTLED asOf']],
    ['to come', ago(-1), ['INSTANT_INVALID asOf']],
  ])('is read when nothing can be added to it any more: %s', (_, asOf, refused) => {
    expect(refusals(() => settled(asOf, NOW))).toEqual(refused);
  });

  it('is given back as it was asked for', () => {
    expect(settled(ago(20_000), NOW)).toEqual(ago(20_000));
  });

  it.each([
    [0, 15],
    [14_001, 1],
    [14_999, 1],
    [1, 15],
  ])('says in how many seconds it can be read: %i ms after it', (ms, seconds) => {
    const problems = (() => {
      try {
        settled(ago(ms), NOW);
      } catch (error) {
        return (error as Refusal).problems;
      }
      return [];
    })();
    expect(problems[0]?.values).toEqual({ seconds });
  });
});
