import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { networkOf } from '../../kernel/network.js';
import type { Turns } from './turns.js';

/** Addresses that need no turn: a load balancer asks whether the process lives. */
const WITHOUT = /^\/(live|ready|metrics|assets\/.*)(\?|$)/;
const FILE = /^\s*multipart\/form-data/i;

/**
 * A turn lasts until the answer is made, so a slow reader of the answer makes nobody wait. A file is received before
 * its turn, however slow its line is.
 */
export function workInTurn(server: FastifyInstance, turns: Turns): void {
  const take = async (request: FastifyRequest, reply: FastifyReply): Promise<boolean> => {
    const end = await turns.take(networkOf(request.ip));
    if (!end) return false;
    request.endTurn = end;
    // A client that left meanwhile gets no answer.
    reply.raw.once('close', end);
    if (reply.raw.destroyed) end();
    return true;
  };
  server.decorateRequest('endTurn', null);
  server.decorateRequest('takeTurn', null!);
  server.server.on('connection', () => turns.arrived());
  server.addHook('preHandler', async (request, reply) => {
    if (WITHOUT.test(request.url)) return;
    request.takeTurn = () => take(request, reply);
    if (FILE.test(request.headers['content-type'] ?? '') || (await request.takeTurn())) return;
    const message = 'Too many requests came from your network at once. Wait for those before, then send this again.';
    await reply
      .status(503)
      .headers({ 'retry-after': '2', 'cache-control': 'no-store' })
      .send({ errors: [{ message, extensions: { code: 'TOO_MANY_AT_ONCE' } }] });
  });
  server.addHook('onSend', async (request, _, payload) => {
    request.endTurn?.();
    return payload;
  });
}

declare module 'fastify' {
  interface FastifyRequest {
    endTurn: (() => void) | null;
    /** True when the turn of this request came; `false` when too many wait. */
    takeTurn: () => Promise<boolean>;
  }
}
