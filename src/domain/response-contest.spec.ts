import { dayAfter } from './proposal.js';
import { contest, lastDayToContest, responseState, revise } from './response.js';

it('tells a contest that was upheld from one that was rejected', () => {
  expect([null, 'open', 'upheld', 'rejected'].map(responseState)).toEqual([
    'published',
    'contested',
    'reconsidered',
    'confirmed',
  ]);
});

it.each(['reconsidered', 'confirmed'] as const)('keeps the outcome of a response that is %s', (state) => {
  expect(() => revise({ state, outcome: 'accepted' }, 'not_accepted')).toThrow('OUTCOME_DECIDED');
  expect(() => revise({ state, outcome: 'accepted' }, 'accepted')).not.toThrow();
});

it('takes a contest until the last day that it tells, and not on the next', () => {
  const last = lastDayToContest('2026-03-01', dayAfter);
  expect(last).toBe('2026-03-31');
  expect(contest('2026-03-01', last, dayAfter)).toEqual({ decideBy: '2026-05-30' });
  expect(() => contest('2026-03-01', dayAfter(last, 1), dayAfter)).toThrow('CONTEST_TOO_LATE');
});
