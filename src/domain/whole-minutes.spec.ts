import { endAt, saidEnd, saidSpan, trueUntil } from './whole-minutes.js';

const at = (instant: string) => new Date(instant);

describe('the end of a window', () => {
  it.each([
    ['2026-03-10T14:07:00.000Z', '2026-03-10T14:07:00.000Z'],
    ['2026-03-10T14:07:00.001Z', '2026-03-10T14:08:00.000Z'],
    ['2026-03-10T23:59:59.999Z', '2026-03-11T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:00.000Z'],
  ])('ends %s at %s', (given, end) => {
    expect(endAt(at(given)).toISOString()).toBe(end);
  });

  /** Six hours behind. */
  const local = (instant: Date) => {
    const there = new Date(instant.getTime() - 6 * 3_600_000).toISOString();
    return { day: there.slice(0, 10), time: there.slice(11, 16) };
  };
  it.each([
    ['at local midnight', '2026-12-01T06:00:00Z', '2026-11-30', null],
    ['with the last second of a day', '2026-12-01T05:59:59Z', '2026-11-30', null],
    ['a minute before midnight', '2026-12-01T05:59:00Z', '2026-11-30', '23:59'],
    ['a minute after midnight', '2026-12-01T06:01:00Z', '2026-12-01', '00:01'],
    ['in the afternoon', '2026-11-30T20:07:00Z', '2026-11-30', '14:07'],
    ['within a minute, as when it is closed by hand', '2026-11-30T20:07:30Z', '2026-11-30', '14:07'],
    ['just before the last second of a minute', '2026-11-30T20:07:58.999Z', '2026-11-30', '14:07'],
    ['within the last second of a minute', '2026-11-30T20:07:59Z', '2026-11-30', '14:08'],
  ])('says when one ends %s', (_, closesAt, day, time) => {
    expect(saidEnd(at(closesAt), local)).toEqual({ day, time });
  });

  const [day, next] = ['2026-11-30', '2026-12-01'];
  it.each([
    ['several days', '16:00', '2026-12-02T06:00:00Z', { day, time: '10:00' }, { day: next, time: null }],
    ['hours of one day', '16:00', '2026-11-30T20:00:00Z', { day, time: '10:00' }, { day: null, time: '14:00' }],
    ['the rest of one day', '16:00', '2026-12-01T06:00:00Z', { day, time: '10:00' }, { day: null, time: '24:00' }],
    [
      'the first hours of one day',
      '06:00',
      '2026-11-30T20:00:00Z',
      { day, time: '00:00' },
      { day: null, time: '14:00' },
    ],
    ['one whole day', '06:00', '2026-12-01T06:00:00Z', { day, time: null }, null],
    ['two whole days', '06:00', '2026-12-02T06:00:00Z', { day, time: '00:00' }, { day: next, time: null }],
  ])('says a day once where one lasts %s', (_, opens, closesAt, from, until) => {
    expect(saidSpan(at(`2026-11-30T${opens}:00Z`), at(closesAt), local)).toEqual({ from, until });
  });
});

it.each([
  ['2026-03-10T14:07:00.000Z', '2026-03-10T14:08:00.000Z'],
  ['2026-03-10T14:07:59.999Z', '2026-03-10T14:08:00.000Z'],
  ['2026-12-01T05:59:59.999Z', '2026-12-01T06:00:00.000Z'],
])('an answer of %s stays true until %s, where a window may end or a day turn', (now, until) => {
  expect(trueUntil(at(now)).toISOString()).toBe(until);
});
