import { answeringInstitution, answerStanding } from './suggestion-answer.js';

describe('the answer that a suggestion is owed', () => {
  const facts = { state: 'pending', respondBy: '2026-03-10', answeredOn: null, rests: false };
  it.each([
    ['is waited for until its day', facts, '2026-03-10', 'waiting'],
    ['is overdue from the day after', facts, '2026-03-11', 'overdue'],
    ['is never overdue without a day', { ...facts, respondBy: null }, '2030-01-01', 'waiting'],
    [
      'is waited for anew, whatever day an earlier answer has',
      { ...facts, answeredOn: '2026-03-01' },
      '2026-03-11',
      'overdue',
    ],
    ['was given in time', { ...facts, state: 'declined', answeredOn: '2026-03-10' }, '2026-04-01', 'answered'],
    ['was given late', { ...facts, state: 'accepted', answeredOn: '2026-03-11' }, '2026-04-01', 'answered_late'],
    ['was given before a revert', { ...facts, state: 'reverted', answeredOn: '2026-03-09' }, '2026-04-01', 'answered'],
    ['is not owed once it is withdrawn', { ...facts, state: 'withdrawn' }, '2026-04-01', null],
    ['is not owed while moderation hides it', { ...facts, rests: true }, '2026-04-01', null],
  ])('%s', (_, given, today, standing) => {
    expect(answerStanding(given, today)).toBe(standing);
  });

  it('is owed by the first institution that accepted to lead, and else by the drafters', () => {
    const owner = (institutionId: string, position: number, more: object = {}) => ({
      institutionId,
      role: 'lead',
      state: 'accepted',
      position,
      ...more,
    });
    expect(answeringInstitution([owner('b', 2), owner('a', 1)])).toBe('a');
    expect(answeringInstitution([owner('b', 1), owner('a', 1)])).toBe('a');
    expect(answeringInstitution([owner('a', 1), owner('b', 1)])).toBe('a');
    expect(answeringInstitution([owner('a', 1, { state: 'invited' }), owner('b', 2)])).toBe('b');
    expect(answeringInstitution([owner('a', 1, { role: 'supporting' })])).toBeNull();
  });
});
