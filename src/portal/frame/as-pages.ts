import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Replies } from './replies.js';

/** Addresses that only programs ask; their answers stay as they are. */
const FOR_PROGRAMS = /^\/(graphql|live|ready|metrics)(\?|$)/;

/**
 * Makes a page of each refusal that a browser gets from another part of the server, before any page is asked for: a
 * body too large, too many requests at once, a form of another site. People would read JSON in English there.
 */
export function showRefusalsAsPages(server: FastifyInstance, replies: Replies): void {
  server.addHook('onSend', async (request, reply, payload) => {
    if (reply.statusCode < 400 || !isForPeople(request, reply)) return payload;
    reply.removeHeader('content-length').removeHeader('etag').type('text/html; charset=utf-8');
    reply.header('cache-control', 'no-store');
    return replies.refusal(request, reply.statusCode);
  });
}

const isForPeople = (request: FastifyRequest, reply: FastifyReply): boolean =>
  /\btext\/html\b/.test(request.headers.accept ?? '') &&
  !FOR_PROGRAMS.test(request.url) &&
  !reply.hasHeader('content-encoding') &&
  !String(reply.getHeader('content-type') ?? '').startsWith('text/html');
