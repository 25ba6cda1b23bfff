import { Inject, Injectable, Logger } from '@nestjs/common';
import * as oidc from 'openid-client';
import { DataSource, type EntityManager } from 'typeorm';
import { placeOnThisSite } from '../domain/account.js';
import { MINUTE_MS } from '../domain/days.js';
import { canonicalEmail } from '../domain/email.js';
import type { Language } from '../domain/localized-text.js';
import { refuse } from '../domain/refusal.js';
import { Clock } from '../kernel/clock.js';
import { Site } from '../kernel/site.js';
import { Enrolment, type ProvidedIdentity } from './enrolment.service.js';
import { type OidcFlow, openFlow, sealFlow } from './oidc-flow.js';
import { Secrets } from './secrets.js';
import { Sessions } from './session.js';
import { SignIn, type SignInOutcome } from './sign-in.service.js';
import { newToken } from './tokens.js';

export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string | null;
}
export const OIDC = Symbol('oidc settings');

const MINUTES = 10;
const SCOPE = 'openid email';

/**
 * Signs in with an identity provider, found by discovery: code flow with PKCE, state and nonce. An account is found
 * only by the issuer and subject, or by an address that the provider has verified.
 */
@Injectable()
export class Oidc {
  private readonly log = new Logger('accounts');
  private found: Promise<oidc.Configuration> | null = null;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly sessions: Sessions,
    private readonly enrolment: Enrolment,
    private readonly signIn: SignIn,
    private readonly site: Site,
    @Inject(OIDC) private readonly settings: OidcSettings | null,
  ) {}

  get offered(): boolean {
    return this.settings !== null;
  }

  /**
   * Gives the address of the provider, and sealed state for the browser, which proves later that this browser began the
   * sign-in.
   */
  async begin(
    origin: string,
    asked: { language: Language; returnTo: string | undefined },
  ): Promise<{ address: string; flow: string }> {
    const provider = await this.provider();
    const [verifier, state, nonce] = [oidc.randomPKCECodeVerifier(), newToken(), newToken()];
    const address = oidc.buildAuthorizationUrl(provider, {
      redirect_uri: this.callback(origin),
      scope: SCOPE,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    const flow = sealFlow(this.secrets, {
      state,
      nonce,
      verifier,
      returnTo: placeOnThisSite(asked.returnTo),
      language: asked.language,
      expiresAt: this.clock.now().getTime() + MINUTES * MINUTE_MS,
    });
    return { address: address.href, flow };
  }

  /** The sign-in that this browser began with the provider; `null` when it began none, or too long ago. */
  begun(kept: string | undefined): OidcFlow | null {
    return kept ? openFlow(this.secrets, kept, this.clock.now()) : null;
  }

  /**
   * Finishes a sign-in. `kept` is the state from this browser's cookie: an answer that another browser asked for is
   * refused.
   */
  async finish(origin: string, search: URLSearchParams, kept: string | undefined): Promise<SignInOutcome> {
    const flow = this.begun(kept);
    if (!flow || search.get('state') !== flow.state) refuse('OIDC_FAILED');
    const { email, ...identity } = await this.answer(origin, search, flow);
    const { returnTo, language } = flow;
    return this.db.transaction(async (manager) => {
      const accountId = await this.accountOf(manager, identity, email);
      if (accountId) {
        const session = await this.sessions.open(manager, accountId, 'oidc');
        return { kind: 'signed_in', session, accountId, returnTo };
      }
      return { kind: 'newcomer', token: await this.signIn.await(manager, { email, identity, language, returnTo }) };
    });
  }

  /** Reads the provider's answer. For any mistake in it people read the same sentence, without details. */
  private async answer(
    origin: string,
    search: URLSearchParams,
    flow: OidcFlow,
  ): Promise<ProvidedIdentity & { email: string | null }> {
    const provider = await this.provider();
    try {
      const current = new URL(`${this.callback(origin)}?${search}`);
      const tokens = await oidc.authorizationCodeGrant(provider, current, {
        pkceCodeVerifier: flow.verifier,
        expectedState: flow.state,
        expectedNonce: flow.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims()!;
      const said =
        claims['email'] === undefined ? await this.userInfo(provider, tokens.access_token, claims.sub) : claims;
      const verified = said['email_verified'] === true && typeof said['email'] === 'string';
      return { issuer: claims.iss, subject: claims.sub, email: verified ? usable(said['email'] as string) : null };
    } catch (error) {
      return this.failed(error);
    }
  }

  private async userInfo(
    provider: oidc.Configuration,
    accessToken: string,
    subject: string,
  ): Promise<Record<string, unknown>> {
    if (!provider.serverMetadata().userinfo_endpoint) return {};
    return oidc.fetchUserInfo(provider, accessToken, subject);
  }

  private async accountOf(
    manager: EntityManager,
    identity: ProvidedIdentity,
    email: string | null,
  ): Promise<string | null> {
    const [known] = await manager.query(
      `select i.account_id from oidc_identity i where i.issuer = $1 and i.subject = $2`,
      [identity.issuer, identity.subject],
    );
    if (known) return known.account_id;
    const accountId = email ? await this.enrolment.accountOf(manager, email) : null;
    if (accountId) await this.enrolment.link(manager, accountId, identity);
    return accountId;
  }

  private callback(origin: string): string {
    return `${this.site.publicUrl ?? origin}/sign-in/oidc/callback`;
  }

  /** Discovers the provider once; after a failure, the next sign-in tries again. */
  private provider(): Promise<oidc.Configuration> {
    if (!this.settings) refuse('OIDC_FAILED');
    this.found ??= discover(this.settings).catch((error: unknown) => {
      this.found = null;
      return this.failed(error);
    });
    return this.found;
  }

  /** Logs only the kind of the mistake: the rest could hold personal data from the provider. */
  private failed(error: unknown): never {
    const { name, code } = error as Error & { code?: string };
    this.log.warn({ failed: 'identity provider', name, code });
    refuse('OIDC_FAILED');
  }
}

/** An address without a canonical form is ignored: then only issuer and subject identify the person. */
function usable(email: string): string | null {
  const found = canonicalEmail(email);
  return 'email' in found ? found.email : null;
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<oidc.Configuration> {
  const server = new URL(issuer);
  // Plain HTTP is allowed only to a provider on this machine.
  const insecure = server.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(server.hostname);
  const execute = insecure ? [oidc.allowInsecureRequests] : [];
  const first = await oidc.discovery(server, clientId, undefined, oidc.None(), { execute });
  const metadata = first.serverMetadata();
  const methods = metadata.token_endpoint_auth_methods_supported;
  const basic = !methods || methods.includes('client_secret_basic');
  const authentication = !clientSecret
    ? oidc.None()
    : basic
      ? oidc.ClientSecretBasic(clientSecret)
      : oidc.ClientSecretPost(clientSecret);
  const provider = new oidc.Configuration(metadata, clientId, undefined, authentication);
  if (insecure) oidc.allowInsecureRequests(provider);
  return provider;
}
