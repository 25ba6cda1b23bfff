import { randomUUID } from 'node:crypto';
import type { ValidationError } from '@nestjs/common';
import { ARRAY_MAX_SIZE } from 'class-validator';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Logger } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';
import type { Language } from '../domain/localized-text.js';
import { type Problem, Refusal } from '../domain/refusal.js';
import { charactersIn } from '../domain/text.js';
import { isDatabaseAway } from '../kernel/database/away.js';
import { traceOf } from '../kernel/trace.js';
import type { Identity } from './identity.js';
import { messageOf } from './words/words.js';
import { NOT_TOO_LONG, NOT_BLANK } from './text-length.js';

/** Codes of Apollo and GraphQL for mistakes of the caller. Their messages describe the request, never the server. */
const THE_CALLERS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'REFUSED',
  'UNAUTHENTICATED',
  'DATABASE_AWAY',
  'ANSWER_TOO_LARGE',
  'TOOK_TOO_LONG',
  'TOO_MANY_LARGE_ANSWERS',
  'CONNECTION_CLOSED',
]);

export interface UserErrorValue {
  code: string;
  message: string;
  path: string[];
}

export function userErrors(problems: Problem[], language: Language): UserErrorValue[] {
  return problems.map((problem) => ({ code: problem.code, message: messageOf(language, problem), path: problem.path }));
}

/** Turns findings of class-validator into a normal refusal. */
export function refusalOf(errors: ValidationError[]): Refusal {
  return new Refusal(errors.flatMap((error) => problemsOf(error, ['input'])));
}

function problemsOf(error: ValidationError, path: string[]): Problem[] {
  const here = [...path, error.property];
  const own = Object.entries(error.constraints ?? {}).map(([constraint, message]): Problem => {
    const most = Number(message);
    if (constraint === NOT_BLANK || constraint === NOT_TOO_LONG) {
      const has = typeof error.value === 'string' ? charactersIn(error.value) : 0;
      if (has <= most) return { code: 'TEXT_REQUIRED', path: here };
      return { code: 'TEXT_TOO_LONG', path: here, values: { has, most } };
    }
    if (constraint === ARRAY_MAX_SIZE) return { code: 'CHOICES_AT_MOST', path: here, values: { most } };
    return { code: 'INPUT_INVALID', path: here, values: { field: here.join('.') } };
  });
  return [...own, ...(error.children ?? []).flatMap((child) => problemsOf(child, here))];
}

/** The error that leaves the server: a refusal in words, a mistake of the caller unchanged, a bug only as an id. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const original = error instanceof GraphQLError ? error.originalError : error;
  if (original instanceof Refusal) {
    const problem = original.problems[0]!;
    return {
      ...locationOf(formatted),
      message: messageOf('en', problem),
      extensions: { code: 'REFUSED', problem: problem.code, argument: problem.path.join('.') },
    };
  }
  if (isDatabaseAway(original)) {
    return {
      ...locationOf(formatted),
      message: 'The database is away; try again soon.',
      extensions: { code: 'DATABASE_AWAY' },
    };
  }
  const code = (formatted.extensions?.['code'] as string | undefined) ?? '';
  if (THE_CALLERS.has(code) && !(original instanceof Error && !(original instanceof GraphQLError))) {
    return { ...locationOf(formatted), message: formatted.message, extensions: { code } };
  }
  const id = randomUUID();
  new Logger('api').error({ id, ...traceOf(original) });
  return {
    ...locationOf(formatted),
    message: `Something failed on our side. Tell us this number: ${id}`,
    extensions: { code: 'INTERNAL', id },
  };
}

/** Formats an error of execution that has passed through no library. */
export function formattedOf(error: GraphQLError): GraphQLFormattedError {
  return formatError(saidByCaller(error).toJSON(), error);
}

/** Values that do not fit their types are refused before any field is read. Apollo gives such errors the same code. */
function saidByCaller(error: GraphQLError): GraphQLError {
  if (error.path !== undefined || error.extensions['code'] !== undefined) return error;
  const { nodes, originalError } = error;
  return new GraphQLError(error.message, { nodes, originalError, extensions: { code: 'BAD_USER_INPUT' } });
}

/** Identifies the actor. Wrong credentials end the request with 401 before any document is read. */
export async function identified(identity: Identity, headers: Parameters<Identity['actorOf']>[0]): Promise<Actor> {
  try {
    return await identity.actorOf(headers);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [problem] = error.problems;
    throw new GraphQLError(messageOf('en', problem!), {
      extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
    });
  }
}

function locationOf({ locations, path }: GraphQLFormattedError): Partial<GraphQLFormattedError> {
  return { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
}
