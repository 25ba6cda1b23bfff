import { createHash, randomUUID } from 'node:crypto';
import { Controller, Get, Logger, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Doors } from '../accounts/doors.js';
import { ReturnedForms } from '../accounts/returned-forms.js';
import { Sessions } from '../accounts/session.js';
import { languageOf } from '../api/language.js';
import { Uploads } from '../api/uploads/uploads.js';
import { type Actor, VISITOR } from '../domain/actor.js';
import type { Language } from '../domain/localized-text.js';
import { withoutUnholdable } from '../domain/text.js';
import { Clock, dayIn, HOME_TIME_ZONE } from '../kernel/clock.js';
import { Site } from '../kernel/site.js';
import { traceOf } from '../kernel/trace.js';
import { type Address, languageAt, pageAt } from './addresses.js';
import { Answering } from './answering.js';
import { AskedFirst } from './asking.js';
import { ASSETS, STYLES } from './assets.js';
import { doneCookie, doneTold, noDoneCookie } from './done.js';
import { AS, cameBack, DISCARD, ledTo, type Returned } from './forms/form.js';
import { type Sent, sentFrom } from './forms/sent.js';
import { languageChosen, languageCookie } from './language-cookie.js';
import { databaseAway, failed, notFound, tooMuch } from './pages/trouble.js';
import { type Reader, readerOf } from './reader.js';
import { htmlOf, type Sheet } from './render.js';
import { consequencesIn, type Kept, kept, ledOn, placeOf, returnedFrom, statusOf } from './returned.js';
import { isOverSoon, Unanswered } from './unanswered.js';

/** Every address that no other part of the server has: pages, their forms and files, and what is not there. */
@Controller()
export class PortalController {
  private readonly log = new Logger('portal');

  constructor(
    private readonly answering: Answering,
    private readonly clock: Clock,
    private readonly doors: Doors,
    private readonly returned: ReturnedForms,
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
    await this.guarded(request, reply, async (reader) => {
      await this.show(request, reply, { ...reader, ...(await this.waiting(request, reader)) });
    });
  }

  /** That nothing is at an address of another part of the server. */
  async missing(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.guarded(request, reply, async (reader) => this.send(request, reply, 404, reader, notFound(reader)));
  }

  @Post('*')
  async submit(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    let sent = sentFrom(null);
    await this.guarded(
      request,
      reply,
      async (reader) => {
        const received = await this.received(request, reader);
        ({ sent } = received);
        if (received.faults) return this.giveBack(request, reply, reader, cameBack(sent, received.faults));
        if (sent.text('way') === DISCARD) {
          await this.returned.forget(this.place(request, reader));
          return void reply.redirect(reader.here, 303);
        }
        const to = ledTo(sent, reader);
        if (to) return this.takeAlong(request, reply, reader, sent, to);
        const given = { sent, file: received.file, from: request.ip };
        const outcome = reader.address ? await this.answering.submit(reader.address, reader, given) : null;
        if (!outcome) {
          const fault = { field: '', message: reader.t('form.unknown') };
          return this.send(request, reply, 404, { ...reader, returned: cameBack(sent, [fault]) }, notFound(reader));
        }
        if ('faults' in outcome) return this.giveBack(request, reply, reader, outcome);
        if ('made' in outcome && outcome.made instanceof AskedFirst) {
          return this.ask(request, reply, reader, outcome.made);
        }
        await this.forget(request, reader, sent);
        if ('next' in outcome) {
          if (outcome.done) reply.header('set-cookie', doneCookie(outcome.done, isHttps(reader)));
          return void reply.redirect(outcome.next, 303);
        }
        return this.show(request, reply, { ...reader, made: { form: sent.form, result: outcome.made } });
      },
      (reader) => ({ ...reader, returned: cameBack(sent, []) }),
    );
  }

  /** Fields, and with some forms a file. A body that could not be read is told at the form that takes files here. */
  private async received(request: FastifyRequest, reader: Reader) {
    if (!request.isMultipart()) return { sent: sentFrom(request.body), file: null, faults: null };
    // Nobody's file is looked at; it is let in to its end, because a browser reads no answer before.
    if (!reader.viewer) return { sent: sentFrom(await this.uploads.fieldsOnly(request)), file: null, faults: null };
    const { fields, file, userErrors } = await this.uploads.form(request, reader.actor, reader.language);
    if (userErrors.length === 0) return { sent: sentFrom(fields), file, faults: null };
    const sent = sentFrom({ form: 'proposalAttach', at: reader.address?.key });
    return { sent, file, faults: userErrors.map(({ code, message }) => ({ field: 'file', message, code })) };
  }

  /**
   * A form that came back is kept, and its page is opened anew: going back or reloading never asks to send it again.
   * What cannot be kept is in the answer itself, and so is what somebody else began to write.
   */
  private async giveBack(request: FastifyRequest, reply: FastifyReply, reader: Reader, returned: Returned) {
    if (await this.isKept(request, reply, reader, kept(reader, returned))) return void reply.redirect(reader.here, 303);
    return this.show(request, reply, { ...reader, returned });
  }

