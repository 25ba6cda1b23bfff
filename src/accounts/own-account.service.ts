import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { encodeId, uuidOf } from '../api/node-id.js';
import { requireNotice } from '../domain/account.js';
import type { Actor, Person, TokenScope } from '../domain/actor.js';
import { daysAfter } from '../domain/days.js';
import type { Language } from '../domain/localized-text.js';
import { themselves } from '../domain/own-account.js';
import { refuse } from '../domain/refusal.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { countAgainst } from '../kernel/limits.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { Transaction } from '../kernel/transaction.js';
import { Sessions } from './session.js';
import { takeName } from './taken-names.js';
import { newToken, tokenHash } from './tokens.js';

const TOKENS_AT_MOST = 20;
const TOKENS_MADE = { most: 30, seconds: 86_400 };

/** Commands of people on their own account, each about that account alone. */
@Injectable()
export class OwnAccount {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly work: UnitOfWork,
    private readonly sessions: Sessions,
  ) {}

  rename(actor: Actor, given: string): Promise<string> {
    return this.write(actor, 'account.renamed', async (tx, { accountId }) => {
      const name = await takeName(tx.manager, given);
      return set(tx, accountId, { public_name: name });
    });
  }

  setLanguage(actor: Actor, language: Language): Promise<string> {
    return this.write(actor, 'account.language_set', (tx, { accountId }) => set(tx, accountId, { language }));
  }

  acceptNotice(actor: Actor, version: number): Promise<string> {
    const accepted = requireNotice(version);
    return this.write(actor, 'account.notice_accepted', async (tx, { accountId }) => {
      const [, changed]: [unknown, number] = await tx.manager.query(
        `update account set notice_version = $2, notice_at = $3 where id = $1 and notice_version is distinct from $2`,
        [accountId, accepted, tx.now],
      );
      if (changed === 0) tx.unchanged(accountId);
    });
  }

  /**
   * Creates a token and returns it; it is shown once and only its hash is kept. The token proves as much as the session
   * that made it.
   */
  async createToken(actor: Actor, token: { name: string; scopes: TokenScope[]; days: number }): Promise<string> {
    const person = themselves(actor);
    const [secret, now] = [`tq_${newToken()}`, this.clock.now()];
    await this.db.transaction(async (manager) => {
      await countAgainst({ manager, now }, `token ${person.accountId}`, TOKENS_MADE);
      // The lock makes a removal of the second factor wait; the removal then finds the token too. A person without a
      // session acts through the command line, where the factor was proven in another way.
      const [session = { second_factor: person.sessionId === null && person.secondFactor }] = await manager.query(
        'select second_factor_at is not null as second_factor from login_session where id = $1 for share',
        [person.sessionId],
      );
      const [{ n }] = await manager.query(
        'select count(*)::int as n from api_token where account_id = $1 and expires_at > $2',
        [person.accountId, now],
      );
      if (n >= TOKENS_AT_MOST) refuse('TOKENS_AT_MOST', [], { most: TOKENS_AT_MOST });
      await manager.query(
        `insert into api_token (id, token_hash, second_factor, account_id, name, scopes, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          newId(),
          tokenHash(secret),
          session.second_factor,
          person.accountId,
          token.name.trim(),
          token.scopes,
          now,
          daysAfter(now, token.days),
        ],
      );
    });
    return secret;
  }

  async revokeToken(actor: Actor, id: string): Promise<void> {
    const { accountId } = themselves(actor);
    await this.db.query('delete from api_token where id = $1 and account_id = $2', [
      uuidOf('ApiToken', id, ['id']),
      accountId,
    ]);
  }

  async revokeSession(actor: Actor, id: string): Promise<void> {
    await this.sessions.end(themselves(actor).accountId, uuidOf('LoginSession', id, ['id']));
  }

  /** Ends every session, and with `tokens` every token: a thief of a session may have made one. */
  async revokeAll(actor: Actor, options: { tokens: boolean }): Promise<void> {
    const { accountId } = themselves(actor);
    await this.sessions.endAll(accountId);
    if (options.tokens) await this.db.query('delete from api_token where account_id = $1', [accountId]);
  }

  /** Writes the log entry: it names the account and the act, never the name that was given to the token. */
  private write(
    actor: Actor,
    verb: string,
    change: (tx: Transaction, person: Person) => Promise<unknown>,
  ): Promise<string> {
    const person = themselves(actor);
    return this.work.run(actor, async (tx) => {
      await change(tx, person);
      tx.record({ verb, subject: encodeId('Account', person.accountId), planId: null });
      return person.accountId;
    });
  }
}

/** A value that the account already has is not set again. */
async function set(tx: Transaction, accountId: string, value: { public_name: string } | { language: Language }) {
  const [[column, wanted]] = Object.entries(value) as [[string, string]];
  const [, changed]: [unknown, number] = await tx.manager.query(
    `update account set ${column} = $2 where id = $1 and ${column} is distinct from $2`,
    [accountId, wanted],
  );
  if (changed === 0) tx.unchanged(accountId);
}
