import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { generateSecret, generateURI, verify } from 'otplib';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../domain/actor.js';
import { proven, themselves } from '../domain/own-account.js';
import { refuse } from '../domain/refusal.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { countGuess } from './guesses.js';
import { Secrets } from './secrets.js';
import { type OpenedSession, Sessions, type StoredSession } from './session.js';

/** Shown only while a second factor is being set up, and never again. */
export interface Setup {
  secret: string;
  uri: string;
  recoveryCodes: string[];
}

interface Stored {
  secret_sealed: Buffer;
  setup_sealed: Buffer | null;
  last_step: string;
  confirmed_at: Date | null;
}

const STEP_SECONDS = 30;
const RECOVERY_CODES = 10;
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Codes of an authenticator app (TOTP), each valid once, and recovery codes in case the phone is lost. */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly sessions: Sessions,
  ) {}

  /**
   * Begins the setup, or begins it anew with another secret. The factor counts only after a code from the app confirms
   * it.
   */
  async start(actor: Actor): Promise<string> {
    const { accountId } = themselves(actor);
    const secret = generateSecret();
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    const started = await this.db.query(
      `insert into second_factor (account_id, secret_sealed, setup_sealed, created_at) values ($1, $2, $3, $4)
       on conflict (account_id) do update set secret_sealed = $2, setup_sealed = $3, created_at = $4, last_step = 0
         where second_factor.confirmed_at is null
       returning account_id`,
      [
        accountId,
        this.secrets.seal(secret, `totp ${accountId}`),
        this.secrets.seal(codes.join(' '), `recovery ${accountId}`),
        this.clock.now(),
      ],
    );
    if (started.length === 0) refuse('SECOND_FACTOR_ALREADY');
    return accountId;
  }

  /** The setup in progress; `null` before it begins and after it is confirmed. */
  async setup(actor: Actor): Promise<Setup | null> {
    const { accountId, handle } = themselves(actor);
    const stored = await this.find(this.db.manager, accountId);
    if (!stored?.setup_sealed || stored.confirmed_at) return null;
    const secret = this.secrets.open(stored.secret_sealed, `totp ${accountId}`);
    return {
      secret,
      uri: generateURI({ issuer: 'Tequio', label: handle, secret }),
      recoveryCodes: this.secrets.open(stored.setup_sealed, `recovery ${accountId}`).split(' '),
    };
  }

  /** Confirms the factor. Every later sign-in asks for it; this session has just proven it. */
  async confirm(actor: Actor, code: string): Promise<string> {
    const { accountId, sessionId } = themselves(actor);
    const done = await this.guess(accountId, async (manager) => {
      const stored = await this.find(manager, accountId);
      if (!stored?.setup_sealed || stored.confirmed_at) refuse('SECOND_FACTOR_NOT_STARTED');
      if (!(await this.fits(manager, accountId, stored, code))) return false;
      for (const recovery of this.secrets.open(stored.setup_sealed, `recovery ${accountId}`).split(' ')) {
        await manager.query('insert into recovery_code (id, code_hash, account_id) values ($1, $2, $3)', [
          newId(),
          this.recoveryHash(accountId, recovery),
          accountId,
        ]);
      }
      const now = this.clock.now();
      await manager.query('update second_factor set confirmed_at = $2, setup_sealed = null where account_id = $1', [
        accountId,
        now,
      ]);
      await manager.query('update login_session set second_factor_at = $2 where id = $1', [sessionId, now]);
      return true;
    });
    if (!done) refuse('CODE_INVALID', ['input', 'code']);
    return accountId;
  }

  /** The second step of signing in: a code of the app, or a recovery code. */
  async pass(session: StoredSession, code: string): Promise<OpenedSession> {
    const opened = await this.guess(session.accountId, async (manager) => {
      const stored = await this.find(manager, session.accountId);
      if (!stored?.confirmed_at) return null;
      const fits =
        (await this.fits(manager, session.accountId, stored, code)) ||
        (await this.useRecoveryCode(manager, session.accountId, code));
      return fits ? this.sessions.prove(manager, session.id) : null;
    });
    if (!opened) refuse('CODE_INVALID', ['input', 'code']);
    return opened;
  }

  /**
   * Removes the factor; sessions and tokens no longer count as proven by it. A session that still waits for the factor
   * ends, because it would otherwise be signed in by the first factor alone.
   */
  async remove(actor: Actor): Promise<string> {
    const { accountId } = proven(actor, true);
    await this.db.transaction(async (manager) => {
      await manager.query('delete from login_session where account_id = $1 and second_factor_at is null', [accountId]);
      await manager.query('update login_session set second_factor_at = null where account_id = $1', [accountId]);
      await manager.query('update api_token set second_factor = false where account_id = $1', [accountId]);
      await manager.query('delete from recovery_code where account_id = $1', [accountId]);
      await manager.query('delete from second_factor where account_id = $1', [accountId]);
    });
    return accountId;
  }

  /** Counts tries per account, over all sessions and processes, and also when the code is wrong. */
  private guess<T>(accountId: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.db.transaction(async (manager) => {
      await countGuess({ manager, now: this.clock.now() }, accountId);
      return work(manager);
    });
  }

  private async fits(manager: EntityManager, accountId: string, stored: Stored, code: string): Promise<boolean> {
    const token = code.replaceAll(/\s/g, '');
    if (!/^\d{6}$/.test(token)) return false;
    const secret = this.secrets.open(stored.secret_sealed, `totp ${accountId}`);
    const epoch = Math.floor(this.clock.now().getTime() / 1000);
    const result = await verify({ secret, token, epoch, epochTolerance: STEP_SECONDS });
    if (!result.valid) return false;
    const step = Math.floor(epoch / STEP_SECONDS) + (result.delta ?? 0);
    // Somebody may have seen the code over a shoulder, so neither it nor a code of an earlier step works again.
    const [used] = await manager.query(
      'update second_factor set last_step = $2 where account_id = $1 and last_step < $2 returning account_id',
      [accountId, step],
    );
    return used.length > 0;
  }

  private async useRecoveryCode(manager: EntityManager, accountId: string, code: string): Promise<boolean> {
    const [used] = await manager.query(
      'update recovery_code set used_at = $3 where account_id = $1 and code_hash = $2 and used_at is null returning id',
      [accountId, this.recoveryHash(accountId, code), this.clock.now()],
    );
    return used.length > 0;
  }

  private recoveryHash(accountId: string, code: string): Buffer {
    return this.secrets.fingerprint(`${accountId} ${code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`, 'recovery');
  }

  private async find(manager: EntityManager, accountId: string): Promise<Stored | undefined> {
    const [row] = await manager.query(
      'select secret_sealed, setup_sealed, last_step, confirmed_at from second_factor where account_id = $1',
      [accountId],
    );
    return row;
  }
}

function newRecoveryCode(): string {
  const part = () => Array.from({ length: 5 }, () => READABLE[randomInt(READABLE.length)]).join('');
  return `${part()}-${part()}`;
}
