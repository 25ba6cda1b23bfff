import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { placeOnThisSite } from '../domain/account.js';
import { MINUTE_MS } from '../domain/days.js';
import { requireEmail } from '../domain/email.js';
import type { Language } from '../domain/localized-text.js';
import { type ProblemCode, refuse } from '../domain/refusal.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { countAgainst } from '../kernel/limits.js';
import { Site } from '../kernel/site.js';
import { addressKey } from './address.js';
import { Enrolment, type ProvidedIdentity, type Newcomer, type Proven } from './enrolment.service.js';
import { countGuessOfLetter } from './guesses.js';
import { SealedLetters } from './sealed-letters.js';
import { Secrets } from './secrets.js';
import { type OpenedSession, Sessions } from './session.js';
import { newToken, tokenHash } from './tokens.js';

export interface SignInRequest {
  email: string;
  language: Language;
  returnTo?: string | null;
  /** Network address of the request. */
  address: string;
}

/** The token from the link, or the code beside it with the request that it belongs to. */
export type SignInProof = { token: string } | { request: string; code: string };

export type SignInOutcome =
  | { kind: 'signed_in'; session: OpenedSession; accountId: string; returnTo: string | null }
  /** No account has this address yet: show the notice, then confirm again with this token and a name. */
  | { kind: 'newcomer'; token: string };

interface Link {
  id: string;
  code_hash: Buffer;
  language: Language;
  return_to_sealed: Buffer | null;
  email_sealed: Buffer | null;
  identity_sealed: Buffer | null;
}

const MINUTES = 15;
const GUESSES = 5;
const PER_ADDRESS = { most: 60, seconds: 900 };
const PER_EMAIL = { most: 5, seconds: 900 };

/** Page with one button that the link leads to, because mail scanners follow links and must not use them up. */
const CONFIRM_PAGE: Record<Language, string> = { es: '/es/entrar/confirmar', en: '/en/sign-in/confirm' };

