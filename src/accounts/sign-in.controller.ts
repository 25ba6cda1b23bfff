import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { placeOnThisSite } from '../domain/account.js';
import type { Language } from '../domain/localized-text.js';
import { type DoorPage, type PostedForm, Doors, fieldText } from './doors.js';
import type { Newcomer } from './enrolment.service.js';
import { FirstAdministrator } from './first-administrator.service.js';
import { SecondFactor } from './second-factor.service.js';
import { Sessions } from './session.js';
import { SignIn, type SignInProof } from './sign-in.service.js';

/** The doors are plain forms, because only they set the cookie. Each answers with the next page. */
@Controller()
export class SignInController {
  constructor(
    private readonly doors: Doors,
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly secondFactor: SecondFactor,
    private readonly firstAdministrator: FirstAdministrator,
  ) {}

  /** Fields: `email`, `returnTo`, `language`. */
  @Post('sign-in/request')
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() form: PostedForm): Promise<void> {
    const language = this.doors.languageFrom(request, form);
    const returnTo = placeOnThisSite(fieldText(form, 'returnTo'));
    const email = fieldText(form, 'email') ?? '';
    await this.doors.refusedAt(request, reply, 'signIn', language, { returnTo, typed: { email } }, async () => {
      const asked = { email, language, returnTo, address: request.ip };
      this.doors.remember(reply, 'request', (await this.signIn.request(asked)).request);
      this.doors.tell(reply, { page: 'code', problem: null, typed: { email }, returnTo });
      this.doors.lead(reply, 'code', language);
    });
  }

  /** Fields: `token` (from the link) or `code`; for a new address also `notice` and `publicName`. */
  @Post('sign-in/confirm')
  async confirm(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() form: PostedForm): Promise<void> {
    const language = this.doors.languageFrom(request, form);
    const { proof, page } = this.proofIn(request, form);
    const typed = { publicName: fieldText(form, 'publicName') };
    if ('token' in proof && (await this.firstAdministrator.isFor(proof.token))) {
      return this.administer(request, reply, language, proof.token);
    }
    await this.doors.refusedAt(request, reply, page, language, { typed }, async () => {
      await this.doors.arrive(request, reply, language, await this.signIn.confirm(proof, newcomerIn(form)));
    });
  }

  /** Field: `code`, from the app or a recovery code. */
  @Post('sign-in/second-factor')
  async second(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() form: PostedForm): Promise<void> {
    const language = this.doors.languageFrom(request, form);
    const returnTo = placeOnThisSite(fieldText(form, 'returnTo'));
    const session = await this.sessions.stored(request.headers.cookie);
    if (!session) return this.doors.lead(reply, 'signIn', language);
    await this.doors.refusedAt(request, reply, 'secondStep', language, { returnTo }, async () => {
      const opened = await this.secondFactor.pass(session, fieldText(form, 'code') ?? '');
      await this.doors.replace(request, reply, opened);
      return returnTo ? this.doors.goTo(reply, returnTo) : this.doors.lead(reply, 'home', language);
    });
  }

  @Post('sign-out')
  async out(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() form: PostedForm): Promise<void> {
    const session = await this.sessions.stored(request.headers.cookie);
    if (session) await this.sessions.end(session.accountId, session.id);
    await this.doors.leave(request, reply);
    this.doors.lead(reply, 'home', this.doors.languageFrom(request, form));
  }

  /** Signs out on every device. A session whose second factor is missing may end only itself. */
  @Post('sign-out/everywhere')
  async outEverywhere(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() form: PostedForm,
  ): Promise<void> {
    const session = await this.sessions.stored(request.headers.cookie);
    if (session?.pending) await this.sessions.end(session.accountId, session.id);
    else if (session) await this.sessions.endAll(session.accountId);
    await this.doors.leave(request, reply);
    this.doors.lead(reply, 'home', this.doors.languageFrom(request, form));
  }

  /**
   * Follows the link that the start printed. A person who is not signed in does that first, and then comes back to it.
   */
  private async administer(
    request: FastifyRequest,
    reply: FastifyReply,
    language: Language,
    token: string,
  ): Promise<void> {
    const actor = await this.sessions.actorOf({ cookie: request.headers.cookie });
    if (actor.kind !== 'person') {
      return this.doors.lead(reply, 'signIn', language, { returnTo: this.doors.at('confirm', language, { t: token }) });
    }
    await this.doors.refusedAt(request, reply, 'confirm', language, {}, async () => {
      await this.firstAdministrator.claim(actor, token);
      this.doors.lead(reply, 'account', language);
    });
  }

  /**
   * The proof that was typed or clicked, or else the one that this browser gave a moment ago; and the page that shows a
   * refusal.
   */
  private proofIn(request: FastifyRequest, form: PostedForm): { proof: SignInProof; page: DoorPage } {
    const [token, code] = [fieldText(form, 'token'), fieldText(form, 'code')];
    if (token) return { proof: { token }, page: 'confirm' };
    const proven = this.doors.remembered(request, 'token');
    if (proven && !code) return { proof: { token: proven }, page: 'welcome' };
    return { proof: { request: this.doors.remembered(request, 'request') ?? '', code: code ?? '' }, page: 'code' };
  }
}

function newcomerIn(form: PostedForm): Newcomer | undefined {
  const [notice, publicName] = [fieldText(form, 'notice'), fieldText(form, 'publicName')];
  if (notice === undefined && publicName === undefined) return undefined;
  return { notice: Number(notice ?? 0), publicName };
}
