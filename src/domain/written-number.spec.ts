import { writtenNumber } from './written-number.js';

it.each([
  ['31', 31],
  [' 843,000 ', 843_000],
  ['-1,200.5', -1200.5],
  ['0.000001', 0.000001],
  ['999,999,999,999', 999_999_999_999],
  ['2,5', null],
  ['1,20', null],
  ['12,00', null],
  ['1 200', null],
  ['1e3', null],
  ['2.1234567', null],
  ['', null],
  ['.5', null],
  ['muchas', null],
])('reads the number %j', (text, number) => {
  expect(writtenNumber(text)).toBe(number);
});
