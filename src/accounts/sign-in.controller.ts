import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { placeOnThisSite } from '../domain/account.js';
import { type DoorPage, type Form, Doors, text } from './doors.js';
import type { Newcomer } from './enrolment.service.js';
import { SecondFactor } from './second-factor.service.js';
import { Sessions } from './session.js';
import { SignIn, type SignInProof } from './sign-in.service.js';

/** The doors: plain forms, because only they set the cookie. Each answers with the page to go on at. */
@Controller()
export class SignInController {
  constructor(
    private readonly doors: Doors,
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly secondFactor: SecondFactor,
  ) {}

  /** `email`, `returnTo`, `language`. */
  @Post('sign-in/request')
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() form: Form): Promise<void> {
    const language = this.doors.languageFrom(request, form);
    const returnTo = placeOnThisSite(text(form, 'returnTo'));
    await this.doors.refusedAt(reply, 'signIn', language, returnTo ? { returnTo } : {}, async () => {
      const asked = { email: text(form, 'email') ?? '', language, returnTo, address: request.ip };
      this.doors.remember(reply, 'request', (await this.signIn.request(asked)).request);
      this.doors.lead(reply, 'code', language);
    });
  }

  /** `token` (of the link) or `code`; for a new address also `notice` and `publicName`. */
  @Post('sign-in/confirm')
  async confirm(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() form: Form): Promise<void> {
    const language = this.doors.languageFrom(request, form);
    const { proof, page, query } = this.proofIn(request, form);
    await this.doors.refusedAt(reply, page, language, query, async () => {
      const outcome = await this.signIn.confirm(proof, newcomerIn(form));
      if (outcome.kind === 'newcomer') {
        this.doors.remember(reply, 'token', outcome.token);
        return this.doors.lead(reply, 'welcome', language);
      }
      await this.doors.enter(request, reply, outcome.session);
      const owes = await this.sessions.owesSecondFactor(outcome.accountId);
      if (owes) {
        return this.doors.lead(reply, 'secondFactor', language, outcome.returnTo ? { returnTo: outcome.returnTo } : {});
      }
      return outcome.returnTo ? this.doors.goTo(reply, outcome.returnTo) : this.doors.lead(reply, 'home', language);
    });
  }

  /** `code`: of the app, or a recovery code. */
  @Post('sign-in/second-factor')
  async second(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() form: Form): Promise<void> {
    const language = this.doors.languageFrom(request, form);
    const returnTo = placeOnThisSite(text(form, 'returnTo'));
    const session = await this.sessions.stored(request.headers.cookie);
    if (!session) return this.doors.lead(reply, 'signIn', language);
    await this.doors.refusedAt(reply, 'secondFactor', language, returnTo ? { returnTo } : {}, async () => {
      this.doors.replace(reply, await this.secondFactor.pass(session, text(form, 'code') ?? ''));
      return returnTo ? this.doors.goTo(reply, returnTo) : this.doors.lead(reply, 'home', language);
    });
  }

  @Post('sign-out')
  async out(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() form: Form): Promise<void> {
    const session = await this.sessions.stored(request.headers.cookie);
    if (session) await this.sessions.end(session.accountId, session.id);
    this.doors.leave(reply);
    this.doors.lead(reply, 'home', this.doors.languageFrom(request, form));
  }

  /** On every device. One that still owes its second factor may end only itself. */
  @Post('sign-out/everywhere')
  async outEverywhere(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() form: Form): Promise<void> {
    const session = await this.sessions.stored(request.headers.cookie);
    if (session?.pending) await this.sessions.end(session.accountId, session.id);
    else if (session) await this.sessions.endAll(session.accountId);
    this.doors.leave(reply);
    this.doors.lead(reply, 'home', this.doors.languageFrom(request, form));
  }

  /** What was typed or clicked, else what this browser proved a moment ago; and the page where a refusal is told. */
  private proofIn(
    request: FastifyRequest,
    form: Form,
  ): { proof: SignInProof; page: DoorPage; query: Record<string, string> } {
    const [token, code] = [text(form, 'token'), text(form, 'code')];
    if (token) return { proof: { token }, page: 'confirm', query: {} };
    const proven = this.doors.remembered(request, 'token');
    if (proven && !code) return { proof: { token: proven }, page: 'welcome', query: {} };
    return {
      proof: { request: this.doors.remembered(request, 'request') ?? '', code: code ?? '' },
      page: 'code',
      query: {},
    };
  }
}

function newcomerIn(form: Form): Newcomer | undefined {
  const [notice, publicName] = [text(form, 'notice'), text(form, 'publicName')];
  if (notice === undefined && publicName === undefined) return undefined;
  return { notice: Number(notice ?? 0), publicName };
}
