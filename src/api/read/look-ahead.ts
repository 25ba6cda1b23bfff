import { type FieldNode, getArgumentValues, type GraphQLResolveInfo, visit } from 'graphql';
import { parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info';

/** What is selected below one field of one document, for each choice of the variables that matter there. */
interface Kept {
  variables: string[];
  selections: Map<string, ResolveTree['fieldsByTypeName']>;
}

/** Documents that repeat are parsed once, and so is what they select; it goes when the document goes. */
const KEPT = new WeakMap<FieldNode, Kept>();
const CHOICES_AT_MOST = 20;
const CHARACTERS_AT_MOST = 1000;

/** All that the request selects below this field, with the values of its arguments. */
export function lookAhead(info: GraphQLResolveInfo): ResolveTree {
  const [node, another] = info.fieldNodes;
  if (!node || another) return parseResolveInfo(info) as ResolveTree;
  let kept = KEPT.get(node);
  if (!kept) KEPT.set(node, (kept = { variables: variablesBelow(node, info), selections: new Map() }));
  const choice = JSON.stringify(kept.variables.map((name) => [name in info.variableValues, info.variableValues[name]]));
  const selection = kept.selections.get(choice);
  if (selection) {
    const field = info.parentType.getFields()[info.fieldName]!;
    const args = getArgumentValues(field, node, info.variableValues) as ResolveTree['args'];
    return { name: info.fieldName, alias: String(info.path.key), args, fieldsByTypeName: selection };
  }
  const tree = parseResolveInfo(info) as ResolveTree;
  if (kept.selections.size < CHOICES_AT_MOST && choice.length < CHARACTERS_AT_MOST)
    kept.selections.set(choice, tree.fieldsByTypeName);
  return tree;
}

/** The variables that say what is selected or with which arguments, fragments included. */
function variablesBelow(node: FieldNode, info: GraphQLResolveInfo): string[] {
  const names = new Set<string>();
  const fragments = new Set<string>();
  const look = (below: FieldNode['selectionSet']) => {
    if (!below) return;
    visit(below, {
      Variable: ({ name }) => void names.add(name.value),
      FragmentSpread: ({ name }) => {
        if (fragments.has(name.value)) return;
        fragments.add(name.value);
        look(info.fragments[name.value]?.selectionSet);
      },
    });
  };
  look(node.selectionSet);
  return [...names];
}
