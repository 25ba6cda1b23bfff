/** Clauses are placed so far apart that sixteen fit between two before their section is placed anew. */
export const STEP = 65_536;

/** The place of a clause between two others; `null` when there is no room left. */
export function placeBetween(before: number | null, after: number | null): number | null {
  if (after === null) return (before ?? 0) + STEP;
  if (before === null) return after - STEP;
  return after - before < 2 ? null : Math.floor((before + after) / 2);
}

/** Places for clauses in their order: those that had one keep it, and new ones are put between; without room all get new ones. */
export function placesFor(former: readonly (number | null)[]): number[] {
  const places: number[] = [];
  for (let index = 0; index < former.length; index++) {
    const own = former[index];
    const ahead = former.findIndex((place, at) => at >= index && typeof place === 'number');
    const next = ahead === -1 ? null : former[ahead]!;
    const place = own ?? placeBetween(places.at(-1) ?? null, next);
    if (place === null) return former.map((_, at) => (at + 1) * STEP);
    places.push(place);
  }
  return places;
}
