import { type FieldNode, getArgumentValues, type GraphQLResolveInfo, visit } from 'graphql';
import { parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info';
import { LRUCache } from 'lru-cache';
import { type Shape, shapeOf } from '../shape/shape.js';

/** What is known of the selection below one field, once for each choice of the variables that matter there. */
interface Choice {
  selection?: ResolveTree['fieldsByTypeName'];
  shape?: Shape;
}

interface Kept {
  id: number;
  variables: string[];
}

/** Documents that repeat are parsed once, and so is what they select; it goes when the document goes. */
const KEPT = new WeakMap<FieldNode, Kept>();
let kept = 0;
/** Of all documents together, the last used ones: whoever asks ever new things fills no more than that. */
const CHOICES = new LRUCache<string, Choice>({ max: 500 });
const CHARACTERS_AT_MOST = 1000;

/** All that the request selects below this field, with the values of its arguments. */
export function lookAhead(info: GraphQLResolveInfo): ResolveTree {
  const choice = choiceOf(info);
  if (!choice.selection) {
    const tree = parseResolveInfo(info) as ResolveTree;
    choice.selection = tree.fieldsByTypeName;
    return tree;
  }
  const field = info.parentType.getFields()[info.fieldName]!;
  const args = getArgumentValues(field, info.fieldNodes[0]!, info.variableValues) as ResolveTree['args'];
  return { name: info.fieldName, alias: String(info.path.key), args, fieldsByTypeName: choice.selection };
}

/** How the answer to this field is shaped. */
export function keptShape(info: GraphQLResolveInfo): Shape {
  return (choiceOf(info).shape ??= shapeOf(info));
}

function choiceOf(info: GraphQLResolveInfo): Choice {
  const [node, another] = info.fieldNodes;
  if (!node || another) return {};
  let known = KEPT.get(node);
  if (!known) KEPT.set(node, (known = { id: kept++, variables: variablesBelow(node, info) }));
  const values = known.variables.map((name) => [name in info.variableValues, info.variableValues[name]]);
  const key = JSON.stringify([known.id, values]);
  const choice = CHOICES.get(key) ?? {};
  if (key.length < CHARACTERS_AT_MOST) CHOICES.set(key, choice);
  return choice;
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
