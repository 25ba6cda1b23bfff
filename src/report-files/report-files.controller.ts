import { Controller, Get, NotFoundException, Param, Post, Req, Res, UnauthorizedException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { userErrors } from '../api/errors.js';
import { Identity } from '../api/identity.js';
import { languageOf } from '../api/language.js';
import { isMultipart, receive } from '../api/uploads/multipart.js';
import type { Actor } from '../domain/actor.js';
import { LANGUAGES } from '../domain/localized-text.js';
import { Refusal } from '../domain/refusal.js';
import { unholdableIn } from '../domain/text.js';
import { ReportFiles } from './report-files.service.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

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

/** Sends a table of milestone reports as XLSX, and reads a returned one, which `milestoneReportsFileTake` takes afterwards. */
@Controller('files/reports')
export class ReportFilesController {
  constructor(
    private readonly identity: Identity,
    private readonly files: ReportFiles,
  ) {}

  @Get(':plan/:institution')
  async file(
    @Param('plan') plan: string,
    @Param('institution') institution: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { period, language } = request.query as { period?: unknown; language?: unknown };
    const number = period === undefined ? null : Number(period);
    const isNumber = number === null || (Number.isInteger(number) && number > 0 && number < 10_000);
    if (!isNumber || unholdableIn(plan + institution)) throw new NotFoundException();
    const asked = LANGUAGES.find((one) => one === language) ?? languageOf(request.headers['accept-language']);
    const found = await this.files.file({ plan, institution, period: number }, await this.actorOf(request), asked);
    if (!found) throw new NotFoundException();
    void reply
      .header('content-disposition', `attachment; filename="${found.name}"`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .header('x-robots-tag', 'noindex')
      .type(XLSX);
    await reply.send(found.content);
  }

  /** Reads a returned file; nothing of it is done before `milestoneReportsFileTake`. */
  @Post()
  async read(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.header('cache-control', 'no-store');
    try {
      const actor = await this.identity.actorOf(request.headers);
      const form = actor.kind === 'person' && isMultipart(request) ? await receive(request, actor) : null;
      if (form?.refusal) throw form.refusal;
      await reply.status(201).send(await this.files.read(actor, form?.file ?? null, null));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const status = STATUS[error.problems[0]!.code] ?? 422;
      const errors = userErrors(error.problems, languageOf(request.headers['accept-language']));
      await reply.status(status).send({ errors });
    }
  }

  private async actorOf(request: FastifyRequest): Promise<Actor> {
    try {
      return await this.identity.actorOf(request.headers);
    } catch (error) {
      throw error instanceof Refusal ? new UnauthorizedException() : error;
    }
  }
}
