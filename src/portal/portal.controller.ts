import { createHash, randomUUID } from 'node:crypto';
import { Controller, Get, Inject, Logger, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Sessions } from '../accounts/session.js';
import { Execute } from '../api/execute.js';
import { languageOf } from '../api/language.js';
import type { Actor } from '../domain/actor.js';
import type { Language } from '../domain/localized-text.js';
import { Clock, dayIn, HOME_TIME_ZONE } from '../kernel/clock.js';
import { type Address, languageAt, pageAt } from './addresses.js';
import { ASSETS } from './assets.js';
import { languageChosen, languageCookie } from './language-cookie.js';
import { failed, notFound } from './pages/trouble.js';
import { pageOf } from './pages.js';
import { type Reader, readerOf } from './reader.js';
import { htmlOf, type Sheet } from './render.js';

export const SITE = Symbol('site');

interface Site {
  publicUrl: string | null;
}

/** Every address that no other part of the server has: pages, their files, and what is not there. */
@Controller()
export class PortalController {
  private readonly log = new Logger('portal');

  constructor(
    private readonly execute: Execute,
    private readonly clock: Clock,
    private readonly sessions: Sessions,
    @Inject(SITE) private readonly site: Site,
  ) {}

  @Get()
  root(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    reply.header('vary', 'Accept-Language, Cookie').header('cache-control', 'no-cache');
    reply.redirect(`/${this.language(request)}`, 302);
  }

  @Get('assets/:name')
  async asset(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asset = ASSETS.get(request.url.split('?')[0]!);
    if (!asset) return this.any(request, reply);
    reply.header('cache-control', 'public, max-age=31536000, immutable').type(asset.type);
    await reply.send(asset.content);
  }

  @Get('*')
  async any(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { path, search, query } = parts(request.url);
    if (path.length > 1 && path.endsWith('/')) {
      // A second slash at the front would be the name of another site.
      return void reply.redirect(`/${path.replaceAll(/^\/+|\/+$/g, '')}${query}`, 301);
    }
    const address = pageAt(path);
    const reader = this.reader(request, address, languageAt(path) ?? this.language(request), search);
    try {
      if (!address) return this.send(request, reply, 404, reader, notFound(reader));
      const actor = await this.sessions.actorOf({ cookie: request.headers.cookie });
      const answer = await this.answer(address, reader, actor);
      if (typeof answer === 'string') return void reply.redirect(answer + query, 301);
      return this.send(request, reply, answer ? 200 : 404, reader, answer ?? notFound(reader));
    } catch (error) {
      const id = randomUUID();
      this.log.error({ id, path, error: error instanceof Error ? error.stack : String(error) });
      return this.send(request, reply, 500, reader, failed(reader, id));
    }
  }

  private async answer(address: Address, reader: Reader, actor: Actor): Promise<Sheet | string | null> {
    const page = pageOf(address.page);
    const { data, errors } = await this.execute.run(page.document, {
      actor,
      language: address.language,
      variables: page.variables?.(address.key, reader.search) ?? {},
      prepared: true,
    });
    // A cursor that is not ours, or not any more: there is no such page of the list.
    const wrong = errors as readonly { extensions?: { problem?: string } }[] | undefined;
    if (wrong?.some(({ extensions }) => extensions?.problem === 'CURSOR_INVALID')) return null;
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return page.sheet(data, reader);
  }

  private send(request: FastifyRequest, reply: FastifyReply, status: number, reader: Reader, sheet: Sheet): void {
    const html = htmlOf(reader, sheet);
    const etag = `W/"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`;
    reply.header('cache-control', 'no-cache').header('content-language', reader.language);
    const https = reader.origin.startsWith('https:');
    if (languageChosen(request.headers.cookie) !== reader.language)
      reply.header('set-cookie', languageCookie(reader.language, https));
    if (status !== 200) return void reply.status(status).type('text/html; charset=utf-8').send(html);
    reply.header('etag', etag);
    const known = (request.headers['if-none-match'] ?? '').split(/\s*,\s*/);
    if (known.includes(etag)) return void reply.status(304).send();
    reply.type('text/html; charset=utf-8').send(html);
  }

  private language(request: FastifyRequest): Language {
    return languageChosen(request.headers.cookie) ?? languageOf(request.headers['accept-language']);
  }

  private reader(
    request: FastifyRequest,
    address: Address | null,
    language: Language,
    search: URLSearchParams,
  ): Reader {
    const today = dayIn(HOME_TIME_ZONE, this.clock.now());
    const origin = this.site.publicUrl ?? `${request.protocol}://${request.host}`;
    return readerOf({ language, today, origin, address, search });
  }
}

function parts(url: string): { path: string; search: URLSearchParams; query: string } {
  const [path = '/', ...rest] = url.split('?');
  const query = rest.join('?');
  return { path, search: new URLSearchParams(query), query: query ? `?${query}` : '' };
}
