import type { GraphQLField } from 'graphql';
import type { RequestContext } from '../context.js';
import { spend } from '../weight/spending.js';

/**
 * What a field is, at once, from the thing it belongs to and nothing else of the document than its key in the answer
 * (two aliases of one field stand apart) and its arguments.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- of each its own kind of thing and arguments
export type Plain = (thing: any, key: string, args: any, context: RequestContext) => unknown;

const PLAIN = 'plain';

/** Gives a field its value, for GraphQL and for `shape.ts`. */
export function setPlain(field: GraphQLField<unknown, RequestContext>, plain: Plain): void {
  field.resolve = (thing, args, context, info) => {
    const value = plain(thing, String(info.path.key), args, context);
    if (typeof value === 'string') spend(context, value.length);
    return value;
  };
  field.extensions = { ...field.extensions, [PLAIN]: plain };
}

export function plainOf(field: GraphQLField<unknown, unknown>): Plain | undefined {
  return field.extensions[PLAIN] as Plain | undefined;
}
