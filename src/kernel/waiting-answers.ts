import type { FastifyInstance } from 'fastify';
import { networkOf } from './network.js';

const MB = 1024 * 1024;

/** Limits for answers that wait for slow clients: how many bytes, and for how long. */
export const WAITING_ANSWERS = {
  ofNetwork: 24 * MB,
  all: 64 * MB,
  /** Smaller answers are not counted, because the network takes them at once. */
  small: 16 * 1024,
  /** Time for one answer. The time-out of the connection closes a client that reads nothing at all sooner. */
  ms: 120_000,
};

/**
 * Limits the memory that slow clients can occupy: an answer stays in memory until the network has taken it. Files are
 * sent in parts and are not counted.
 */
export function boundWaitingAnswers(server: FastifyInstance): void {
  const waiting = new Map<string, number>();
  let all = 0;
  server.addHook('onSend', async (request, reply, payload) => {
    const bytes = typeof payload === 'string' || Buffer.isBuffer(payload) ? Buffer.byteLength(payload) : 0;
    if (bytes < WAITING_ANSWERS.small) return payload;
    const network = networkOf(request.ip);
    const ofNetwork = waiting.get(network) ?? 0;
    if (ofNetwork + bytes > WAITING_ANSWERS.ofNetwork || all + bytes > WAITING_ANSWERS.all) {
      for (const name of ['content-encoding', 'content-length', 'etag']) reply.removeHeader(name);
      reply.status(503).headers({ 'retry-after': '5', 'cache-control': 'no-store' }).type('text/plain; charset=utf-8');
      return 'Too many answers wait to be read. Read those that were asked for before, then ask again.\n';
    }
    waiting.set(network, ofNetwork + bytes);
    all += bytes;
    const impatient = setTimeout(() => reply.raw.destroy(), WAITING_ANSWERS.ms).unref();
    reply.raw.once('close', () => {
      clearTimeout(impatient);
      all -= bytes;
      const left = waiting.get(network)! - bytes;
      if (left > 0) waiting.set(network, left);
      else waiting.delete(network);
    });
    return payload;
  });
}
