import { createHash, randomUUID } from 'node:crypto';
import { Controller, Get, Logger, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Sessions } from '../accounts/session.js';
import { languageOf } from '../api/language.js';
import { Uploads } from '../api/uploads/uploads.js';
import { type Actor, VISITOR } from '../domain/actor.js';
import type { Language } from '../domain/localized-text.js';
import { Clock, dayIn, HOME_TIME_ZONE } from '../kernel/clock.js';
import { Site } from '../kernel/site.js';
import { traceOf } from '../kernel/trace.js';
import { type Address, languageAt, pageAt } from './addresses.js';
import { Answering } from './answering.js';
import { ASSETS, STYLES } from './assets.js';
import { doneCookie, doneTold, noDoneCookie } from './done.js';
import { sentFrom } from './forms/sent.js';
import { languageChosen, languageCookie } from './language-cookie.js';
import { databaseAway, failed, notFound } from './pages/trouble.js';
import { type Reader, readerOf } from './reader.js';
import { htmlOf, type Sheet } from './render.js';
import { isOverSoon } from './unanswered.js';

/** Every address that no other part of the server has: pages, their forms and files, and what is not there. */
@Controller()
export class PortalController {
  private readonly log = new Logger('portal');

  constructor(
    private readonly answering: Answering,
    private readonly clock: Clock,
    private readonly sessions: Sessions,
    private readonly uploads: Uploads,
    private readonly site: Site,
  ) {}

  @Get()
  root(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    reply.header('vary', 'Accept-Language, Cookie').header('cache-control', 'no-cache');
    reply.redirect(`/${this.language(request)}`, 302);
  }

  @Get('assets/:name')
  async asset(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asset = ASSETS.get(request.url.split('?')[0]!);
    // For the few pages that other parts of the server write themselves.
    if (request.url === '/assets/tequio.css')
      return void reply.header('cache-control', 'no-cache').redirect(STYLES.path, 302);
    if (!asset) return this.any(request, reply);
    reply.header('cache-control', 'public, max-age=31536000, immutable').type(asset.type);
    await reply.send(asset.content);
  }

  @Get('*')
  async any(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { path, query } = parts(request.url);
    if (path.length > 1 && path.endsWith('/')) {
      // A second slash at the front would be the name of another site.
      return void reply.redirect(`/${path.replaceAll(/^\/+|\/+$/g, '')}${query}`, 301);
    }
    await this.guarded(request, reply, (reader) => this.show(request, reply, reader, 200));
  }

  /** That nothing is at an address of another part of the server. */
  async missing(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.guarded(request, reply, async (reader) => this.send(request, reply, 404, reader, notFound(reader)));
  }

  @Post('*')
  async submit(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.guarded(request, reply, async (reader) => {
      if (request.isMultipart() && !reader.viewer) {
        // Nobody's file is looked at; it is let in to its end, because a browser reads no answer before.
        request.raw.resume();
        return void reply.redirect(reader.href('signIn', '', { returnTo: reader.here }), 303);
      }
      const { sent, file, faults } = await this.received(request, reader);
      if (faults) return this.show(request, reply, { ...reader, returned: { sent, faults } }, 422);
      const given = { sent, file, from: request.ip };
      const outcome = reader.address ? await this.answering.submit(reader.address, reader, given) : null;
      if (!outcome) return this.send(request, reply, 404, reader, notFound(reader));
      if ('next' in outcome) {
        if (outcome.done) reply.header('set-cookie', doneCookie(outcome.done, isHttps(reader)));
        return void reply.redirect(outcome.next, 303);
      }
      if ('made' in outcome) {
        return this.show(request, reply, { ...reader, made: { form: sent.form, result: outcome.made } }, 200);
      }
      return this.show(request, reply, { ...reader, returned: outcome }, 422);
    });
  }

