import { dayIn } from '../../src/kernel/clock.js';

it('turns the day at local midnight, in each zone at its own', () => {
  const at = (instant: string) =>
    ['America/Mexico_City', 'Europe/Madrid'].map((zone) => dayIn(zone, new Date(instant)));
  expect(at('2026-01-10T05:59:59.999Z')).toEqual(['2026-01-09', '2026-01-10']);
  expect(at('2026-01-10T06:00:00Z')).toEqual(['2026-01-10', '2026-01-10']);
  expect(at('2026-01-10T22:59:59Z')).toEqual(['2026-01-10', '2026-01-10']);
  expect(at('2026-01-10T23:00:00Z')).toEqual(['2026-01-10', '2026-01-11']);
  expect(at('2026-01-10T05:59:59.999Z')).toEqual(['2026-01-09', '2026-01-10']);
});
