import { dayAfter, daysAfter, hoursAfter, justBefore, startOfDay } from './days.js';

it.each([
  ['2026-02-27', 2, '2026-03-01'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2026-03-10', 0, '2026-03-10'],
  ['2026-03-01', -1, '2026-02-28'],
  ['2024-02-28', 1, '2024-02-29'],
])('%s and %i days is %s', (day, days, later) => {
  expect(dayAfter(day, days)).toBe(later);
});

it('reckons days and hours from an instant, in both directions', () => {
  const noon = new Date('2026-03-10T12:00:00.001Z');
  expect(daysAfter(noon, 30).toISOString()).toBe('2026-04-09T12:00:00.001Z');
  expect(hoursAfter(noon, -72).toISOString()).toBe('2026-03-07T12:00:00.001Z');
});

it('begins a day at the midnight of UTC', () => {
  expect(startOfDay('2026-03-10').toISOString()).toBe('2026-03-10T00:00:00.000Z');
});

it('puts a midnight just before it into the day before', () => {
  expect(justBefore(new Date('2026-03-10T00:00:00Z')).toISOString()).toBe('2026-03-09T23:59:59.999Z');
});