  /** Fields, and with some forms a file. A body that could not be read is told at the form that takes files here. */
  private async received(request: FastifyRequest, reader: Reader) {
    if (!request.isMultipart()) return { sent: sentFrom(request.body), file: null, faults: null };
    const { fields, file, userErrors } = await this.uploads.form(request, reader.actor, reader.language);
    if (userErrors.length === 0) return { sent: sentFrom(fields), file, faults: null };
    const sent = sentFrom({ form: 'proposalAttach', at: reader.address?.key });
    return { sent, file, faults: userErrors.map(({ message }) => ({ field: 'file', message })) };
  }

  private async show(request: FastifyRequest, reply: FastifyReply, reader: Reader, status: number): Promise<void> {
    const answer = reader.address ? await this.answering.show(reader.address, reader) : null;
    if (!answer) return this.send(request, reply, 404, reader, notFound(reader));
    if ('at' in answer) {
      const query = answer.status === 301 ? parts(request.url).query : '';
      return void reply.redirect(answer.at + query, answer.status);
    }
    return this.send(request, reply, answer.status ?? status, reader, answer);
  }

  private async guarded(request: FastifyRequest, reply: FastifyReply, work: (reader: Reader) => Promise<void>) {
    let reader = this.reader(request, VISITOR);
    try {
      reader = this.reader(request, await this.sessions.actorOf({ cookie: request.headers.cookie }));
      await work(reader);
    } catch (error) {
      if (isOverSoon(error)) {
        reply.header('retry-after', '30');
        return this.send(request, reply, 503, reader, databaseAway(reader, request.method === 'POST'));
      }
      const id = randomUUID();
      const { path } = parts(request.url);
      this.log.error({ id, page: pageAt(path)?.page ?? null, ...traceOf(error) });
      this.send(request, reply, 500, reader, failed(reader, id));
    }
  }

  private send(request: FastifyRequest, reply: FastifyReply, status: number, reader: Reader, sheet: Sheet): void {
    const html = htmlOf(reader, sheet);
    // What a person sees while signed in is for nobody else, and its forms are never the same twice.
    const own = reader.viewer !== null || sheet.secret || reader.done !== null;
    reply.header('cache-control', own ? 'private, no-store' : 'no-cache').header('vary', 'Cookie');
    if (sheet.secret) reply.header('x-robots-tag', 'noindex');
    reply.header('content-language', reader.language);
    const https = isHttps(reader);
    if (languageChosen(request.headers.cookie) !== reader.language)
      reply.header('set-cookie', languageCookie(reader.language, https));
    if (reader.done) reply.header('set-cookie', noDoneCookie(https));
    if (status !== 200) return void reply.status(status).type('text/html; charset=utf-8').send(html);
    reply.header('etag', `W/"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`);
    reply.status(200).type('text/html; charset=utf-8').send(html);
  }

  private language(request: FastifyRequest): Language {
    return languageChosen(request.headers.cookie) ?? languageOf(request.headers['accept-language']);
  }

  private reader(request: FastifyRequest, actor: Actor): Reader {
    const { path, search } = parts(request.url);
    const address: Address | null = pageAt(path);
    return readerOf({
      language: languageAt(path) ?? this.language(request),
      today: dayIn(HOME_TIME_ZONE, this.clock.now()),
      origin: this.site.publicUrl ?? `${request.protocol}://${request.host}`,
      actor,
      address,
      search,
      done: doneTold(request.headers.cookie),
      returned: null,
      made: null,
      demonstration: this.site.demonstration,
      provider: this.site.provider,
    });
  }
}

const isHttps = ({ origin }: Reader) => origin.startsWith('https:');

function parts(url: string): { path: string; search: URLSearchParams; query: string } {
  const [path = '/', ...rest] = url.split('?');
  const query = rest.join('?');
  // Nobody types a NUL, and PostgreSQL takes none.
  return { path, search: new URLSearchParams(query.replaceAll('%00', '')), query: query ? `?${query}` : '' };
}
