import { endOf, longDay, money, shortDay, startOf, stated } from './printed.js';

const date = (on: string | null, precision: 'DAY' | 'MONTH' | 'QUARTER' | 'YEAR' | 'AS_WRITTEN', written?: string) => ({
  on,
  precision,
  written: written ?? null,
});

describe('stated', () => {
  it.each([
    [date('2022-02-23', 'DAY'), '23 de febrero de 2022', '23 February 2022'],
    [date('2022-02-01', 'MONTH'), 'febrero de 2022', 'February 2022'],
    [date('2022-03-31', 'QUARTER'), 'trimestre 1, 2022', 'quarter 1, 2022'],
    [date('2022-04-01', 'QUARTER'), 'trimestre 2, 2022', 'quarter 2, 2022'],
    [date('2022-12-31', 'YEAR'), '2022', '2022'],
    [date(null, 'AS_WRITTEN', 'al inicio'), 'al inicio', 'al inicio'],
    [date(null, 'AS_WRITTEN'), '', ''],
  ] as const)('is never more precise than its source: %j', (given, es, en) => {
    expect([stated('es', given), stated('en', given)]).toEqual([es, en]);
  });
});

it('writes a day long and short', () => {
  expect([longDay('es', '2022-02-01'), shortDay('es', '2022-02-01')]).toEqual(['1 de febrero de 2022', '1 feb 2022']);
  const short = [date('2022-02-01', 'DAY'), date('2022-02-01', 'MONTH')].map((given) => stated('es', given, true));
  expect(short).toEqual(['1 feb 2022', 'feb 2022']);
});

it('takes the two dates of a period apart, and gives none for a side that was not stated', () => {
  const period = { startOn: '2022-01-01', startPrecision: 'YEAR', startWritten: null } as const;
  const open = { ...period, endOn: null, endPrecision: null, endWritten: null };
  expect([startOf(open), endOf(open)]).toEqual([date('2022-01-01', 'YEAR'), null]);
  const ended = { startOn: null, startPrecision: null, startWritten: null } as const;
  const closed = { ...ended, endOn: '2022-06-30', endPrecision: 'MONTH', endWritten: 'junio' } as const;
  expect([startOf(closed), endOf(closed)]).toEqual([null, date('2022-06-30', 'MONTH', 'junio')]);
});

it('writes an amount with its currency, and with two decimals where it has some', () => {
  expect(money('es', { amount: '2400000.50', currency: 'MXN' })).toBe('2,400,000.50 MXN');
  expect(money('en', { amount: '1500', currency: 'USD' })).toBe('1,500 USD');
});
