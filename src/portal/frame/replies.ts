import { createHash, randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Doors } from '../../accounts/doors.js';
import { Sessions } from '../../accounts/session.js';
import { languageOf } from '../../api/language.js';
import { type Actor, VISITOR } from '../../domain/actor.js';
import type { Language } from '../../domain/localized-text.js';
import { withoutUnholdable } from '../../domain/text.js';
import { Clock, type Moment } from '../../kernel/clock.js';
import { Site } from '../../kernel/site.js';
import { traceOf } from '../../kernel/trace.js';
import { type Address, languageAt, pageAt } from '../addresses.js';
import { Answering } from './answering.js';
import { doneTold, noDoneCookie } from './done.js';
import { languageChosen, languageCookie } from './language-cookie.js';
import { databaseAway, failed, notFound, refused, tooMuch } from './trouble.js';
import { type Reader, readerAt, readerOf } from './reader.js';
import { htmlOf, type Sheet } from './render.js';
import { ledOn, statusOf } from './returned.js';
import { isOverSoon, Unanswered } from './unanswered.js';

/** Only pages that listen may open a socket, and only to us (docs/adr/0126). */
const POLICY = 'content-security-policy';

/** Finds the reader of a request and sends the reply: a page, a redirect, or a page about what is wrong. */
@Injectable()
export class Replies {
  private readonly log = new Logger('portal');

  constructor(
    private readonly answering: Answering,
    private readonly clock: Clock,
    private readonly doors: Doors,
    private readonly sessions: Sessions,
    private readonly site: Site,
  ) {}

  /** Runs `work` for the reader, and makes a page of each failure. */
  async guarded(
    request: FastifyRequest,
    reply: FastifyReply,
    work: (reader: Reader) => Promise<void>,
    inTrouble: (reader: Reader) => Promise<Reader> = async (reader) => reader,
  ): Promise<void> {
    const moment = this.clock.moment();
    let reader = this.unknownReader(request, moment);
    try {
      reader = this.reader(request, moment, await this.sessions.actorOf({ cookie: request.headers.cookie }));
      await work(reader);
    } catch (error) {
      if (isOverSoon(error)) {
        reply.header('retry-after', '30');
        const away = databaseAway(reader, { sent: request.method === 'POST', withFile: request.isMultipart() });
        return this.send(request, reply, 503, await inTrouble(reader), away);
      }
      const { path } = parts(request.url);
      if (error instanceof Unanswered && (error.tooMuch || error.tooWide)) {
        this.log.warn({ page: pageAt(path)?.page ?? null, tooMuch: error.message });
        return this.send(
          request,
          reply,
          503,
          await inTrouble(reader),
          tooMuch(reader, error.tooWide ? 'tooWide' : 'tooMuch'),
        );
      }
      const id = randomUUID();
      this.log.error({ id, page: pageAt(path)?.page ?? null, ...traceOf(error) });
      this.send(request, reply, 500, await inTrouble(reader), failed(reader, id));
    }
  }

  async show(request: FastifyRequest, reply: FastifyReply, given: Reader): Promise<void> {
    // A form may have written before its page is read, so the page is read at an instant after that.
    const reader = request.method === 'POST' ? readerAt(given, this.clock.moment()) : given;
    const answer = reader.address ? await this.answering.show(reader.address, reader) : null;
    if (!answer) return this.send(request, reply, 404, reader, notFound(reader));
    if ('at' in answer) {
      if (reader.returned) return this.send(request, reply, 200, reader, ledOn(reader, answer.at));
      const query = answer.status === 301 ? parts(request.url).query : '';
      return void reply.redirect(answer.at + query, answer.status);
    }
    return this.send(request, reply, answer.status ?? 200, reader, answer);
  }

  send(request: FastifyRequest, reply: FastifyReply, given: number, reader: Reader, sheet: Sheet): void {
    const html = htmlOf(reader, sheet);
    const status = reader.returned ? statusOf(reader.returned, given) : given;
    // No cache keeps a page of a signed-in person, and its forms differ each time.
    const own =
      reader.viewer !== null ||
      sheet.secret ||
      [reader.done, reader.door, reader.returned].some((told) => told !== null);
    reply.header('cache-control', own ? 'private, no-store' : 'no-cache').header('vary', 'Cookie');
    if (sheet.secret) reply.header('x-robots-tag', 'noindex');
    if (sheet.live) reply.header(POLICY, `${String(reply.getHeader(POLICY))};connect-src 'self'`);
    reply.header('content-language', reader.language);
    const https = isHttps(reader);
    if (languageChosen(request.headers.cookie) !== reader.language)
      reply.header('set-cookie', languageCookie(reader.language, https));
    if (reader.done) reply.header('set-cookie', noDoneCookie(https));
    if (status !== 200) return void reply.status(status).type('text/html; charset=utf-8').send(html);
    reply.header('etag', `W/"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`);
    reply.status(200).type('text/html; charset=utf-8').send(html);
  }

  /** The page for a refusal of another part of the server. It reads nothing, so that it can be shown under load. */
  refusal(request: FastifyRequest, status: number): string {
    const reader = this.unknownReader(request, this.clock.moment());
    return htmlOf(reader, refused(reader, status, request.method === 'POST'));
  }

  language(request: FastifyRequest): Language {
    return languageChosen(request.headers.cookie) ?? languageOf(request.headers['accept-language']);
  }

  /** The reader of a request before their session is looked up, or when it cannot be. */
  private unknownReader(request: FastifyRequest, moment: Moment): Reader {
    return { ...this.reader(request, moment, VISITOR), viewerKnown: false };
  }

  private reader(request: FastifyRequest, moment: Moment, actor: Actor): Reader {
    const { path, search } = parts(request.url);
    const origin = this.site.originFor(request);
    const address: Address | null = pageAt(path);
    return readerOf({
      language: languageAt(path) ?? this.language(request),
      ...moment,
      origin,
      actor,
      address,
      search,
      done: doneTold(request.headers.cookie, isHttps({ origin })),
      door: this.doors.told(request.headers.cookie),
      returned: null,
      made: null,
      demonstration: this.site.demonstration,
      provider: this.site.provider,
    });
  }
}

export const isHttps = ({ origin }: Pick<Reader, 'origin'>): boolean => origin.startsWith('https:');

export function parts(url: string): { path: string; search: URLSearchParams; query: string } {
  const [path = '/', ...rest] = url.split('?');
  const query = rest.join('?');
  const search = new URLSearchParams(query);
  // Characters that no text can hold are removed from the search, because nothing is found by them.
  const readable = new URLSearchParams([...search].map((pair) => pair.map(withoutUnholdable)));
  return { path, search: readable, query: query ? `?${query}` : '' };
}
