import { FastifyAdapter } from '@nestjs/platform-fastify';
import { hasLeft } from './has-left.js';

type Handler = Parameters<FastifyAdapter['setErrorHandler']>[0];

/** A sender who breaks off a body causes no failure of the server; Nest would log it as one. */
export class Adapter extends FastifyAdapter {
  override setErrorHandler(handler: Handler): ReturnType<FastifyAdapter['setErrorHandler']> {
    return super.setErrorHandler(function (error, request, reply) {
      if (hasLeft(request)) return void reply.status(400).send();
      return handler.call(this, error, request, reply);
    });
  }
}
