import { Controller, Get, NotFoundException, Param, Post, Req, Res, UnauthorizedException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { userErrors } from '../api/errors.js';
import { Execute } from '../api/execute.js';
import { Identity } from '../api/identity.js';
import { languageOf } from '../api/language.js';
import { decodeId } from '../api/node-id.js';
import { isMultipart, receive } from '../api/uploads/multipart.js';
import { type Actor, mayWrite } from '../domain/actor.js';
import { type Language, LANGUAGES } from '../domain/localized-text.js';
import { noticeAllows } from '../domain/notice.js';
import { Refusal, refuse } from '../domain/refusal.js';
import { Clock } from '../kernel/clock.js';
import { countAgainst } from '../kernel/limits.js';
import { read } from './word/read.js';
import { write } from './word/write.js';
import { documentOfText, languageOfFile, readingOf, type TextToSend } from './word-text.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const READINGS = { most: 30, seconds: 3600 };
const LARGEST_VERSION = 2 ** 31 - 1;

const DOCUMENT = `query ($id: ID!, $version: Int) { node(id: $id) { ... on Commitment {
  id reference title { text } plan { title { text } }
  textAt(version: $version) { number clauses { clauseId milestoneId section kind text { text language original languages } } } } } }`;

/** Status of each refusal; any other problem of a file is 422. */
const STATUS: Record<string, number> = {
  TOKEN_INVALID: 401,
  NOT_ALLOWED: 401,
  SCOPE_MISSING: 403,
  NOTICE_DUE: 403,
  COMMITMENT_NOT_FOUND: 404,
  FILE_TOO_SLOW: 408,
  FILE_TOO_LARGE: 413,
  TOO_MANY: 429,
};

/** Sends the text of a commitment as a Word file, and says what the changes in a returned file would become. */
@Controller('files/word')
export class WordController {
  constructor(
    private readonly execute: Execute,
    private readonly identity: Identity,
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @Get(':id')
  async file(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { version, language } = request.query as { version?: unknown; language?: unknown };
    const number = version === undefined ? null : Number(version);
    if (number !== null && !(Number.isInteger(number) && number > 0 && number <= LARGEST_VERSION))
      throw new NotFoundException();
    const asked = LANGUAGES.find((one) => one === language) ?? languageOf(request.headers['accept-language']);
    const found = await this.text(id, number, await this.actorOf(request), asked);
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
    await reply.send(await write(document));
  }

  /** Reads a returned file and writes nothing. */
  @Post()
  async reading(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.header('cache-control', 'no-store');
    try {
      const actor = await this.identity.actorOf(request.headers);
      if (actor.kind !== 'person') refuse('NOT_ALLOWED');
      if (!mayWrite(actor)) refuse('SCOPE_MISSING');
      noticeAllows(actor);
      const form = isMultipart(request) ? await receive(request, actor) : null;
      if (form?.refusal) throw form.refusal;
      if (form?.file?.tooLarge) refuse('FILE_TOO_LARGE', ['file']);
      const content = form?.file?.content ?? refuse('FILE_EMPTY', ['file']);
      const limited = { manager: this.db.manager, now: this.clock.now() };
      await countAgainst(limited, `word ${actor.accountId}`, READINGS);
      const file = await read(content);
      if (file.subjectId === null || file.version === null) refuse('COMMITMENT_NOT_FOUND', ['file']);
      const language = LANGUAGES.find((one) => one === file.language) ?? LANGUAGES[0];
      const found = await this.text(file.subjectId, file.version, actor, language);
      if (!found) refuse('COMMITMENT_NOT_FOUND', ['file']);
      await reply.status(200).send(readingOf(file, found.text, language));
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

  /** The text as the one who asks may read it, in one language. */
  private async text(
    id: string,
    version: number | null,
    actor: Actor,
    asked: Language,
  ): Promise<{ text: TextToSend; language: Language } | null> {
    if (decodeId(id)?.type !== 'Commitment') return null;
    const inLanguage = async (language: Language) => {
      const options = { actor, language, variables: { id, version }, prepared: true };
      const { data, errors } = await this.execute.run<{ node: TextToSend | null }>(DOCUMENT, options);
      if (errors) throw new Error(`the text of a commitment was not read: ${errors[0]!.message}`);
      return data?.node ?? null;
    };
    const text = await inLanguage(asked);
    if (!text?.textAt) return null;
    const language = languageOfFile(text.textAt.clauses, asked);
    const whole = language === asked ? text : await inLanguage(language);
    return whole && { text: whole, language };
  }
}
