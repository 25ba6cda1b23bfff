import type { FastifyInstance } from 'fastify';

/**
 * JSON is UTF-8. A body in another charset would be read as something that its sender did not write, so it is refused.
 * A packed body is refused too, because nothing here unpacks it.
 */
export function acceptOnlyUtf8(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    const charset = /charset\s*=\s*"?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
    const encoding = request.headers['content-encoding'] ?? 'identity';
    if (encoding !== 'identity') {
      await reply
        .status(415)
        .header('accept-encoding', 'identity')
        .send({ errors: [{ message: 'Send the body as it is: none is unpacked.' }] });
      return;
    }
    if (charset && !/^utf-?8$/i.test(charset)) {
      await reply.status(415).send({ errors: [{ message: 'Send UTF-8: no other charset is read.' }] });
    }
  });
}
