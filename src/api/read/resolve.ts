import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import type { RequestContext } from '../context.js';
import { VISITOR } from '../../domain/actor.js';
import { AS_OF, FACTS } from './compile.js';
import { encodeCursor } from './cursor.js';
import { type DerivedField, type Facts, fieldOf, type Read, readOf, type View } from './read.js';

type Resolver = GraphQLFieldResolver<Facts, RequestContext>;

/** What `page.ts` selects. */
interface PageRows {
  first: number;
  after: boolean;
  order: string;
  rows?: [key: string[], nodes: Facts, edges: Facts][];
  total?: number;
}

/**
 * Gives every compiled type its resolvers, once, when the schema is built: a value stands in the row under the
 * response's own key, a judgement is made from the row's facts. (Nest would read the field's name and two aliases of
 * one field would collide.) Throws when a field of such a type has neither SQL nor facts.
 */
export function attachResolvers(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const read = readOf(type.name);
    if (read) attachRead(type, read);
    else if (type.name.endsWith('Connection')) attach(type, CONNECTION);
    else if (type.name.endsWith('Edge')) attach(type, EDGE);
    else if (type.name.endsWith('Payload'))
      for (const field of Object.values(type.getFields())) field.resolve = fromRow;
  }
  return schema;
}

function attachRead(type: GraphQLObjectType, read: Read): void {
  for (const field of Object.values(type.getFields())) {
    const plan = fieldOf(read, field.name);
    if (!plan) throw new Error(`${type.name}.${field.name} has neither SQL nor facts`);
    field.resolve = typeof plan === 'function' ? fromRow : fromFacts(plan);
  }
}

function attach(type: GraphQLObjectType, resolvers: Record<string, Resolver>): void {
  for (const field of Object.values(type.getFields())) field.resolve = resolvers[field.name] ?? defaultFieldResolver;
}

const fromRow: Resolver = (row, _args, _context, info) => row[info.path.key];

function fromFacts(plan: DerivedField): Resolver {
  return (row, args, context) => plan.judge(row[FACTS], viewOf(row[FACTS], context), args);
}

/** Rights and buttons belong to the present: whoever reads the past reads it as a visitor of that day. */
function viewOf(facts: Facts | undefined, context: RequestContext): View {
  const asOf = facts?.[AS_OF] as string | undefined;
  if (!asOf) return context;
  return { actor: VISITOR, language: context.language, now: new Date(asOf) };
}

const shown = (page: PageRows) => (page.rows ?? []).slice(0, page.first);

const CONNECTION: Record<string, Resolver> = {
  nodes: (page, _args, _context, info) => shown(page as PageRows).map(([, nodes]) => nodes[info.path.key]),
  edges: (page, _args, _context, info) =>
    shown(page as PageRows).map(([key, , edges]) => ({
      cursor: encodeCursor((page as PageRows).order, key),
      edges,
      alias: info.path.key,
    })),
  pageInfo: (page) => {
    const rows = shown(page as PageRows);
    const cursor = (row: PageRows['rows'] extends (infer R)[] | undefined ? R | undefined : never) =>
      row ? encodeCursor((page as PageRows).order, row[0]) : null;
    return {
      hasNextPage: ((page as PageRows).rows?.length ?? 0) > (page as PageRows).first,
      hasPreviousPage: (page as PageRows).after,
      startCursor: cursor(rows[0]),
      endCursor: cursor(rows.at(-1)),
    };
  },
  totalCount: (page) => page['total'],
};

const EDGE: Record<string, Resolver> = {
  node: (edge, _args, _context, info) => edge['edges'][`${edge['alias']}.${info.path.key}`],
};
