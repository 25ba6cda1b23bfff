import { type ArgumentsHost, Catch, Injectable, NotFoundException } from '@nestjs/common';
import { BaseExceptionFilter, ModuleRef } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PortalController } from '../portal.controller.js';

/** Nothing is at the address: people get the page that says so, and programs get the answer they asked for. */
@Injectable()
@Catch(NotFoundException)
export class NotFoundFilter extends BaseExceptionFilter {
  constructor(private readonly modules: ModuleRef) {
    super();
  }

  override catch(missing: NotFoundException, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw missing;
    const [request, reply] = [
      host.switchToHttp().getRequest<FastifyRequest>(),
      host.switchToHttp().getResponse<FastifyReply>(),
    ];
    if (!/\btext\/html\b/.test(request.headers.accept ?? ''))
      // oxlint-disable-next-line promise/valid-params -- no promise: Nest's own.
      return super.catch(missing, host);
    void this.modules.get(PortalController, { strict: false }).missing(request, reply);
  }
}
