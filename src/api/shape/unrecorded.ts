import { Extensions } from '@nestjs/graphql';
import { type DocumentNode, type GraphQLSchema, Kind, visit } from 'graphql';

const UNRECORDED = 'unrecorded';

/** On a root field that gives visitors what changes without an entry of the log: its answers are never remembered. */
export const Unrecorded = (): MethodDecorator => Extensions({ [UNRECORDED]: true });

const KNOWN = new WeakMap<DocumentNode, boolean>();

/** Whether a document names such a field, wherever it stands. */
export function asksUnrecorded(schema: GraphQLSchema, document: DocumentNode): boolean {
  let asks = KNOWN.get(document);
  if (asks === undefined) {
    const roots = schema.getQueryType()!.getFields();
    asks = false;
    visit(document, {
      [Kind.FIELD]: ({ name }) => {
        if (roots[name.value]?.extensions[UNRECORDED]) asks = true;
      },
    });
    KNOWN.set(document, asks);
  }
  return asks;
}
