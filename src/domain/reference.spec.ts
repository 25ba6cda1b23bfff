import { referenceBeside } from './reference.js';

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
