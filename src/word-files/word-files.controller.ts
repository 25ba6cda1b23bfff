import { Controller, Get, NotFoundException, Param, Post, Req, Res, UnauthorizedException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { userErrors } from '../api/errors.js';
import { Identity } from '../api/identity.js';
import { languageOf } from '../api/language.js';
import { isMultipart, receive, type Received, type ReceivedForm } from '../api/uploads/multipart.js';
import type { Actor } from '../domain/actor.js';
import { LANGUAGES } from '../domain/localized-text.js';
import { Refusal } from '../domain/refusal.js';
import { writeWordFile } from '../drafting/word/write.js';
import { documentOfText } from '../drafting/word-text.js';
import { WordReadings } from './readings.js';
import { SentTexts } from './sent-texts.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const LARGEST_VERSION = 2 ** 31 - 1;

/** Status of each refusal; any other problem of a file is 422. */
const STATUS: Record<string, number> = {
  TOKEN_INVALID: 401,
  NOT_ALLOWED: 401,
  SCOPE_MISSING: 403,
  NOTICE_DUE: 403,
  COMMITMENT_NOT_FOUND: 404,
  PLAN_NOT_FOUND: 404,
  FILE_TOO_SLOW: 408,
  FILE_TOO_LARGE: 413,
  TOO_MANY: 429,
};

/** Sends the text of a commitment or of a plan as a Word file, and reads a returned one, which `wordFileTake` takes afterwards. */
@Controller('files/word')
export class WordFilesController {
  constructor(
    private readonly identity: Identity,
    private readonly texts: SentTexts,
    private readonly readings: WordReadings,
  ) {}

  @Get(':id')
  async file(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { version, language } = request.query as { version?: unknown; language?: unknown };
    const number = version === undefined ? null : Number(version);
    if (number !== null && !(Number.isInteger(number) && number > 0 && number <= LARGEST_VERSION))
      throw new NotFoundException();
    const asked = LANGUAGES.find((one) => one === language) ?? languageOf(request.headers['accept-language']);
    const found = await this.texts.of(id, number, await this.actorOf(request), asked);
    if (!found) throw new NotFoundException();
    const document = documentOfText(found.text, found.language);
    const name = `${document.reference.replaceAll(/[^\w-]+/g, '-')}-${document.version}-${document.language}.docx`;
    void reply
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .header('x-robots-tag', 'noindex')
      .type(DOCX);
    await reply.send(await writeWordFile(document));
  }

  /** Reads a returned file; nothing of it is public before `wordFileTake`. */
  @Post()
  reading(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(request, reply, (actor, file) => this.readings.read(actor, file));
  }

  /**
   * Reads the texts of a new commitment from a document by its headings, as input of `commitmentDraft`. With the id of a
   * plan in the field `plan`, they are kept for its `wordDraft`.
   */
  @Post('draft')
  draft(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(request, reply, (actor, file, { plan }) => this.readings.draft(actor, file, plan?.[0]));
  }

  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    read: (actor: Actor, file: Received | null, fields: ReceivedForm['fields']) => Promise<object>,
  ): Promise<void> {
    void reply.header('cache-control', 'no-store');
    try {
      const actor = await this.identity.actorOf(request.headers);
      const form = actor.kind === 'person' && isMultipart(request) ? await receive(request, actor) : null;
      if (form?.refusal) throw form.refusal;
      await reply.status(200).send(await read(actor, form?.file ?? null, form?.fields ?? {}));
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
