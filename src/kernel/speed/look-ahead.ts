import { type FieldNode, getArgumentValues, type GraphQLResolveInfo, type GraphQLSchema, visit } from 'graphql';
import { parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info';
import { LRUCache } from 'lru-cache';
import { isFast } from './fast-roads.js';

type Make<Made> = (info: GraphQLResolveInfo) => Made;

/** Results computed from the selection below one field, by the function that made them. */
type Choice = Map<Make<unknown>, unknown>;

interface Kept {
  id: number;
  variables: string[];
}

/** A repeated document is parsed once, and so is its selection. The entry is freed together with the document. */
const KEPT = new WeakMap<FieldNode, Kept>();
let kept = 0;
/**
 * Each document gets one entry for each set of variables. All documents share this limit, so new questions never fill
 * more memory. The entries are freed together with the schema of their application, which they hold.
 */
const CHOICES = new WeakMap<GraphQLSchema, LRUCache<string, Choice>>();
const CHOICES_AT_MOST = 500;
const CHARACTERS_AT_MOST = 1000;

/** The selection of the request below this field, with the values of all arguments. */
export function lookAhead(info: GraphQLResolveInfo): ResolveTree {
  if (!isFast()) return parsed(info);
  const field = info.parentType.getFields()[info.fieldName]!;
  const args = getArgumentValues(field, info.fieldNodes[0]!, info.variableValues) as ResolveTree['args'];
  return { name: info.fieldName, alias: String(info.path.key), args, fieldsByTypeName: keptOf(info, selected) };
}

/** The result of a function on the selection below a field and its relevant variables, computed once for each. */
export function keptOf<Made>(info: GraphQLResolveInfo, make: Make<Made>): Made {
  const choice = choiceOf(info);
  if (!choice.has(make)) choice.set(make, make(info));
  return choice.get(make) as Made;
}

const parsed = (info: GraphQLResolveInfo) => parseResolveInfo(info) as ResolveTree;
const selected = (info: GraphQLResolveInfo) => parsed(info).fieldsByTypeName;

function choiceOf(info: GraphQLResolveInfo): Choice {
  const [node, another] = info.fieldNodes;
  if (!node || another) return new Map();
  let known = KEPT.get(node);
  if (!known) KEPT.set(node, (known = { id: kept++, variables: variablesBelow(node, info) }));
  const values = known.variables.map((name) => [name in info.variableValues, info.variableValues[name]]);
  const key = JSON.stringify([known.id, values]);
  const choices = CHOICES.get(info.schema) ?? new LRUCache<string, Choice>({ max: CHOICES_AT_MOST });
  CHOICES.set(info.schema, choices);
  const choice: Choice = choices.get(key) ?? new Map();
  if (key.length < CHARACTERS_AT_MOST) choices.set(key, choice);
  return choice;
}

/** The variables that affect the selection or its arguments, including those in fragments. */
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