/** Signs in by mail. The steps and the time they take are the same whether the address has an account or not. */
@Injectable()
export class SignIn {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly site: Site,
    private readonly secrets: Secrets,
    private readonly sessions: Sessions,
    private readonly enrolment: Enrolment,
    private readonly letters: SealedLetters,
  ) {}

  /** Sends a link and a code; returns the name of the request, which the browser keeps. */
  async request({ email: given, language, returnTo, address }: SignInRequest): Promise<{ request: string }> {
    const email = requireEmail(given, ['input', 'email']);
    const [id, token, now] = [newId(), newToken(), this.clock.now()];
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const key = this.keyOf(email);
    await this.db.transaction(async (manager) => {
      const tx = { manager, now };
      await countAgainst(tx, `sign-in from ${await addressKey(manager, address, now)}`, PER_ADDRESS);
      await countAgainst(tx, `sign-in to ${key.toString('base64url')}`, PER_EMAIL);
      await manager.query(
        `insert into sign_in_link (id, token_hash, code_hash, purpose, return_to_sealed, created_at, expires_at, language, email_key, email_sealed)
         values ($1, $2, $3, 'sign_in', $4, $5, $6, $7, $8, $9)`,
        [
          id,
          tokenHash(token),
          this.codeHash(id, code),
          this.sealPlace(placeOnThisSite(returnTo)),
          now,
          new Date(now.getTime() + MINUTES * MINUTE_MS),
          language,
          key,
          this.secrets.seal(email, 'sign-in'),
        ],
      );
      const link = `${this.site.origin}${CONFIRM_PAGE[language]}?t=${token}`;
      await this.letters.enqueue(manager, {
        to: email,
        language,
        template: 'sign_in',
        values: { link, code, minutes: MINUTES },
        until: new Date(now.getTime() + MINUTES * MINUTE_MS).toISOString(),
      });
    });
    return { request: id };
  }

  /** Opens a session; for a new address only with an accepted notice and a public name. */
  async confirm(proof: SignInProof, newcomer?: Newcomer): Promise<SignInOutcome> {
    const wrong = (code: ProblemCode): never => refuse(code, ['input', 'token' in proof ? 'token' : 'code']);
    // The count of a wrong guess must stay, so the refusal comes after the commit.
    const outcome = await this.db.transaction(async (manager): Promise<SignInOutcome | ProblemCode> => {
      const link = await this.find(manager, proof);
      if (!link) return 'LINK_INVALID';
      const proven = this.provenBy(link);
      const accountId = proven.email ? await this.enrolment.accountOf(manager, proven.email) : null;
      if ('code' in proof) {
        const whose = accountId ?? this.keyOf(proven.email!).toString('base64url');
        await countGuessOfLetter({ manager, now: this.clock.now() }, whose);
      }
      if ('code' in proof && !this.codeHash(link.id, proof.code.trim()).equals(link.code_hash)) {
        await manager.query('update sign_in_link set attempts = attempts + 1 where id = $1', [link.id]);
        return 'CODE_INVALID';
      }
      if (!accountId && !newcomer) return { kind: 'newcomer', token: await this.keepFor(manager, link, proof) };
      const id = accountId ?? (await this.enrolment.open(manager, proven, newcomer!));
      await manager.query('delete from sign_in_link where id = $1', [link.id]);
      const session = await this.sessions.open(manager, id, proven.identity ? 'oidc' : 'email');
      return { kind: 'signed_in', session, accountId: id, returnTo: this.openPlace(link.return_to_sealed) };
    });
    return typeof outcome === 'string' ? wrong(outcome) : outcome;
  }

  /** Keeps what an identity provider said of a person until that person accepts the notice. */
  async await(manager: EntityManager, { email, identity, language, returnTo }: Proven & { returnTo: string | null }) {
    const [id, token, now] = [newId(), newToken(), this.clock.now()];
    await manager.query(
      `insert into sign_in_link (id, token_hash, code_hash, purpose, return_to_sealed, created_at, expires_at, language, email_sealed, identity_sealed)
       values ($1, $2, $3, 'sign_in', $4, $5, $6, $7, $8, $9)`,
      [
        id,
        tokenHash(token),
        tokenHash(newToken()),
        this.sealPlace(returnTo),
        now,
        new Date(now.getTime() + MINUTES * MINUTE_MS),
        language,
        email && this.secrets.seal(email, 'sign-in'),
        identity && this.secrets.seal(JSON.stringify(identity), 'identity'),
      ],
    );
    return token;
  }

  private provenBy({ email_sealed: email, identity_sealed: identity, language }: Link): Proven {
    return {
      email: email && this.secrets.open(email, 'sign-in'),
      identity: identity && (JSON.parse(this.secrets.open(identity, 'identity')) as ProvidedIdentity),
      language,
    };
  }

  /** Keeps the request open: its code works once, so a new token carries the proof. */
  private async keepFor(manager: EntityManager, link: Link, proof: SignInProof): Promise<string> {
    if ('token' in proof) return proof.token;
    const token = newToken();
    await manager.query('update sign_in_link set token_hash = $2, attempts = $3 where id = $1', [
      link.id,
      tokenHash(token),
      GUESSES,
    ]);
    return token;
  }

  private async find(manager: EntityManager, proof: SignInProof): Promise<Link | undefined> {
    const now = this.clock.now();
    const [condition, value] =
      'token' in proof
        ? ['token_hash = $1', tokenHash(proof.token)]
        : [`id::text = $1 and attempts < ${GUESSES}`, proof.request];
    const [link] = await manager.query(
      `select id, code_hash, language, return_to_sealed, email_sealed, identity_sealed from sign_in_link
        where ${condition} and purpose = 'sign_in' and expires_at > $2 for update`,
      [value, now],
    );
    return link;
  }

  /** Seals the page to return to, because its address may hold a secret: the token of a kept proposal. */
  sealPlace(place: string | null): Buffer | null {
    return place === null ? null : this.secrets.seal(place, 'return');
  }

  openPlace(sealed: Buffer | null): string | null {
    return sealed && this.secrets.open(sealed, 'return');
  }

  private keyOf(email: string): Buffer {
    return this.secrets.fingerprint(email, 'email');
  }

  /** A plain hash of six digits is soon guessed; this hash needs our key. */
  private codeHash(id: string, code: string): Buffer {
    return this.secrets.fingerprint(`${id} ${code}`, 'code');
  }
}
