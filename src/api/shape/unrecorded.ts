import { Extensions } from '@nestjs/graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { fieldNamesOf } from './field-names.js';

const UNRECORDED = 'unrecorded';

/** On a root field that gives visitors what changes without an entry of the log: its answers are never remembered. */
export const Unrecorded = (): MethodDecorator => Extensions({ [UNRECORDED]: true });

/** Whether a document names such a field, wherever it stands. */
export function asksUnrecorded(schema: GraphQLSchema, document: DocumentNode): boolean {
  const roots = schema.getQueryType()!.getFields();
  return [...fieldNamesOf(document)].some((name) => roots[name]?.extensions[UNRECORDED]);
}
