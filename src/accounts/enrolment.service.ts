import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { encodeId } from '../api/node-id.js';
import { requireNotice } from '../domain/account.js';
import type { Language } from '../domain/localized-text.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { takeName } from './taken-names.js';

/** The decisions of a newcomer. Nothing about them is kept before they decide. */
export interface Newcomer {
  /** Version of the privacy notice that the newcomer accepted. */
  notice: number | null;
  publicName: string | undefined;
}

/** A person as an identity provider names them. */
export interface ProvidedIdentity {
  issuer: string;
  subject: string;
}

/** Facts that were proven about a newcomer before they decided anything. */
export interface Proven {
  /** Canonical form of the address, as for every address that is compared or kept. */
  email: string | null;
  identity: ProvidedIdentity | null;
  language: Language;
}

/** Letters and digits that are not mistaken for one another when read aloud. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Opens accounts, with an entry in the public log. The handle is random: it says nothing about the person. */
@Injectable()
export class Enrolment {
  constructor(private readonly clock: Clock) {}

  /**
   * The account that an address in canonical form opens. The address is locked until the transaction ends, so that it
   * never gets two accounts. An address that was set aside counts again once the other account is gone.
   */
  async accountOf(manager: EntityManager, email: string): Promise<string | null> {
    await manager.query(`select pg_advisory_xact_lock(hashtextextended('address ' || $1, 0))`, [email]);
    const [row] = await manager.query(
      'select account_id from account_contact where email = $1 order by set_aside_as nulls first, account_id limit 1',
      [email],
    );
    return row?.account_id ?? null;
  }

  async open(
    manager: EntityManager,
    { email, identity, language }: Proven,
    { notice, publicName: name }: Newcomer,
  ): Promise<string> {
    const version = requireNotice(notice);
    const shown = await takeName(manager, name);
    const [id, now] = [newId(), this.clock.now()];
    await manager.query('select open_entry()');
    await manager.query(
      `insert into account (id, handle, public_name, language, created_at, notice_version, notice_at)
       values ($1, $2, $3, $4, $5, $6, $5)`,
      [id, newHandle(), shown, language, now, version],
    );
    if (email) await manager.query('insert into account_contact (account_id, email) values ($1, $2)', [id, email]);
    if (identity) await this.link(manager, id, identity);
    await manager.query(`select record('person', null, 'account.opened', $1, null, '{}')`, [encodeId('Account', id)]);
    return id;
  }

  async link(manager: EntityManager, accountId: string, { issuer, subject }: ProvidedIdentity): Promise<void> {
    await manager.query('insert into oidc_identity (issuer, subject, account_id, linked_at) values ($1, $2, $3, $4)', [
      issuer,
      subject,
      accountId,
      this.clock.now(),
    ]);
  }
}

function newHandle(): string {
  return `p-${Array.from({ length: 10 }, () => READABLE[randomInt(READABLE.length)]).join('')}`;
}
