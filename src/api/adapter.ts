import { FastifyAdapter } from '@nestjs/platform-fastify';
import { hasLeft } from './has-left.js';

type Handler = Parameters<FastifyAdapter['setErrorHandler']>[0];

/** A body that its sender broke off is no failure of ours: Nest would write it to the log as one. */
export class Adapter extends FastifyAdapter {
  override setErrorHandler(handler: Handler): ReturnType<FastifyAdapter['setErrorHandler']> {
    return super.setErrorHandler(function (error, request, reply) {
      if (hasLeft(request)) return void reply.status(400).send();
      return handler.call(this, error, request, reply);
    });
  }
}
