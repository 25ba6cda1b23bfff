import { Body, Controller, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { placeOnThisSite } from '../domain/account.js';
import { unholdableIn } from '../domain/text.js';
import { Site } from '../kernel/site.js';
import { Doors, type PostedForm, fieldText } from './doors.js';
import { Sessions } from './session.js';

/** Signs in with one click as any invented person of a demonstration. Other sites do not have this route. */
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
    @Body() form: PostedForm | undefined,
  ): Promise<void> {
    const account = this.site.demonstration ? await this.invented(handle) : undefined;
    if (!account) throw new NotFoundException();
    // The session counts as proven by a second factor: a visitor must see every desk, and invented people have no
    // phone.
    const session = await this.sessions.open(this.db.manager, account.id, 'demonstration', { secondFactor: true });
    await this.doors.enter(request, reply, session);
    const returnTo = placeOnThisSite(fieldText(form, 'returnTo'));
    if (returnTo) this.doors.goTo(reply, returnTo);
    else this.doors.lead(reply, 'home', this.doors.languageFrom(request, form));
  }

  /** Finds invented people only: a real person who opened an account here signs in by mail. */
  private async invented(handle: string): Promise<{ id: string } | undefined> {
    if (unholdableIn(handle)) return undefined;
    const [account] = await this.db.query(
      `select id from account where handle = $1 and synthetic and kind = 'person' and erased_at is null`,
      [handle],
    );
    return account;
  }
}
