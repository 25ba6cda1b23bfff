import { Readable } from 'node:stream';
import { Controller, Get, NotFoundException, Param, Req, Res, UnauthorizedException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Identity } from '../api/identity.js';
import { decodeId } from '../api/node-id.js';
import { Query } from '../api/read/query.js';
import type { Actor } from '../domain/actor.js';
import { Refusal } from '../domain/refusal.js';
import { Clock } from '../kernel/clock.js';
import { attachmentVisible } from './attachment.fields.js';

/**
 * Files are read and sent in parts of this size, so that little is in memory, however many people read and however
 * slowly.
 */
const PART = 256 * 1024;

/**
 * Sends files to people who may see their proposal at that moment. Files are never shown in place: a browser saves
 * them, under a name that we give, with the type that was found in them, and would run nothing in them if it opened
 * them.
 */
@Controller('files')
export class AttachmentsController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly identity: Identity,
  ) {}

  @Get(':id')
  async file(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const decoded = decodeId(id);
    if (decoded?.type !== 'Attachment') throw new NotFoundException();
    const found = await this.visible(decoded.uuid, await this.actorOf(request));
    if (!found) throw new NotFoundException();
    void reply
      .header('content-disposition', `attachment; filename="${found.name}"`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .header('x-robots-tag', 'noindex')
      .header('content-length', found.bytes)
      .type(found.mediaType);
    await reply.send(Readable.from(this.parts(found.sha256, found.bytes), { objectMode: false }));
  }

  private async actorOf(request: FastifyRequest): Promise<Actor> {
    try {
      return await this.identity.actorOf(request.headers);
    } catch (error) {
      throw error instanceof Refusal ? new UnauthorizedException() : error;
    }
  }

  private async visible(id: string, actor: Actor) {
    const q = new Query(actor, null, this.clock.moment());
    const [row] = await this.db.query(
      `select f.sha256, f.bytes, f.media_type as "mediaType",
              lower(coalesce((select p.reference from proposal p where p.id = a.proposal_id), 'tequio')) || '-' || a.name as name
         from proposal_attachment a join file f on f.id = a.file_id
        where a.id = ${q.p(id, 'uuid')} and ${attachmentVisible('a', q)}`,
      q.values,
    );
    return row as { sha256: string; bytes: number; mediaType: string; name: string } | undefined;
  }

  private async *parts(sha256: string, bytes: number): AsyncGenerator<Buffer> {
    for (let at = 1; at <= bytes; at += PART) {
      const [row] = await this.db.query(
        'select substring(content from $2 for $3) as part from file_content where sha256 = $1',
        [sha256, at, PART],
      );
      // The file was erased while it was read: the sent part stays incomplete, and the browser notices.
      if (!row) throw new Error('the file was taken away');
      yield row.part;
    }
  }
}
