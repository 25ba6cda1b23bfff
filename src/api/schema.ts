import { type GraphQLSchema, isObjectType } from 'graphql';
import { LOCALIZED_TEXT } from './common.types.js';
import type { RequestContext } from './context.js';
import { attachResolvers } from './read/resolve.js';

/** Last step of building the schema: the read compiler's resolvers, and those of values that it selects whole. */
export function finishSchema(schema: GraphQLSchema): GraphQLSchema {
  const localized = schema.getType('LocalizedText');
  if (isObjectType(localized)) {
    for (const [name, part] of Object.entries(LOCALIZED_TEXT)) {
      const field = localized.getFields()[name]!;
      field.resolve = (stored, args: { in?: string }, context: RequestContext) =>
        part(stored, args.in ?? context.language);
    }
  }
  return attachResolvers(schema);
}
