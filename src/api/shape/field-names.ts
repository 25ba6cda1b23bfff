import { type DocumentNode, Kind, visit } from 'graphql';

const KNOWN = new WeakMap<DocumentNode, ReadonlySet<string>>();

/** The names of all fields of a document, at any depth; collected once per document. */
export function fieldNamesOf(document: DocumentNode): ReadonlySet<string> {
  const known = KNOWN.get(document);
  if (known) return known;
  const names = new Set<string>();
  visit(document, { [Kind.FIELD]: ({ name }) => void names.add(name.value) });
  KNOWN.set(document, names);
  return names;
}
