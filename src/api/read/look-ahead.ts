import { type FieldNode, getArgumentValues, type GraphQLResolveInfo, visit } from 'graphql';
import { parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info';
import { type Shape, shapeOf } from '../shape/shape.js';

/** What is known of the selection below one field, once for each choice of the variables that matter there. */
interface Choice {
  selection?: ResolveTree['fieldsByTypeName'];
  shape?: Shape;
}

interface Kept {
  variables: string[];
  choices: Map<string, Choice>;
}

/** Documents that repeat are parsed once, and so is what they select; it goes when the document goes. */
const KEPT = new WeakMap<FieldNode, Kept>();
const CHOICES_AT_MOST = 20;
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
  let kept = KEPT.get(node);
  if (!kept) KEPT.set(node, (kept = { variables: variablesBelow(node, info), choices: new Map() }));
  const values = kept.variables.map((name) => [name in info.variableValues, info.variableValues[name]]);
  const chosen = JSON.stringify(values);
  const known = kept.choices.get(chosen);
  if (known) return known;
  const choice: Choice = {};
  if (kept.choices.size < CHOICES_AT_MOST && chosen.length < CHARACTERS_AT_MOST) kept.choices.set(chosen, choice);
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
