import type { FastifyInstance } from 'fastify';
import { networkOf } from '../../kernel/network.js';
import type { Turns } from './turns.js';

/** Answered without a turn: a balancer asks whether the process lives, and a file is let in as slowly as its line is. */
const WITHOUT = /^\/(live|ready|metrics|assets\/.*)(\?|$)/;
const FILE = /^\s*multipart\/form-data/i;

/** A turn lasts until the answer is made: whoever reads it slowly keeps nobody waiting. */
export function workInTurn(server: FastifyInstance, turns: Turns): void {
  server.decorateRequest('endTurn', null);
  server.server.on('connection', () => turns.arrived());
  server.addHook('preHandler', async (request, reply) => {
    if (WITHOUT.test(request.url) || FILE.test(request.headers['content-type'] ?? '')) return;
    const end = await turns.take(networkOf(request.ip));
    if (!end) {
      const message = 'Too many requests came from your network at once. Wait for those before, then send this again.';
      await reply
        .status(503)
        .headers({ 'retry-after': '2', 'cache-control': 'no-store' })
        .send({ errors: [{ message, extensions: { code: 'TOO_MANY_AT_ONCE' } }] });
      return;
    }
    request.endTurn = end;
    // Whoever left meanwhile is answered no more.
    reply.raw.once('close', end);
    if (reply.raw.destroyed) end();
  });
  server.addHook('onSend', async (request, _, payload) => {
    request.endTurn?.();
    return payload;
  });
}

declare module 'fastify' {
  interface FastifyRequest {
    endTurn: (() => void) | null;
  }
}
