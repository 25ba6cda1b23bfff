import { dutyOf, isOwedFor, isSentFor } from './reporting-duty.js';

const PERIOD = { number: 2, startOn: '2022-05-01', endOn: '2022-08-31', dueOn: '2022-09-15' };
const none = { actualEndOn: null, sent: [] };
const sentOn = (day: string | null, periodStartOn: string | null = PERIOD.startOn) => ({
  actualEndOn: null,
  sent: [{ periodStartOn, sentOn: day }],
});

it.each([
  ['nothing was sent', none, false],
  ['a report of it was sent', sentOn('2022-09-01'), true],
  ['a report of another period was sent', sentOn('2022-09-01', '2022-01-01'), false],
  ['a report without a period was sent', sentOn('2022-09-01', null), false],
])('a period for which %s', (_, facts, isSent) => {
  expect([isSentFor(PERIOD.startOn, facts), isOwedFor(PERIOD.startOn, facts)]).toEqual([isSent, !isSent]);
});

it.each([
  ['nothing was sent', none, false],
  ['a report without a period was sent', sentOn('2022-09-01', null), true],
  ['a report of a period was sent', sentOn('2022-09-01'), false],
])('a plan without a calendar for which %s', (_, facts, isSent) => {
  expect(isSentFor(null, facts)).toBe(isSent);
});

it.each([
  [null, true],
  ['2022-04-30', false],
  ['2022-05-01', true],
  ['2022-08-31', true],
])('a report on a milestone that was completed on %s is owed: %s', (actualEndOn, isOwed) => {
  expect(isOwedFor(PERIOD.startOn, { actualEndOn, sent: [] })).toBe(isOwed);
});

it.each([
  ['no milestone', [], '2022-09-01', null],
  ['one that was completed before', [{ actualEndOn: '2022-04-30', sent: [] }], '2022-09-01', null],
  ['a missing one during the period', [none], '2022-08-31', { sent: 0, missing: 1, state: 'upcoming' }],
  ['a missing one on the last day', [none], '2022-09-15', { sent: 0, missing: 1, state: 'due' }],
  ['a missing one on the day after', [none], '2022-09-16', { sent: 0, missing: 1, state: 'overdue' }],
  ['one of two', [none, sentOn('2022-09-01')], '2022-09-16', { sent: 1, missing: 1, state: 'overdue' }],
  [
    'all on the last day',
    [sentOn('2022-09-01'), sentOn('2022-09-15')],
    '2022-10-01',
    { sent: 2, missing: 0, state: 'sent' },
  ],
  [
    'the last one late',
    [sentOn('2022-09-01'), sentOn('2022-09-16')],
    '2022-10-01',
    { sent: 2, missing: 0, state: 'sent_late' },
  ],
  [
    'one of three late',
    [sentOn('2022-09-02'), sentOn('2022-09-16'), sentOn('2022-09-01')],
    '2022-10-01',
    { sent: 3, missing: 0, state: 'sent_late' },
  ],
  [
    'a late one beside the report of another period',
    [{ actualEndOn: null, sent: [...sentOn('2022-06-01', '2022-01-01').sent, ...sentOn('2022-09-16').sent] }],
    '2022-10-01',
    { sent: 1, missing: 0, state: 'sent_late' },
  ],
  ['one without a day', [sentOn(null)], '2022-10-01', { sent: 1, missing: 0, state: 'sent' }],
])('the duty with %s', (_, milestones, today, duty) => {
  expect(dutyOf(PERIOD, milestones, today)).toEqual(duty);
});

it('counts the first of several reports for one period', () => {
  const twice = { actualEndOn: null, sent: [...sentOn('2022-09-20').sent, ...sentOn('2022-09-10').sent] };
  expect(dutyOf(PERIOD, [twice], '2022-10-01')).toEqual({ sent: 1, missing: 0, state: 'sent' });
});
