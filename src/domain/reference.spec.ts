import { isMeant, numberTyped, referenceBeside } from './reference.js';

it.each([
  ['5', 'JOINT-P-005'],
  ['P-005', 'JOINT-P-005'],
  [' p12 ', 'JOINT-P-012'],
  ['1234', 'JOINT-P-1234'],
  ['0', 'JOINT-P-000'],
  ['other-p-003', 'OTHER-P-003'],
  ['P-', 'P-'],
  ['', ''],
])('takes %j beside JOINT-P-001 for %j', (typed, reference) => {
  expect(referenceBeside('JOINT-P-001', typed)).toBe(reference);
});

it('completes the number at the end, also in a plan whose name looks like a reference', () => {
  expect(referenceBeside('FORO-P-2-P-001', '5')).toBe('FORO-P-2-P-005');
});

it.each([
  ['5', '005'],
  [' p-0012 ', '012'],
  ['1234', '1234'],
  ['agua 5', null],
  ['5a', null],
  ['JOINT-P-005', null],
  ['', null],
])('reads %j as the number %j of a series', (typed, number) => {
  expect(numberTyped(typed)).toBe(number);
});

it.each([
  ['JOINT-P-005', '5', true],
  ['JOINT-P-005', 'p-005', true],
  ['JOINT-P-005', ' joint-p-005', true],
  ['JOINT-P-005', 'OTHER-P-005', false],
  ['JOINT-P-015', '5', false],
  ['JOINT-P-005', 'agua', false],
  ['JOINT-P-005', '', false],
])('whoever looks for %j by %j: %j', (reference, typed, meant) => {
  expect(isMeant(reference, typed)).toBe(meant);
});
