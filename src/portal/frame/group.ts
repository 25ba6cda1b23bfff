/** Groups things by their keys, in the order of first appearance. (`Map.groupBy` comes with Node 21.) */
export function groupBy<T>(things: T[], keysOf: (thing: T) => string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    for (const key of keysOf(thing)) {
      const group = groups.get(key);
      if (group) group.push(thing);
      else groups.set(key, [thing]);
    }
  }
  return groups;
}
