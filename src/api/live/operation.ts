import {
  type ExecutionArgs,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { RequestContext } from '../context.js';
import { LIMITS, withinLimits } from '../limits.js';

const refused = (message: string) => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

/** The same limits as for every other request; queries and mutations have their own door, with its own guards. */
export async function operationOf(
  schema: GraphQLSchema,
  { query, variables, operationName }: SubscribePayload,
  context: () => Promise<RequestContext>,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  if (query.length > LIMITS.bytes) return [refused('This document is too long.')];
  try {
    const document = parse(query, { maxTokens: LIMITS.tokens });
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== OperationTypeNode.SUBSCRIPTION)
      return [refused('Over a socket you can only subscribe; send queries and mutations to /graphql over HTTP.')];
    const errors = validate(schema, document, [...specifiedRules, withinLimits]);
    if (errors.length > 0) return errors.map(asTheCallers);
    return {
      schema,
      document,
      variableValues: variables ?? {},
      operationName: operationName ?? null,
      contextValue: await context(),
    };
  } catch (error) {
    if (error instanceof GraphQLError) return [asTheCallers(error)];
    throw error;
  }
}

/** A document that is wrong is a mistake of the caller, and is told as it is. */
function asTheCallers(error: GraphQLError): GraphQLError {
  const code = error.extensions['code'] ?? 'GRAPHQL_VALIDATION_FAILED';
  return new GraphQLError(error.message, { nodes: error.nodes, extensions: { ...error.extensions, code } });
}
