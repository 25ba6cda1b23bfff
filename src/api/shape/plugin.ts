import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { RequestContext } from '../context.js';
import { formattedOf } from '../errors.js';
import { asksUnrecorded } from './unrecorded.js';
import { shapedAnswer } from './shaped.js';

/** Lets Apollo send shaped answers, and execute what cannot be shaped. */
export const SHAPED_ANSWERS: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async responseForOperation({ schema, document, contextValue, request, operationName }) {
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
