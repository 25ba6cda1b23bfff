import { type FollowFrequency, periodDue } from './follow.js';

/** 2026-03-09 is a Monday. */
describe('the day whose digest is the last one due', () => {
  it.each<[FollowFrequency, string, number, string]>([
    ['immediate', '2026-03-11', 12, ''],
    ['daily', '2026-03-11', 6, '2026-03-10'],
    ['daily', '2026-03-11', 7, '2026-03-11'],
    ['daily', '2026-03-11', 23, '2026-03-11'],
    ['daily', '2026-03-01', 0, '2026-02-28'],
    ['weekly', '2026-03-09', 6, '2026-03-02'],
    ['weekly', '2026-03-09', 7, '2026-03-09'],
    ['weekly', '2026-03-11', 0, '2026-03-09'],
    ['weekly', '2026-03-15', 23, '2026-03-09'],
    ['weekly', '2026-03-16', 6, '2026-03-09'],
    ['weekly', '2026-03-16', 7, '2026-03-16'],
  ])('%s on %s at %i hours is "%s"', (frequency, day, hour, due) => {
    expect(periodDue(frequency, { day, hour })).toBe(due);
  });
});
