import { refusals, valuesOfRefusal } from '../../test/support/rules.js';
import {
  appeal,
  appealableUntil,
  appealLapsesAt,
  appealStateAt,
  decideAppeal,
  inForce,
  isAppealable,
  isHiddenStill,
  visibilityAt,
} from './hiding.js';

const NOW = new Date('2026-03-10T12:00:00Z');
const DAY = 86_400_000;
const ago = (ms: number) => new Date(NOW.getTime() - ms);

describe('an appeal', () => {
  it.each([
    ['spam', null, new Date(ago(0).getTime() + 15 * DAY)],
    ['personal_data', null, null],
    ['unlawful', null, null],
    ['spam', 'rejected', null],
  ])('against hiding for %s decided %s makes the text visible again on %s', (rule, outcome, day) => {
    expect(appealLapsesAt(rule, { appealedAt: ago(0), outcome })).toEqual(day);
  });

  it.each([
    ['spam', ago(15 * DAY - 1), null, 'open'],
    ['spam', ago(15 * DAY), null, 'lapsed'],
    ['personal_data', ago(100 * DAY), null, 'open'],
    ['unlawful', ago(100 * DAY), null, 'open'],
    ['spam', ago(100 * DAY), 'rejected', 'rejected'],
    ['spam', ago(0), 'upheld', 'upheld'],
  ])('against hiding for %s made on %s and decided %s is %s', (rule, appealedAt, outcome, state) => {
    expect(appealStateAt(rule, { appealedAt, outcome }, NOW)).toBe(state);
  });

  it.each([
    [null, true],
    [{ appealedAt: ago(0), outcome: null }, true],
    [{ appealedAt: ago(0), outcome: 'rejected' }, true],
    [{ appealedAt: ago(0), outcome: 'upheld' }, false],
    [{ appealedAt: ago(15 * DAY), outcome: null }, false],
  ])('%j leaves the text hidden: %s', (made, hidden) => {
    expect(isHiddenStill({ rule: 'spam', appeal: made }, NOW)).toBe(hidden);
  });

  it('is made once, within thirty days', () => {
    const decision = { decidedAt: ago(30 * DAY), appeal: null };
    expect(appealableUntil(decision)).toEqual(NOW);
    expect(isAppealable(decision, NOW)).toBe(true);
    expect(appeal(decision, NOW)).toEqual({ appealedAt: NOW });
    const late = { decidedAt: ago(30 * DAY + 1), appeal: null };
    expect(isAppealable(late, NOW)).toBe(false);
    expect(refusals(() => appeal(late, NOW))).toEqual(['APPEAL_TOO_LATE id']);
    expect(valuesOfRefusal(() => appeal(late, NOW))).toEqual([{ days: 30 }]);
    const again = { ...decision, appeal: { appealedAt: ago(DAY), outcome: null } };
    expect(isAppealable(again, NOW)).toBe(false);
    expect(refusals(() => appeal(again, NOW))).toEqual(['ALREADY_APPEALED id']);
  });
});

describe('how visible something is', () => {
  it.each([
    ['held', ago(72 * 3_600_000 - 1), null, 'held'],
    ['held', ago(72 * 3_600_000), null, 'visible'],
    ['hidden', ago(0), null, 'hidden'],
    ['hidden', ago(0), { rule: 'spam', appeal: null }, 'hidden'],
    ['hidden', ago(0), { rule: 'spam', appeal: { appealedAt: ago(15 * DAY), outcome: null } }, 'visible'],
    ['withdrawn', ago(100 * DAY), { rule: 'spam', appeal: { appealedAt: ago(0), outcome: 'upheld' } }, 'withdrawn'],
    ['erased', ago(100 * DAY), null, 'erased'],
  ])('%s since %s with %j is %s', (visibility, since, hiding, now) => {
    expect(visibilityAt({ visibility, since, hiding }, NOW)).toBe(now);
  });
});

describe('what is about a hidden text', () => {
  it('is refused where no hiding is in force', () => {
    expect(inForce({ id: 'one' })).toEqual({ id: 'one' });
    for (const none of [null, undefined]) expect(refusals(() => inForce(none))).toEqual(['NOT_HIDDEN id']);
  });

  it.each([
    ['hidden', []],
    ['visible', ['NOT_HIDDEN id']],
    ['erased', ['NOT_HIDDEN id']],
  ])('is an appeal against hiding a text that is %s: %j', (state, problems) => {
    expect(refusals(() => decideAppeal({ state }))).toEqual(problems);
  });
});
