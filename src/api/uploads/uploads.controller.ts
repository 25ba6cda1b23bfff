import { Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/refusal.js';
import { userErrors } from '../errors.js';
import { Identity } from '../identity.js';
import { languageOf } from '../language.js';
import { isMultipart, receive } from './multipart.js';
import { Uploads } from './uploads.js';

/** Status of each refusal; any other problem of a file is 422. */
const STATUS: Record<string, number> = {
  TOKEN_INVALID: 401,
  NOT_ALLOWED: 401,
  SCOPE_MISSING: 403,
  NOTICE_DUE: 403,
  FILE_TOO_LARGE: 413,
  FILE_TOO_SLOW: 408,
  FILE_TYPE_REFUSED: 415,
  TOO_MANY: 429,
};

/**
 * The endpoint for files of programs: `POST /files` with one part `file`. The returned id goes into `proposalAttach`.
 */
@Controller('files')
export class UploadsController {
  constructor(
    private readonly identity: Identity,
    private readonly uploads: Uploads,
  ) {}

  @Post()
  async take(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.header('cache-control', 'no-store');
    try {
      const actor = await this.identity.actorOf(request.headers);
      const form = actor.kind === 'person' && isMultipart(request) ? await receive(request, actor) : null;
      if (form?.refusal) throw form.refusal;
      await reply.status(201).send(await this.uploads.take(actor, form?.file ?? null));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const status = STATUS[error.problems[0]!.code] ?? 422;
      const errors = userErrors(error.problems, languageOf(request.headers['accept-language']));
      await reply.status(status).send({ errors });
    }
  }
}
