import type { FieldNode, GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';

type Selection = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>;

/** The fields that a selection asks of an object, by the keys of the answer, as GraphQL's own executor collects it. */
export const subfieldsOf = (
  { schema, fragments, variableValues }: Selection,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): [key: string, nodes: readonly FieldNode[]][] => [
  ...collectSubfields(schema, fragments, variableValues, type, nodes),
];
