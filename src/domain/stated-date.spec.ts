import { asWritten, isDay, periodOfStated, shortForm, readStatedDate } from './stated-date.js';

describe('a day of the calendar', () => {
  it.each(['2022-02-28', '2024-02-29', '2022-12-31', '0001-01-01', '9999-12-31'])('is %s', (text) => {
    expect(isDay(text)).toBe(true);
  });
  it.each([
    '2022-02-29',
    '2022-13-01',
    '2022-00-10',
    '2022-04-31',
    '0000-01-01',
    '2022-2-3',
    '22-02-03',
    '2022-02',
    '',
  ])('is not "%s"', (text) => {
    expect(isDay(text)).toBe(false);
  });
  it.each([' 2022-02-28', '+012022-02-28', '2022-02-28T00:00', '2022-02-28\n'])(
    'is not %j, where more is written',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );
});

describe('a stated date', () => {
  it.each([
    ['2022-02-23', '2022-02-23', '2022-02-23', 'day'],
    ['2022-02', '2022-02-01', '2022-02-28', 'month'],
    ['2024-02', '2024-02-01', '2024-02-29', 'month'],
    ['2022-01', '2022-01-01', '2022-01-31', 'month'],
    ['2022-12', '2022-12-01', '2022-12-31', 'month'],
    ['2022-Q1', '2022-01-01', '2022-03-31', 'quarter'],
    ['2022-Q2', '2022-04-01', '2022-06-30', 'quarter'],
    ['2022-Q4', '2022-10-01', '2022-12-31', 'quarter'],
    ['2022', '2022-01-01', '2022-12-31', 'year'],
    ['0050-02', '0050-02-01', '0050-02-28', 'month'],
  ])('%s begins with its first day and ends with its last', (text, start, end, precision) => {
    expect(readStatedDate(text, 'start')).toEqual({ on: start, precision, written: null });
    expect(readStatedDate(text, 'end')).toEqual({ on: end, precision, written: null });
  });

  it.each([
    '2022-13',
    '2022-00',
    '2022-Q0',
    '2022-Q5',
    '2022-02-30',
    '12022-02',
    '12022-Q1',
    '2022-Q12',
    'enero de 2022',
    '22',
    '',
    '0000',
    '0000-01',
    '0000-Q1',
  ])('is not read from "%s"', (text) => {
    expect(readStatedDate(text, 'start')).toBeNull();
  });

  it.each(['2022-02-23', '2022-02', '2022-Q1', '2022'])('keeps what was written beside it: %s', (text) => {
    expect(readStatedDate(text, 'end', 'as they put it')?.written).toBe('as they put it');
  });

  it('is kept as written where no day is known', () => {
    expect(asWritten('Ongoing')).toEqual({ on: null, precision: 'as_written', written: 'Ongoing' });
  });

  it.each(['2022-02-23', '2022-02', '2022-12', '2022-Q1', '2022-Q2', '2022-Q4', '2022'])(
    'has a short form that reads back: %s',
    (text) => {
      for (const side of ['start', 'end'] as const) {
        const { on, precision } = readStatedDate(text, side)!;
        expect(shortForm(on, precision)).toBe(text);
      }
    },
  );

  it.each([
    ['2022-02-23', 'day', { from: '2022-02-23', to: '2022-02-23' }],
    ['2022-02-28', 'month', { from: '2022-02-01', to: '2022-02-28' }],
    ['2022-01-01', 'quarter', { from: '2022-01-01', to: '2022-03-31' }],
    ['2022-12-31', 'year', { from: '2022-01-01', to: '2022-12-31' }],
    [null, 'as_written', null],
  ] as const)('runs from its first day to its last: %s as %s', (day, precision, period) => {
    expect(periodOfStated({ on: day, precision })).toEqual(period);
  });

  it.each([
    [null, 'day'],
    ['2022-02-23', null],
    ['2022-02-23', 'as_written'],
  ])('has no short form for %s of precision %s', (on, precision) => {
    expect(shortForm(on, precision)).toBeNull();
  });
});
