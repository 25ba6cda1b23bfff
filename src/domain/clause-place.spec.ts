import { placeBetween, placesFor, STEP } from './clause-place.js';

describe('places', () => {
  it.each([
    ['the first of all', null, null, STEP],
    ['behind the last', 10, null, 10 + STEP],
    ['before the first', null, 10, 10 - STEP],
    ['between two', 10, 20, 15],
    ['between two with one place left', 10, 12, 11],
    ['between neighbours', 10, 11, null],
  ])('a clause stands %s', (_, before, after, place) => {
    expect(placeBetween(before, after)).toBe(place);
  });

  it('keeps the places of known clauses, and places all anew without room', () => {
    expect(placesFor([])).toEqual([]);
    expect(placesFor([null, null])).toEqual([STEP, 2 * STEP]);
    expect(placesFor([10, null, 20, null])).toEqual([10, 15, 20, 20 + STEP]);
    expect(placesFor([10, null, 11])).toEqual([STEP, 2 * STEP, 3 * STEP]);
  });
});
