import {
  type ExecutionArgs,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
  parse,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { RequestContext } from '../context.js';
import { LIMITS } from '../limits.js';
import { asTheCallers, checked } from '../weight/checked.js';
import { isNestedTooDeep, TOO_DEEP } from '../weight/nested.js';

const refused = (message: string) => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

/**
 * Applies the same limits as for every other request. Queries and mutations are refused here: HTTP serves them, with
 * its own guards.
 */
export async function operationOf(
  schema: GraphQLSchema,
  { query, variables, operationName }: SubscribePayload,
  context: () => Promise<RequestContext>,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  if (query.length > LIMITS.bytes) return [refused('This document is too long.')];
  if (isNestedTooDeep(variables)) return [refused(TOO_DEEP)];
  try {
    const document = parse(query, { maxTokens: LIMITS.tokens });
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== OperationTypeNode.SUBSCRIPTION)
      return [refused('Over a socket you can only subscribe; send queries and mutations to /graphql over HTTP.')];
    const { errors, characters } = checked(schema, document);
    if (errors.length > 0) return errors;
    return {
      schema,
      document,
      variableValues: variables ?? {},
      operationName: operationName ?? null,
      contextValue: { ...(await context()), characters },
    };
  } catch (error) {
    if (error instanceof GraphQLError) return [asTheCallers(error)];
    throw error;
  }
}
