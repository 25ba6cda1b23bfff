import type { GraphQLField } from 'graphql';
import type { RequestContext } from '../context.js';
import { spend } from '../weight/spending.js';

/**
 * Synchronous value of a field: computed from its row, its alias and its arguments only. Two aliases of one field can
 * differ.
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
