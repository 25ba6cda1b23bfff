import { Body, Controller, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { placeOnThisSite } from '../domain/account.js';
import { unholdableIn } from '../domain/text.js';
import { Site } from '../kernel/site.js';
import { Doors, type Form, text } from './doors.js';
import { Sessions } from './session.js';

/** One click signs in as anybody of the demonstration; where the site is no demonstration, there is no such door. */
@Controller('dev')
export class DemonstrationController {
  constructor(
    private readonly db: DataSource,
    private readonly site: Site,
    private readonly doors: Doors,
    private readonly sessions: Sessions,
  ) {}

  @Post('sign-in/:handle')
  async signIn(
    @Param('handle') handle: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() form: Form | undefined,
  ): Promise<void> {
    const account = this.site.demonstration ? await this.invented(handle) : undefined;
    if (!account) throw new NotFoundException();
    // Whoever tries the software sees every desk: nobody has a second device for somebody who doesn't exist.
    const session = await this.sessions.open(this.db.manager, account.id, 'demonstration', { secondFactor: true });
    await this.doors.enter(request, reply, session);
    const returnTo = placeOnThisSite(text(form, 'returnTo'));
    if (returnTo) this.doors.goTo(reply, returnTo);
    else this.doors.lead(reply, 'home', this.doors.languageFrom(request, form));
  }

  /** Only people who were made up: whoever opened an account here by mail comes in as they did. */
  private async invented(handle: string): Promise<{ id: string } | undefined> {
    if (unholdableIn(handle)) return undefined;
    const [account] = await this.db.query(
      `select id from account where handle = $1 and synthetic and kind = 'person' and erased_at is null`,
      [handle],
    );
    return account;
  }
}
