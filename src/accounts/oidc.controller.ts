import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { placeOnThisSite } from '../domain/account.js';
import { Site } from '../kernel/site.js';
import { Doors } from './doors.js';
import { Oidc } from './oidc.service.js';

/**
 * Leads to the identity provider and back. Both ways are links, because the CSP forbids forms that lead to another
 * site.
 */
@Controller('sign-in/oidc')
export class OidcController {
  constructor(
    private readonly doors: Doors,
    private readonly oidc: Oidc,
    private readonly site: Site,
  ) {}

  /** Parameters: `returnTo`, `language`. */
  @Get()
  async begin(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const search = searchOf(request);
    const language = this.doors.languageFrom(request, { language: search.get('language') });
    const returnTo = search.get('returnTo') ?? undefined;
    await this.doors.refusedAt(
      request,
      reply,
      'signIn',
      language,
      { returnTo: placeOnThisSite(returnTo) },
      async () => {
        const { address, flow } = await this.oidc.begin(this.site.originFor(request), { language, returnTo });
        this.doors.remember(reply, 'oidc', flow);
        this.doors.goTo(reply, address);
      },
    );
  }

  @Get('callback')
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const kept = this.doors.remembered(request, 'oidc');
    const flow = this.oidc.begun(kept);
    const language = flow?.language ?? this.doors.languageFrom(request);
    const returnTo = flow?.returnTo ?? null;
    await this.doors.refusedAt(request, reply, 'signIn', language, { returnTo }, async () => {
      const outcome = await this.oidc.finish(this.site.originFor(request), searchOf(request), kept);
      await this.doors.arrive(request, reply, language, outcome);
    });
  }
}

const searchOf = (request: FastifyRequest) => new URLSearchParams(request.url.split('?').slice(1).join('?'));
