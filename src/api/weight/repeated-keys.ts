import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

/**
 * Counts the pairs of fields with the same key of the answer. GraphQL compares every two of them at every level, so a
 * short document that repeats a key often takes it a second. The document must have no circles, and few selections
 * after its fragments are written out.
 */
export function pairsOfKeys(document: DocumentNode, set: SelectionSetNode, most: number): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const each of document.definitions) {
    if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
  }
  return pairsIn([set], fragments, most);
}

function pairsIn(sets: SelectionSetNode[], fragments: Map<string, FragmentDefinitionNode>, most: number): number {
  const below = new Map<string, { times: number; sets: SelectionSetNode[] }>();
  const collect = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (fragment) collect(fragment.selectionSet);
      } else {
        const key = (selection.alias ?? selection.name).value;
        const known = below.get(key) ?? { times: 0, sets: [] };
        known.times++;
        if (selection.selectionSet) known.sets.push(selection.selectionSet);
        below.set(key, known);
      }
    }
  };
  for (const set of sets) collect(set);
  let pairs = 0;
  for (const { times, sets: inner } of below.values()) {
    pairs += (times * (times - 1)) / 2;
    if (inner.length > 0) pairs += pairsIn(inner, fragments, most);
    if (pairs > most) break;
  }
  return pairs;
}
