import { type ApolloServerPlugin, type GraphQLResponse, HeaderMap } from '@apollo/server';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { RequestContext } from '../context.js';
import { formattedOf } from '../errors.js';
import { checked } from '../weight/checked.js';
import { asksUnrecorded } from './unrecorded.js';
import { shapedAnswer } from './shaped.js';

/** Checks documents, lets Apollo send shaped answers, and execute what cannot be shaped. */
export const SHAPED_ANSWERS: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async responseForOperation({ schema, document, contextValue, request, operationName }) {
        const { errors: wrong, characters } = checked(schema, document);
        if (wrong.length > 0) return refused(wrong);
        contextValue.characters = characters;
        const asked = { schema, document, contextValue, variableValues: request.variables ?? {}, operationName };
        const result = await shapedAnswer(asked);
        if (!result) return null;
        const { data = null, errors } = result;
        const said: { errors?: GraphQLFormattedError[] } = errors ? { errors: errors.map(formattedOf) } : {};
        const anybodys = contextValue.actor.kind === 'visitor' && !errors && !asksUnrecorded(schema, document);
        const headers = new HeaderMap([['cache-control', anybodys ? 'no-cache' : 'no-store']]);
        return { http: { headers }, body: { kind: 'single', singleResult: { data, ...said } } };
      },
    };
  },
};

function refused(errors: readonly GraphQLError[]): GraphQLResponse {
  const headers = new HeaderMap([['cache-control', 'no-store']]);
  const singleResult = { errors: errors.map(formattedOf) };
  return { http: { status: 400, headers }, body: { kind: 'single', singleResult } };
}
