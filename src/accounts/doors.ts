import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../api/language.js';
import { LANGUAGES, type Language } from '../domain/localized-text.js';
import { Refusal } from '../domain/refusal.js';
import { unholdableIn } from '../domain/text.js';
import { Site } from '../kernel/site.js';
import { cookie, cookieOf, COOKIES } from '../kernel/cookies.js';
import { type DoorTold, fitting } from './door-told.js';
import { ReturnedForms } from './returned-forms.js';
import { Secrets } from './secrets.js';
import { noSessionCookie, sessionCookie } from './session-cookie.js';
import { type OpenedSession, Sessions } from './session.js';
import type { SignInOutcome } from './sign-in.service.js';

export type PostedForm = Record<string, unknown>;

/** Addresses in the portal of the pages that the doors lead to. */
const PAGES = {
  home: { es: '/es', en: '/en' },
  signIn: { es: '/es/entrar', en: '/en/sign-in' },
  code: { es: '/es/entrar/codigo', en: '/en/sign-in/code' },
  confirm: { es: '/es/entrar/confirmar', en: '/en/sign-in/confirm' },
  welcome: { es: '/es/entrar/bienvenida', en: '/en/sign-in/welcome' },
  secondStep: { es: '/es/entrar/segundo-paso', en: '/en/sign-in/second-step' },
  account: { es: '/es/mi-cuenta', en: '/en/my-account' },
} as const satisfies Record<string, Record<Language, string>>;
export type DoorPage = keyof typeof PAGES;

/** People have a quarter of an hour between one step of signing in and the next. */
const STEP_SECONDS = 900;
const SEALED_FOR = 'door';
type StepKind = 'request' | 'token' | 'oidc';

export const fieldText = (form: PostedForm | undefined, name: string): string | undefined => {
  const value = form?.[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** The work that all doors share: setting cookies, and choosing the next page. */
@Injectable()
export class Doors {
  constructor(
    private readonly sessions: Sessions,
    private readonly site: Site,
    private readonly secrets: Secrets,
    private readonly returned: ReturnedForms,
  ) {}

  languageFrom(request: FastifyRequest, form?: PostedForm): Language {
    const said = fieldText(form, 'language');
    return LANGUAGES.find((known) => known === said) ?? languageOf(request.headers['accept-language']);
  }

  lead(reply: FastifyReply, page: DoorPage, language: Language, query: Record<string, string> = {}): void {
    this.goTo(reply, this.at(page, language, query));
  }

  at(page: DoorPage, language: Language, query: Record<string, string> = {}): string {
    const search = new URLSearchParams(query).toString();
    return PAGES[page][language] + (search ? `?${search}` : '');
  }

  goTo(reply: FastifyReply, address: string): void {
    void reply.header('cache-control', 'no-store').redirect(address, 303);
  }

  /** Leads people on after the first factor: to their page, to the second step, or to the welcome of a newcomer. */
  async arrive(
    request: FastifyRequest,
    reply: FastifyReply,
    language: Language,
    outcome: SignInOutcome,
  ): Promise<void> {
    if (outcome.kind === 'newcomer') {
      this.remember(reply, 'token', outcome.token);
      return this.lead(reply, 'welcome', language);
    }
    const { session, accountId, returnTo } = outcome;
    await this.enter(request, reply, session);
    if (await this.sessions.owesSecondFactor(accountId)) {
      return this.lead(reply, 'secondStep', language, returnTo ? { returnTo } : {});
    }
    return returnTo ? this.goTo(reply, returnTo) : this.lead(reply, 'home', language);
  }

  /** Signs in. Any former session of this browser ends, because another person may use it now. */
  async enter(request: FastifyRequest, reply: FastifyReply, session: OpenedSession): Promise<void> {
    const before = await this.sessions.stored(request.headers.cookie);
    if (before) await this.sessions.end(before.accountId, before.id);
    await this.replace(request, reply, session);
  }

  /** Sets the cookie of a new session, and renews the secret of returned forms; the waiting forms stay available. */
  async replace(request: FastifyRequest, reply: FastifyReply, { token, expiresAt }: OpenedSession): Promise<void> {
    const renewed = await this.returned.renew(request.headers.cookie);
    if (renewed) reply.header('set-cookie', renewed);
    reply.header('set-cookie', sessionCookie(token, expiresAt, this.site.https));
    reply.header('set-cookie', this.step('', 0));
    reply.header('set-cookie', this.sealed('', 0));
  }

  /** Signs out, and forgets the returned forms: the next person at a shared machine could read them. */
  async leave(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    reply.header('set-cookie', noSessionCookie(this.site.https));
    reply.header('set-cookie', await this.returned.forgetAll(request.headers.cookie));
  }

  remember(reply: FastifyReply, kind: StepKind, value: string): void {
    reply.header('set-cookie', this.step(`${kind}.${value}`, STEP_SECONDS));
  }

  remembered(request: FastifyRequest, kind: StepKind): string | undefined {
    const value = cookieOf(COOKIES.signInStep, request.headers.cookie, this.site.https);
    if (!value?.startsWith(`${kind}.`) || unholdableIn(value)) return undefined;
    return value.slice(kind.length + 1);
  }

  /** The message that a door gave this browser a moment ago. */
  told(cookies: string | undefined): DoorTold | null {
    const value = cookieOf(COOKIES.door, cookies, this.site.https);
    if (!value) return null;
    try {
      return JSON.parse(this.secrets.open(Buffer.from(value, 'base64url'), SEALED_FOR)) as DoorTold;
    } catch {
      // The cookie was invented, or it was sealed with a former key.
      return null;
    }
  }

  tell(reply: FastifyReply, told: DoorTold): void {
    const sealed = this.secrets.seal(fitting(told), SEALED_FOR).toString('base64url');
    reply.header('set-cookie', this.sealed(sealed, STEP_SECONDS));
  }

  /** Shows a refusal on the page together with the typed values. Any other error is a bug and is thrown again. */
  async refusedAt(
    request: FastifyRequest,
    reply: FastifyReply,
    page: DoorPage,
    language: Language,
    given: { returnTo?: string | null; typed?: Record<string, string | undefined> },
    work: () => Promise<void>,
  ): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, values = {} } = error.problems[0]!;
      const before = this.told(request.headers.cookie);
      const returnTo = given.returnTo ?? null;
      const typed = Object.fromEntries(Object.entries(given.typed ?? {}).filter(([, value]) => value !== undefined));
      this.tell(reply, {
        page,
        problem: { code, values },
        typed: { ...before?.typed, ...(typed as Record<string, string>) },
        returnTo: returnTo ?? before?.returnTo ?? null,
      });
      this.lead(reply, page, language, returnTo ? { returnTo } : {});
    }
  }

  private sealed(value: string, seconds: number): string {
    return cookie(COOKIES.door, value, `Max-Age=${seconds}`, this.site.https);
  }

  private step(value: string, seconds: number): string {
    return cookie(COOKIES.signInStep, value, `Max-Age=${seconds}`, this.site.https);
  }
}
