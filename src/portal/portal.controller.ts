import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Uploads } from '../api/uploads/uploads.js';
import { VISITOR } from '../domain/actor.js';
import { Answering } from './frame/answering.js';
import { AskedFirst } from './frame/asking.js';
import { ASSETS, STYLES } from './frame/assets.js';
import { doneCookie } from './frame/done.js';
import { cameBack, type Returned } from './frame/came-back.js';
import { DISCARD, ledTo } from './frame/form.js';
import { isFields, type Sent, sentFrom } from './frame/sent.js';
import { noForm, notFound } from './frame/trouble.js';
import type { Reader } from './frame/reader.js';
import { isHttps, parts, Replies } from './frame/replies.js';
import { WaitingForms } from './frame/waiting-forms.js';

/**
 * Serves all addresses that no other part of the server has: pages, their forms, files, and the answer for unknown
 * addresses.
 */
@Controller()
export class PortalController {
  constructor(
    private readonly answering: Answering,
    private readonly replies: Replies,
    private readonly uploads: Uploads,
    private readonly waiting: WaitingForms,
  ) {}

  @Get()
  root(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    reply.header('vary', 'Accept-Language, Cookie').header('cache-control', 'no-cache');
    reply.redirect(`/${this.replies.language(request)}`, 302);
  }

  @Get('assets/:name')
  async asset(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asset = ASSETS.get(request.url.split('?')[0]!);
    // The few pages that other parts of the server write link to this fixed name.
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
      // The path may begin with another host (`//example.org/`), so the redirect keeps only the path on this site.
      return void reply.redirect(`/${path.replaceAll(/^\/+|\/+$/g, '')}${query}`, 301);
    }
    await this.replies.guarded(request, reply, async (reader) => {
      await this.replies.show(request, reply, { ...reader, ...(await this.waiting.find(request, reader)) });
    });
  }

  /** Answers that nothing is at this address, on behalf of other parts of the server. */
  async missing(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.replies.guarded(request, reply, async (reader) =>
      this.replies.send(request, reply, 404, reader, notFound(reader)),
    );
  }

  @Post('*')
  async submit(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    // The words that were typed are shown again also when nothing can be found out about its sender; a form with a file
    // is then read as a visitor's, whose file is not kept.
    let sent = sentFrom(isFields(request.body) ? request.body : {});
    let isRead = !request.isMultipart();
    await this.replies.guarded(
      request,
      reply,
      async (reader) => {
        isRead = true;
        const received = await this.received(request, reader);
        if (!received) return this.replies.send(request, reply, 400, reader, noForm(reader));
        ({ sent } = received);
        if (received.faults) return this.giveBack(request, reply, reader, cameBack(sent, received.faults));
        if (sent.text('way') === DISCARD) {
          await this.waiting.discard(request, reader);
          return void reply.redirect(reader.here, 303);
        }
        const to = ledTo(sent, reader);
        if (to) return this.takeAlong(request, reply, reader, sent, to);
        const given = { sent, file: received.file, from: request.ip };
        const outcome = reader.address ? await this.answering.submit(reader.address, reader, given) : null;
        if (!outcome) {
          const fault = { field: '', message: reader.t('form.unknown') };
          const returned = cameBack(sent, [fault]);
          return this.replies.send(request, reply, 404, { ...reader, returned }, notFound(reader));
        }
        if ('faults' in outcome) return this.giveBack(request, reply, reader, outcome);
        if ('made' in outcome && outcome.made instanceof AskedFirst) {
          return this.ask(request, reply, reader, outcome.made);
        }
        await this.waiting.done(request, reader, sent);
        if ('next' in outcome) {
          if (outcome.done) reply.header('set-cookie', doneCookie(outcome.done, isHttps(reader)));
          return void reply.redirect(outcome.next, 303);
        }
        return this.replies.show(request, reply, { ...reader, made: { form: sent.form, result: outcome.made } });
      },
      async (reader) => {
        if (!isRead) sent = sentFrom((await this.uploads.form(request, VISITOR, reader.language)).fields);
        return { ...reader, returned: cameBack(sent, []) };
      },
    );
  }

  /**
   * The fields of a form, and its file if it has one; `null` when the body is not from a form. A body that could not be
   * read is reported at the form that takes files on that page.
   */
  private async received(request: FastifyRequest, reader: Reader) {
    if (!request.isMultipart()) {
      const body = request.body ?? {};
      return isFields(body) ? { sent: sentFrom(body), file: null, faults: null } : null;
    }
    const { fields, file, userErrors } = await this.uploads.form(request, reader.actor, reader.language);
    if (userErrors.length === 0) return { sent: sentFrom(fields), file, faults: null };
    const sent = sentFrom({ form: ['proposalAttach'], at: [reader.address?.key ?? ''], ...fields });
    return { sent, file, faults: userErrors.map(({ code, message }) => ({ field: 'file', message, code })) };
  }

  /**
   * A refused form is stored, and the browser is redirected to its page: going back or reloading never sends the form
   * again. A form that cannot be stored, or that another person began to write, is shown in the answer itself.
   */
  private async giveBack(request: FastifyRequest, reply: FastifyReply, reader: Reader, returned: Returned) {
    if (await this.waiting.keep(request, reply, reader, returned)) return void reply.redirect(reader.here, 303);
    return this.replies.show(request, reply, { ...reader, returned });
  }

  /**
   * Stores the form before the person changes the language or signs in, so that it is filled in when they come back.
   */
  private async takeAlong(request: FastifyRequest, reply: FastifyReply, reader: Reader, sent: Sent, to: string) {
    if (await this.waiting.keep(request, reply, reader, { sent, faults: [] })) return void reply.redirect(to, 303);
    const fault = { field: '', message: reader.t('form.notKept'), code: 'form.notKept' };
    return this.replies.show(request, reply, { ...reader, returned: cameBack(sent, [fault]) });
  }

  /** The question before an act is stored too, so its page can also be reloaded. */
  private async ask(request: FastifyRequest, reply: FastifyReply, reader: Reader, asked: AskedFirst) {
    const { sent, consequences } = asked;
    if (await this.waiting.keep(request, reply, reader, { sent, faults: [], consequences })) {
      return void reply.redirect(reader.here, 303);
    }
    return this.replies.show(request, reply, { ...reader, made: { form: sent.form, result: asked } });
  }
}
