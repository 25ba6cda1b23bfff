import { Controller, Get, NotFoundException, Param, Req, Res, UnauthorizedException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Identity } from '../api/identity.js';
import { languageOf } from '../api/language.js';
import type { Actor } from '../domain/actor.js';
import { LANGUAGES } from '../domain/localized-text.js';
import { Refusal } from '../domain/refusal.js';
import { IndicatorFiles } from './indicator-files.service.js';

/** Sends indicators with their values as CSV, to whoever sees what they measure. */
@Controller('files/indicators')
export class IndicatorFilesController {
  constructor(
    private readonly identity: Identity,
    private readonly files: IndicatorFiles,
  ) {}

  @Get(':id')
  async file(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { language } = request.query as { language?: unknown };
    const asked = LANGUAGES.find((one) => one === language) ?? languageOf(request.headers['accept-language']);
    const found = await this.files.file(id, await this.actorOf(request), asked);
    if (!found) throw new NotFoundException();
    void reply
      .header('content-disposition', `attachment; filename="${found.name}"`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .header('x-robots-tag', 'noindex')
      .type('text/csv; charset=utf-8');
    await reply.send(found.content);
  }

  private async actorOf(request: FastifyRequest): Promise<Actor> {
    try {
      return await this.identity.actorOf(request.headers);
    } catch (error) {
      throw error instanceof Refusal ? new UnauthorizedException() : error;
    }
  }
}