  /** To the other language, or to sign in, and back to what was typed. */
  private async takeAlong(request: FastifyRequest, reply: FastifyReply, reader: Reader, sent: Sent, to: string) {
    if (await this.isKept(request, reply, reader, kept(reader, { sent, faults: [] }))) {
      return void reply.redirect(to, 303);
    }
    const fault = { field: '', message: reader.t('form.notKept'), code: 'form.notKept' };
    return this.show(request, reply, { ...reader, returned: cameBack(sent, [fault]) });
  }

  /** What would follow is told on a page that can be opened again too. */
  private async ask(request: FastifyRequest, reply: FastifyReply, reader: Reader, asked: AskedFirst) {
    const { sent, consequences } = asked;
    if (await this.isKept(request, reply, reader, kept(reader, { sent, faults: [] }, consequences))) {
      return void reply.redirect(reader.here, 303);
    }
    return this.show(request, reply, { ...reader, made: { form: sent.form, result: asked } });
  }

  private async isKept(request: FastifyRequest, reply: FastifyReply, reader: Reader, form: Kept): Promise<boolean> {
    const [writer] = form.fields[AS] ?? [];
    const another = reader.viewer && writer && writer !== reader.viewer.handle;
    if (!reader.address || another) return false;
    const cookie = await this.returned.keep(this.place(request, reader), form, request.ip);
    if (!cookie) return false;
    reply.header('set-cookie', cookie).header('cache-control', 'private, no-store');
    return true;
  }

  private place = (request: FastifyRequest, reader: Reader) => ({
    cookies: request.headers.cookie,
    place: placeOf(reader),
  });

  /** What this browser sent from the page and was not done. */
  private async waiting(request: FastifyRequest, reader: Reader): Promise<Pick<Reader, 'returned' | 'made'>> {
    const nothing = { returned: null, made: null };
    if (!reader.address) return nothing;
    const found = await this.returned.find(this.place(request, reader));
    const returned = found && returnedFrom(found.form, found.seconds, reader);
    if (!returned) return nothing;
    const { sent } = returned;
    const consequences = consequencesIn(found.form, found.seconds, reader);
    const asked = consequences && this.answering.asked(reader.address, sent, consequences);
    if (asked) return { returned: null, made: { form: sent.form, result: asked } };
    return { returned: this.answering.again(reader.address, reader, returned), made: null };
  }

  /** Another form of the same page may still wait to be sent again. */
  private async forget(request: FastifyRequest, reader: Reader, { form, at }: Sent): Promise<void> {
    const { returned, made } = await this.waiting(request, reader);
    const before = made?.result instanceof AskedFirst ? made.result.sent : returned?.sent;
    if (before?.form === form && before.at === at) await this.returned.forget(this.place(request, reader));
  }

  private async show(request: FastifyRequest, reply: FastifyReply, reader: Reader): Promise<void> {
    const answer = reader.address ? await this.answering.show(reader.address, reader) : null;
    if (!answer) return this.send(request, reply, 404, reader, notFound(reader));
    if ('at' in answer) {
      if (reader.returned) return this.send(request, reply, 200, reader, ledOn(reader, answer.at));
      const query = answer.status === 301 ? parts(request.url).query : '';
      return void reply.redirect(answer.at + query, answer.status);
    }
    return this.send(request, reply, answer.status ?? 200, reader, answer);
  }

  private async guarded(
    request: FastifyRequest,
    reply: FastifyReply,
    work: (reader: Reader) => Promise<void>,
    inTrouble: (reader: Reader) => Reader = (reader) => reader,
  ) {
    let reader = this.reader(request, VISITOR);
    try {
      reader = this.reader(request, await this.sessions.actorOf({ cookie: request.headers.cookie }));
      await work(reader);
    } catch (error) {
      if (isOverSoon(error)) {
        reply.header('retry-after', '30');
        return this.send(request, reply, 503, inTrouble(reader), databaseAway(reader, request.method === 'POST'));
      }
      const { path } = parts(request.url);
      if (error instanceof Unanswered && error.tooMuch) {
        this.log.warn({ page: pageAt(path)?.page ?? null, tooMuch: error.message });
        return this.send(request, reply, 503, inTrouble(reader), tooMuch(reader));
      }
      const id = randomUUID();
      this.log.error({ id, page: pageAt(path)?.page ?? null, ...traceOf(error) });
      this.send(request, reply, 500, inTrouble(reader), failed(reader, id));
    }
  }

  private send(request: FastifyRequest, reply: FastifyReply, given: number, reader: Reader, sheet: Sheet): void {
    const html = htmlOf(reader, sheet);
    const status = reader.returned ? statusOf(reader.returned, given) : given;
    // What a person sees while signed in is for nobody else, and its forms are never the same twice.
    const own =
      reader.viewer !== null ||
      sheet.secret ||
      [reader.done, reader.door, reader.returned].some((told) => told !== null);
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
      door: this.doors.told(request.headers.cookie),
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
  const search = new URLSearchParams(query);
  // Nobody types a character that no text holds, and nothing is found by one.
  const readable = new URLSearchParams([...search].map((pair) => pair.map(withoutUnholdable)));
  return { path, search: readable, query: query ? `?${query}` : '' };
}
