import {
  type FieldNode,
  getArgumentValues,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { subfieldsOf } from '../../kernel/speed/subfields.js';
import type { RequestContext } from '../context.js';
import { spend } from '../weight/spending.js';
import { plainOf } from './plain.js';

/** Turns the value of a root field into its answer. */
export type Shape = (value: unknown, context: RequestContext) => unknown;

/** Only GraphQL's own executor can answer this value, or report its error. */
export class Unshapeable extends Error {}

type Selection = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>;

/**
 * The shape of a selection: it compiles the answer as `read/compile.ts` compiles the statement. The work for each field
 * is looked up once and then done for each row.
 */
export function shapeOf(info: GraphQLResolveInfo): Shape {
  return ofType(info.returnType, info.fieldNodes, info);
}

function ofType(type: GraphQLOutputType, nodes: readonly FieldNode[], selection: Selection): Shape {
  if (isNonNullType(type)) return present(ofType(type.ofType, nodes, selection));
  if (isListType(type)) return list(ofType(type.ofType, nodes, selection));
  if (isObjectType(type)) return object(type, nodes, selection);
  if (isAbstractType(type)) return whichever(type, nodes, selection);
  if (isLeafType(type)) return leaf(type);
  throw new Unshapeable(String(type));
}

const present =
  (shape: Shape): Shape =>
  (value, context) => {
    const shaped = shape(value, context);
    if (shaped === null || shaped === undefined) throw new Unshapeable('null where the schema has none');
    return shaped;
  };

const list =
  (shape: Shape): Shape =>
  (value, context) => {
    if (value === null || value === undefined) return null;
    if (!Array.isArray(value)) throw new Unshapeable('a list that is no array');
    return value.map((each) => shape(each, context));
  };

/** Characters of the quotes, colon and comma around a key, and of a short value. */
const OF_KEY = 8;

function leaf(type: GraphQLLeafType): Shape {
  return (value, context) => {
    if (value === null || value === undefined) return null;
    const given = type.serialize(value);
    if (typeof given === 'string') spend(context, given.length);
    return given;
  };
}

function object(type: GraphQLObjectType, nodes: readonly FieldNode[], selection: Selection): Shape {
  const fields = subfieldsOf(selection, type, nodes).map(([key, its]) => ({
    key,
    shape: fieldOf(type, key, its, selection),
  }));
  const ofKeys = fields.reduce((sum, { key }) => sum + key.length + OF_KEY, 0);
  return (thing, context) => {
    if (thing === null || thing === undefined) return null;
    spend(context, ofKeys);
    const shaped: Record<string, unknown> = {};
    for (const { key, shape } of fields) shaped[key] = shape(thing, context);
    return shaped;
  };
}

function fieldOf(type: GraphQLObjectType, key: string, nodes: readonly FieldNode[], selection: Selection): Shape {
  const [node] = nodes as [FieldNode];
  if (node.name.value === '__typename') return () => type.name;
  const field = type.getFields()[node.name.value] as GraphQLField<unknown, unknown>;
  const plain = plainOf(field);
  if (!plain) throw new Unshapeable(`${type.name}.${field.name} is not plain`);
  const args = getArgumentValues(field, node, selection.variableValues);
  const shape = ofType(field.type, nodes, selection);
  return (thing, context) => shape(plain(thing, key, args, context), context);
}

function whichever(abstract: GraphQLAbstractType, nodes: readonly FieldNode[], selection: Selection): Shape {
  const shapes = new Map(
    selection.schema.getPossibleTypes(abstract).map((type) => [type.name, object(type, nodes, selection)]),
  );
  return (thing, context) => {
    if (thing === null || thing === undefined) return null;
    const shape = shapes.get((thing as { __typename: string }).__typename);
    if (!shape) throw new Unshapeable(`which ${abstract.name}?`);
    return shape(thing, context);
  };
}
