import { type ApolloServerPlugin, type GraphQLResponse, HeaderMap } from '@apollo/server';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { RequestContext } from '../context.js';
import { formattedOf } from '../errors.js';
import { checked } from '../weight/checked.js';
import { asksUnrecorded } from './unrecorded.js';
import { shapedAnswer } from './shaped.js';

/** These problems end by themselves: the same request succeeds a little later, and clients know these headers. */
const OVER_SOON: Record<string, { status: number; seconds: string }> = {
  TOO_MANY_LARGE_ANSWERS: { status: 503, seconds: '2' },
};

/** Checks documents, lets Apollo send shaped answers, and lets GraphQL execute what cannot be shaped. */
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
      async willSendResponse({ response: { body, http } }) {
        if (body.kind !== 'single') return;
        const { errors = [] } = body.singleResult;
        const over = errors.map(({ extensions }) => OVER_SOON[String(extensions?.['code'])]).find(Boolean);
        if (!over) return;
        // The body must have no data, because Nest answers 200 to any body with data.
        body.singleResult = { errors };
        http.status = over.status;
        http.headers.set('retry-after', over.seconds);
      },
    };
  },
};

function refused(errors: readonly GraphQLError[]): GraphQLResponse {
  const headers = new HeaderMap([['cache-control', 'no-store']]);
  const singleResult = { errors: errors.map(formattedOf) };
  return { http: { status: 400, headers }, body: { kind: 'single', singleResult } };
}
