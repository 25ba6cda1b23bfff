import { type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
import type { RequestContext } from '../context.js';
import { VISITOR } from '../../domain/actor.js';
import { type Plain, setPlain } from '../shape/plain.js';
import { AS_OF, FACTS } from './compile.js';
import { encodeCursor } from './cursor.js';
import { factsOfOneName } from './facts-of-one-name.js';
import { Query } from './query.js';
import { type DerivedField, type Facts, fieldOf, type Read, readOf, type View } from './read.js';

/** The row that `page.ts` selects. */
interface PageRows {
  first: number;
  after: boolean;
  order: string;
  /** At most `first` rows; one more, with no values, when there is a next slice. */
  rows?: ([key: string[], nodes: Facts, edges: Facts] | null)[];
  total?: number;
}

/** Extension of a type whose root computes every field itself, under the key of the answer. */
export const BY_KEY = 'byKey';

/**
 * Gives every field below the roots its value, once, when the schema is built. In a compiled type the value is in the
 * row under the key of the answer, or is judged from the row's facts. (Nest would read the name of the field, and two
 * aliases of one field would collide.) Throws when a field of such a type has neither SQL nor facts.
 */
export function attachFields(schema: GraphQLSchema): GraphQLSchema {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || roots.includes(type)) continue;
    const read = readOf(type.name);
    if (read) attachRead(type, read);
    else if (type.name.endsWith('Connection')) attach(type, CONNECTION);
    else if (type.name.endsWith('Edge')) attach(type, EDGE);
    else if (type.name.endsWith('Payload') || type.extensions[BY_KEY])
      for (const field of Object.values(type.getFields())) setPlain(field, fromRow);
    else attach(type, {});
  }
  return schema;
}

function attachRead(type: GraphQLObjectType, read: Read): void {
  const [twice] = factsOfOneName(read, atStart);
  if (twice !== undefined) throw new Error(`Two facts have one name and other SQL: ${twice}`);
  for (const field of Object.values(type.getFields())) {
    const plan = fieldOf(read, field.name);
    if (!plan) throw new Error(`${type.name}.${field.name} has neither SQL nor facts`);
    setPlain(field, typeof plan === 'function' ? fromRow : fromFacts(plan));
  }
}

const atStart = () => new Query(VISITOR, null, { now: new Date(0), timeZone: 'UTC' });

/** Without another rule, a field is the property of the same name. */
export function attach(type: GraphQLObjectType, plains: Record<string, Plain>): void {
  for (const field of Object.values(type.getFields())) setPlain(field, plains[field.name] ?? property(field.name));
}

const property =
  (name: string): Plain =>
  (thing) =>
    thing[name];

const fromRow: Plain = (row, key) => row[key];

function fromFacts({ judge }: DerivedField): Plain {
  return (row, _key, args, context) => judge(row[FACTS], viewOf(row[FACTS], context), args);
}

/** Rights and buttons belong to the present: the past is read as a visitor of that day. */
function viewOf(facts: Facts | undefined, context: RequestContext): View {
  const asOf = facts?.[AS_OF] as string | undefined;
  if (!asOf) return context;
  return { actor: VISITOR, language: context.language, now: new Date(asOf), timeZone: context.timeZone };
}

const shown = (page: PageRows) => (page.rows ?? []).filter((row) => row !== null);

const CONNECTION: Record<string, Plain> = {
  nodes: (page: PageRows, key) => shown(page).map(([, nodes]) => nodes[key]),
  edges: (page: PageRows, key) =>
    shown(page).map(([cursor, , edges]) => ({ cursor: encodeCursor(page.order, cursor), edges, alias: key })),
  pageInfo: (page: PageRows) => {
    const rows = shown(page);
    const cursor = (row: (typeof rows)[number] | undefined) => (row ? encodeCursor(page.order, row[0]) : null);
    return {
      hasNextPage: (page.rows?.length ?? 0) > page.first,
      hasPreviousPage: page.after,
      startCursor: cursor(rows[0]),
      endCursor: cursor(rows.at(-1)),
    };
  },
  totalCount: (page: PageRows) => page.total,
};

const EDGE: Record<string, Plain> = {
  node: (edge, key) => edge.edges[`${edge.alias}.${key}`],
};
