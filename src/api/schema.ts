import { type GraphQLSchema, isObjectType } from 'graphql';
import { LOCALIZED_TEXT } from './common.types.js';
import { attach, attachFields } from './read/resolve.js';

/** Last step of building the schema: gives every field below its roots its value. */
export function finishSchema(schema: GraphQLSchema): GraphQLSchema {
  attachFields(schema);
  const localized = schema.getType('LocalizedText');
  if (isObjectType(localized)) attach(localized, LOCALIZED_TEXT);
  return schema;
}
