import type { FastifyInstance } from 'fastify';
import { LIMITS } from '../limits.js';

export const TOO_DEEP = `Objects and lists may stand in each other ${LIMITS.nested} times at most; this request has more, probably in its variables.`;

/**
 * True when objects and lists are nested too deeply. Most functions that walk through a value are recursive and
 * overflow the stack; this one goes level by level.
 */
export function isNestedTooDeep(value: unknown): boolean {
  let level = [value].filter(isNested);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > LIMITS.nested) return true;
    level = level.flatMap((each) => Object.values(each)).filter(isNested);
  }
  return false;
}

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Refuses a deeply nested body before any other code inspects it. */
export function acceptOnlyShallow(server: FastifyInstance): void {
  server.addHook('preValidation', async (request, reply) => {
    if (!isNestedTooDeep(request.body)) return;
    await reply.status(400).send({ errors: [{ message: TOO_DEEP, extensions: { code: 'BAD_USER_INPUT' } }] });
  });
}
