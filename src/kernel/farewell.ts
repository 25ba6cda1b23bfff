import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** For this long, clients with open connections learn from their next answer that the connection ends. */
const NOTICE_MS = 1000;

/**
 * Closing an idle connection at the moment when its client sends the next request would lose that request. So the
 * server first keeps answering, marks each answer as the last of its connection, and only then closes.
 */
export function farewell(server: FastifyInstance): () => Promise<void> {
  let leaving = false;
  server.addHook('onSend', async (_request, reply) => {
    if (leaving) reply.header('connection', 'close');
  });
  return async () => {
    leaving = true;
    await sleep(NOTICE_MS);
  };
}
