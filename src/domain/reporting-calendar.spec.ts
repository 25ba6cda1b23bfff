import {
  endOfPeriod,
  numberToReport,
  periodToReport,
  reminderOn,
  reportDueState,
  type ReportDueState,
  reportingPeriods,
  startOfPeriod,
} from './reporting-calendar.js';

const facts = { startOn: '2022-02-23', endOn: '2023-09-30', reportingMonths: 4, reportingDays: 15 };
const ends = (more: Partial<typeof facts>) => reportingPeriods({ ...facts, ...more }).map(({ endOn }) => endOn);

describe('the periods of a plan', () => {
  it('follow each other without gaps, and the last one ends with the plan', () => {
    expect(reportingPeriods(facts)).toEqual([
      { number: 1, startOn: '2022-02-23', endOn: '2022-06-22', dueOn: '2022-07-07' },
      { number: 2, startOn: '2022-06-23', endOn: '2022-10-22', dueOn: '2022-11-06' },
      { number: 3, startOn: '2022-10-23', endOn: '2023-02-22', dueOn: '2023-03-09' },
      { number: 4, startOn: '2023-02-23', endOn: '2023-06-22', dueOn: '2023-07-07' },
      { number: 5, startOn: '2023-06-23', endOn: '2023-09-30', dueOn: '2023-10-15' },
    ]);
  });

  it.each<[string, Partial<typeof facts>, string[]]>([
    ['a plan of one day', { endOn: '2022-02-23' }, ['2022-02-23']],
    ['a plan that ends with a period', { endOn: '2022-06-22' }, ['2022-06-22']],
    ['a plan that ends a day later', { endOn: '2022-06-23' }, ['2022-06-22', '2022-06-23']],
    ['a plan that ends before it starts', { endOn: '2022-02-22' }, []],
    [
      'a plan from the last day of a long month',
      { startOn: '2023-12-31', endOn: '2024-04-30', reportingMonths: 1 },
      ['2024-01-30', '2024-02-28', '2024-03-30', '2024-04-29', '2024-04-30'],
    ],
  ])('of %s', (_, more, expected) => expect(ends(more)).toEqual(expected));

  it('are none while a day of the plan is not on record', () => {
    expect(reportingPeriods({ ...facts, startOn: null })).toEqual([]);
    expect(reportingPeriods({ ...facts, endOn: null })).toEqual([]);
  });

  it('may be due on their last day', () => {
    expect(reportingPeriods({ ...facts, reportingDays: 0 })[0]).toMatchObject({
      endOn: '2022-06-22',
      dueOn: '2022-06-22',
    });
  });
});

it.each([
  ['before the plan', '2022-01-01', 1],
  ['on the last day of the first period', '2022-06-22', 1],
  ['on the day after', '2022-06-23', 1],
  ['on the last day of the second', '2022-10-22', 1],
  ['on the day after that', '2022-10-23', 2],
  ['long after the plan', '2030-01-01', 5],
])('the period to report on %s', (_, today, number) => {
  expect(periodToReport(reportingPeriods(facts), today)?.number).toBe(number);
});

it('no period is to report on without a calendar', () => expect(periodToReport([], '2022-06-22')).toBeNull());

it.each<[string | null, string, ReportDueState]>([
  [null, '2022-06-22', 'upcoming'],
  [null, '2022-06-23', 'due'],
  [null, '2022-07-07', 'due'],
  [null, '2022-07-08', 'overdue'],
  ['2022-07-07', '2022-08-01', 'sent'],
  ['2022-07-08', '2022-08-01', 'sent_late'],
  ['2022-06-01', '2022-06-02', 'sent'],
])('a report sent on %s is on %s: %s', (sentOn, today, state) => {
  expect(reportDueState(reportingPeriods(facts)[0]!, sentOn, today)).toBe(state);
});

it.each([
  [0, null, null],
  [1, '2022-02-23', '2022-06-22'],
  [6, null, null],
])('period %i runs from %s to %s', (number, startOn, endOn) => {
  expect([startOfPeriod(facts, number), endOfPeriod(facts, number)]).toEqual([startOn, endOn]);
});

it.each([
  ['its first day', { ...facts, startOn: null }],
  ['its last day', { ...facts, endOn: null }],
  ['both', { ...facts, startOn: null, endOn: null }],
])('has no period without %s', (_, given) => {
  expect([startOfPeriod(given, 1), endOfPeriod(given, 1), reportingPeriods(given)]).toEqual([null, null, []]);
});

it('knows the number of the period to report on, and none without a calendar', () => {
  expect(numberToReport(facts, '2022-10-23')).toBe(2);
  expect(numberToReport({ ...facts, startOn: null }, '2022-10-23')).toBeNull();
});

it.each([
  ['2022-06-29', null],
  ['2022-06-30', 'before'],
  ['2022-07-07', 'before'],
  ['2022-07-08', 'after'],
  ['2022-08-06', 'after'],
  ['2022-08-07', null],
])('on %s the letter about missing reports of a period is the one %s', (today, reminder) => {
  expect(reminderOn(reportingPeriods(facts)[0]!, today)).toBe(reminder);
});
