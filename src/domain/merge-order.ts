import { addedOrMoved } from './difference.js';

export type MergedOrder =
  { order: readonly string[]; conflicts?: undefined } | { conflicts: readonly string[]; order?: undefined };

/**
 * Merges two orders of clauses that were made of the same one, each a list of ids. A clause that a side moved or added
 * stands behind the nearest clause before it that both sides left where it was. Conflicts name clauses that the two
 * moved to different places, and those that one of them moved and the other removed.
 */
export function mergeOrder(base: readonly string[], mine: readonly string[], theirs: readonly string[]): MergedOrder {
  const sides = [mine, theirs].map((order) => ({ order, kept: new Set(order), placed: addedOrMoved(base, order) }));
  const isPlaced = (id: string) => sides.some(({ placed }) => placed.has(id));
  const isRemoved = (id: string) => sides.some(({ kept }) => !kept.has(id));
  const settled = base.filter((id) => !isPlaced(id) && !isRemoved(id));
  const stretches = sides.map(({ order }) => stretchesBehind(new Set(settled), order));
  const placesOf = placesIn(sides.map(({ placed }, index) => ({ placed, stretches: stretches[index]! })));
  const order = [START, ...settled].flatMap((id) => {
    const [first, second] = stretches.map((each) => each.get(id)?.filter((clause) => placesOf.get(clause)?.has(id)));
    return [id, ...interleaved(first ?? [], second ?? [])];
  });
  const conflicts = [
    ...base.filter((id) => isPlaced(id) && isRemoved(id)),
    ...order.filter((id, index) => order.indexOf(id) !== index),
  ];
  return conflicts.length === 0 ? { order: order.slice(1) } : { conflicts: [...new Set(conflicts)].toSorted() };
}

/** Stands before the first clause: no id is empty. */
const START = '';

type Stretches = ReadonlyMap<string, readonly string[]>;

/** The clauses of an order that are not settled, under the settled clause before them. */
function stretchesBehind(settled: ReadonlySet<string>, order: readonly string[]): Stretches {
  const stretches = new Map<string, string[]>([[START, []]]);
  let stretch = stretches.get(START)!;
  for (const id of order) {
    if (settled.has(id)) stretches.set(id, (stretch = []));
    else stretch.push(id);
  }
  return stretches;
}

/** The settled clauses behind which the sides placed each clause. */
function placesIn(sides: readonly { placed: ReadonlySet<string>; stretches: Stretches }[]) {
  const places = new Map<string, Set<string>>();
  for (const { placed, stretches } of sides)
    for (const [behind, stretch] of stretches)
      for (const id of stretch.filter((clause) => placed.has(clause)))
        places.set(id, (places.get(id) ?? new Set()).add(behind));
  return places;
}

/** Puts two runs into one place: runs stay whole, and ids say which comes first. A clause of both stands once if it can. */
function interleaved(mine: readonly string[], theirs: readonly string[]): string[] {
  const both = mine.filter((id) => theirs.includes(id));
  const shared = both.find((id) => both.indexOf(id) === theirs.filter((other) => both.includes(other)).indexOf(id));
  if (shared === undefined) return [mine, theirs].toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)).flat();
  const [at, there] = [mine.indexOf(shared), theirs.indexOf(shared)];
  const before = interleaved(mine.slice(0, at), theirs.slice(0, there));
  return [...before, shared, ...interleaved(mine.slice(at + 1), theirs.slice(there + 1))];
}
