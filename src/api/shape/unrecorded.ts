import { Extensions } from '@nestjs/graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { fieldNamesOf } from './field-names.js';

const UNRECORDED = 'unrecorded';

/** Marks a root field whose public data changes without an entry of the log: answers with it are never remembered. */
export const Unrecorded = (): MethodDecorator => Extensions({ [UNRECORDED]: true });

/** True when a document contains such a field at any depth. */
export function asksUnrecorded(schema: GraphQLSchema, document: DocumentNode): boolean {
  const roots = schema.getQueryType()!.getFields();
  return [...fieldNamesOf(document)].some((name) => roots[name]?.extensions[UNRECORDED]);
}
