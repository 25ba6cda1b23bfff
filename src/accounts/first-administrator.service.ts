import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { encodeId } from '../api/node-id.js';
import { type Actor, OPERATOR } from '../domain/actor.js';
import { hoursAfter } from '../domain/days.js';
import { themselves } from '../domain/own-account.js';
import { refuse } from '../domain/refusal.js';
import { Clock, type Moment, siteDay } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { Site } from '../kernel/site.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { isCurrentOnSql } from '../twins/appointment.sql.js';
import { ADMINISTRATORS_IN_TURN } from './administrators-in-turn.js';
import { newToken, tokenHash } from './tokens.js';

const HOURS = 24;
/** The page with one button, to which links in letters lead too. */
const PAGE = '/es/entrar/confirmar';

/**
 * Appoints the first administrator. While there is none, each start prints a link, which only the operator of the
 * server can read. A person who opens it signed in becomes the administrator; the link works once.
 */
@Injectable()
export class FirstAdministrator {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly site: Site,
    private readonly work: UnitOfWork,
  ) {}

  /** Gives a new link and makes earlier links invalid; `null` when there is an administrator already. */
  async link(): Promise<string | null> {
    return this.db.transaction(async (manager) => {
      const now = this.clock.now();
      if (await this.exists(manager, this.clock.moment())) return null;
      const token = newToken();
      await manager.query(`delete from sign_in_link where purpose = 'first_administrator'`);
      await manager.query(
        `insert into sign_in_link (id, token_hash, code_hash, purpose, created_at, expires_at, language)
         values ($1, $2, $3, 'first_administrator', $4, $5, 'es')`,
        [newId(), tokenHash(token), tokenHash(newToken()), now, hoursAfter(now, HOURS)],
      );
      return `${this.site.origin}${PAGE}?t=${token}`;
    });
  }

  async isFor(token: string): Promise<boolean> {
    const rows = await this.db.query(
      `select 1 from sign_in_link where token_hash = $1 and purpose = 'first_administrator'`,
      [tokenHash(token)],
    );
    return rows.length > 0;
  }

  async claim(actor: Actor, token: string): Promise<void> {
    const { accountId } = themselves(actor);
    await this.work.run(OPERATOR, async (tx) => {
      await tx.manager.query(ADMINISTRATORS_IN_TURN);
      const [[link]] = await tx.manager.query(
        `delete from sign_in_link where token_hash = $1 and purpose = 'first_administrator' and expires_at > $2 returning id`,
        [tokenHash(token), tx.now],
      );
      if (!link || (await this.exists(tx.manager, tx))) refuse('LINK_INVALID', ['input', 'token']);
      const id = newId();
      await tx.manager.query(
        `insert into appointment (id, account_id, role, from_on) values ($1, $2, 'administrator', $3)`,
        [id, accountId, siteDay(tx)],
      );
      tx.record({ verb: 'appointment.granted', subject: encodeId('Appointment', id), planId: null });
    });
  }

  private async exists(manager: EntityManager, moment: Moment): Promise<boolean> {
    const rows = await manager.query(
      `select 1 from appointment p where role = 'administrator' and ${isCurrentOnSql('p', '$1::date')}`,
      [siteDay(moment)],
    );
    return rows.length > 0;
  }
}
