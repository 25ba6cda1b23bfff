import { Readable } from 'node:stream';
import { Controller, Get, NotFoundException, Param, Req, Res, UnauthorizedException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../domain/actor.js';
import { Refusal } from '../../domain/refusal.js';
import { Clock } from '../../kernel/clock.js';
import { Identity } from '../identity.js';
import { decodeId } from '../node-id.js';
import { Query } from '../read/query.js';
import { Files } from './files.js';

/**
 * Sends files to people who may see their thing at that moment. Files are never shown in place: a browser saves them,
 * under a name that we give, with the type that was found in them, and would run nothing in them if it opened them.
 */
@Controller('files')
export class FilesController {
  constructor(
    private readonly files: Files,
    private readonly clock: Clock,
    private readonly identity: Identity,
  ) {}

  @Get(':id')
  async file(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const decoded = decodeId(id);
    if (!decoded) throw new NotFoundException();
    const q = new Query(await this.actorOf(request), null, this.clock.moment());
    const found = await this.files.find(decoded.type, decoded.uuid, q);
    if (!found) throw new NotFoundException();
    void reply
      .header('content-disposition', `attachment; filename="${found.name}"`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .header('x-robots-tag', 'noindex')
      .header('content-length', found.bytes)
      .type(found.mediaType);
    await reply.send(Readable.from(this.files.parts(found), { objectMode: false }));
  }

  private async actorOf(request: FastifyRequest): Promise<Actor> {
    try {
      return await this.identity.actorOf(request.headers);
    } catch (error) {
      throw error instanceof Refusal ? new UnauthorizedException() : error;
    }
  }
}
