import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Identity } from '../api/identity.js';
import { type Actor, type TokenScope, VISITOR } from '../domain/actor.js';
import { daysAfter } from '../domain/days.js';
import type { SignInWay } from '../domain/kinds.js';
import { refuse } from '../domain/refusal.js';
import { AskedTogether } from '../kernel/asked-together.js';
import { Clock, siteDay } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { Site } from '../kernel/site.js';
import { PERSON_COLUMNS, type PersonRow, personOf } from './actors.js';
import { sessionToken } from './session-cookie.js';
import { newToken, tokenHash } from './tokens.js';

type Credentials = Pick<IncomingHttpHeaders, 'cookie' | 'authorization'>;

export interface OpenedSession {
  token: string;
  expiresAt: Date;
}

/** A session as it is stored; the second factor may still be missing. */
export interface StoredSession {
  id: string;
  accountId: string;
  /** True when the account has a second factor that this session has not passed; until then nobody is signed in. */
  pending: boolean;
}

type Holders<Holder> = AskedTogether<Map<string, Holder>>;
type SessionHolder = PersonRow & { token_hash: Buffer; session_id: string; second_factor: boolean };
type TokenHolder = PersonRow & { token_hash: Buffer; scopes: TokenScope[]; second_factor: boolean };

const DAYS = 30;

/** Every sign-in asks for the account's second factor; until it is given, the session signs nobody in. */
const PENDING = `s.second_factor_at is null
  and exists (select from second_factor f where f.account_id = s.account_id and f.confirmed_at is not null)`;

/**
 * Sessions are rows that every request reads and no process keeps in memory: the end of a session or of an appointment
 * counts at once everywhere. A request without cookie or token costs no statement.
 */
@Injectable()
export class Sessions extends Identity {
  private readonly sessions = this.holders<SessionHolder>(
    `select ${PERSON_COLUMNS}, s.token_hash, s.id as session_id, s.second_factor_at is not null as second_factor
       from login_session s join account a on a.id = s.account_id
      where s.token_hash = any($2::bytea[]) and s.expires_at > $3 and a.erased_at is null and not (${PENDING})`,
  );
  private readonly tokens = this.holders<TokenHolder>(
    `select ${PERSON_COLUMNS}, k.token_hash, k.scopes, k.second_factor
       from api_token k join account a on a.id = k.account_id
      where k.token_hash = any($2::bytea[]) and k.expires_at > $3 and a.erased_at is null`,
  );

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly site: Site,
  ) {
    super();
  }

  async actorOf({ cookie, authorization }: Credentials): Promise<Actor> {
    if (authorization !== undefined) return this.bearer(authorization);
    const token = sessionToken(cookie, this.site.https);
    if (!token) return VISITOR;
    const row = await holderOf(token, this.sessions);
    if (!row) return VISITOR;
    return personOf(row, { scopes: null, secondFactor: row.second_factor, sessionId: row.session_id });
  }

  /** Refuses a wrong token: a program that went on as a visitor would take the visitor's view for its own. */
  private async bearer(authorization: string): Promise<Actor> {
    const token = /^Bearer (tq_[\w-]{20,100})$/i.exec(authorization)?.[1];
    if (!token) refuse('TOKEN_INVALID');
    const row = await holderOf(token, this.tokens);
    if (!row) refuse('TOKEN_INVALID');
    const { scopes } = row;
    const person = personOf(row, { scopes, secondFactor: row.second_factor, sessionId: null });
    if (scopes.includes('admin')) return person;
    return { ...person, appointments: person.appointments.filter(({ role }) => role !== 'administrator') };
  }

  /** The session behind a cookie, also while its second factor is missing. */
  async stored(cookie: string | undefined): Promise<StoredSession | null> {
    const token = sessionToken(cookie, this.site.https);
    if (!token) return null;
    const [row] = await this.db.query(
      `select s.id, s.account_id as "accountId", (${PENDING}) as pending
         from login_session s join account a on a.id = s.account_id
        where s.token_hash = $1 and s.expires_at > $2 and a.erased_at is null`,
      [tokenHash(token), this.clock.now()],
    );
    return row ?? null;
  }

  async owesSecondFactor(accountId: string): Promise<boolean> {
    const [row] = await this.db.query(
      'select exists (select from second_factor where account_id = $1 and confirmed_at is not null) as owes',
      [accountId],
    );
    return row.owes;
  }

  /** Opens a new session at every sign-in, so that nobody can hand a prepared session to another person. */
  async open(
    manager: EntityManager,
    accountId: string,
    way: SignInWay,
    options: { secondFactor?: boolean } = {},
  ): Promise<OpenedSession> {
    const [token, now] = [newToken(), this.clock.now()];
    const expiresAt = daysAfter(now, DAYS);
    await manager.query(
      `insert into login_session (id, token_hash, account_id, way, created_at, expires_at, second_factor_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(), tokenHash(token), accountId, way, now, expiresAt, options.secondFactor ? now : null],
    );
    return { token, expiresAt };
  }

  /** Records the second factor and gives the session a new token, so that a token seen before is worth nothing now. */
  async prove(manager: EntityManager, sessionId: string): Promise<OpenedSession | null> {
    const token = newToken();
    const [[row]] = await manager.query(
      'update login_session set token_hash = $2, second_factor_at = $3 where id = $1 returning expires_at',
      [sessionId, tokenHash(token), this.clock.now()],
    );
    return row ? { token, expiresAt: row.expires_at } : null;
  }

  /** Ends one session of this account; does nothing when the account has no session with that id. */
  async end(accountId: string, sessionId: string): Promise<void> {
    await this.db.query('delete from login_session where id = $1 and account_id = $2', [sessionId, accountId]);
  }

  async endAll(accountId: string): Promise<void> {
    await this.db.query('delete from login_session where account_id = $1', [accountId]);
  }

  private today(): string {
    return siteDay(this.clock.moment());
  }

  /** Finds the holders of tokens by hash; many requests at the same moment share one statement. */
  private holders<Holder extends PersonRow & { token_hash: Buffer }>(sql: string): Holders<Holder> {
    return new AskedTogether(async (hashes) => {
      const asked = hashes.map((hash) => Buffer.from(hash, 'hex'));
      const rows: Holder[] = await this.db.query(sql, [this.today(), asked, this.clock.now()]);
      return new Map(rows.map((row) => [row.token_hash.toString('hex'), row]));
    });
  }
}

async function holderOf<Holder>(token: string, holders: Holders<Holder>): Promise<Holder | undefined> {
  const hash = tokenHash(token).toString('hex');
  return (await holders.about(hash)).get(hash);
}
