import { Controller, Get, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { userErrors } from '../api/errors.js';
import { Identity } from '../api/identity.js';
import { languageOf } from '../api/language.js';
import { isMultipart, receive } from '../api/uploads/multipart.js';
import { Refusal } from '../domain/refusal.js';
import { unholdableIn } from '../domain/text.js';
import { VisitFilesService } from './visit-files.service.js';

/** Status of each refusal; any other problem of a file is 422. */
const STATUS: Record<string, number> = {
  TOKEN_INVALID: 401,
  NOT_ALLOWED: 401,
  SCOPE_MISSING: 403,
  NOTICE_DUE: 403,
  FILE_TOO_SLOW: 408,
  FILE_TOO_LARGE: 413,
  TOO_MANY: 429,
};

/** Sends the visits of a programme as CSV, and takes such a file, which `programmeVisitsImport` reads afterwards. */
@Controller('files/visits')
export class VisitFilesController {
  constructor(
    private readonly identity: Identity,
    private readonly files: VisitFilesService,
  ) {}

  @Get(':slug')
  async file(@Param('slug') slug: string, @Res() reply: FastifyReply): Promise<void> {
    const csv = unholdableIn(slug) ? null : await this.files.file(slug);
    if (csv === null) throw new NotFoundException();
    void reply
      .header('content-disposition', `attachment; filename="${slug.replaceAll(/[^\w-]+/g, '-')}.csv"`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'no-cache')
      .type('text/csv; charset=utf-8');
    await reply.send(csv);
  }

  @Post()
  async take(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.header('cache-control', 'no-store');
    try {
      const actor = await this.identity.actorOf(request.headers);
      const form = actor.kind === 'person' && isMultipart(request) ? await receive(request, actor) : null;
      if (form?.refusal) throw form.refusal;
      await reply.status(201).send(await this.files.take(actor, form?.file ?? null));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const status = STATUS[error.problems[0]!.code] ?? 422;
      const errors = userErrors(error.problems, languageOf(request.headers['accept-language']));
      await reply.status(status).send({ errors });
    }
  }
}
