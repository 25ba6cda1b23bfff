import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { encodeId } from '../api/node-id.js';
import { WORDS } from '../api/words/words.js';
import type { Actor } from '../domain/actor.js';
import type { Language } from '../domain/localized-text.js';
import { nameTyped } from '../domain/account.js';
import { proven, themselves } from '../domain/own-account.js';
import { refuse } from '../domain/refusal.js';
import { Clock, siteDay } from '../kernel/clock.js';
import { countAgainst } from '../kernel/limits.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { LogEntry, Transaction } from '../kernel/transaction.js';
import { isCurrentOnSql } from '../twins/appointment.sql.js';
import { ADMINISTRATORS_IN_TURN } from './administrators-in-turn.js';
import { type Freed, Leaving } from './leaving.js';
import { COPIED, columnsByTable, copySql, inWords, type Row } from './own-copy.js';
import { PERSONAL_DATA } from './personal-data.js';

const EXPORTS = { most: 10, seconds: 3600 };

/** The right to have a copy of one's data, and the right to be forgotten (ARCO). */
@Injectable()
export class OwnData {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly work: UnitOfWork,
    private readonly leaving: Leaving,
  ) {}

  /**
   * Exports the data in the words of the language. Things are named as in addresses of pages, never by our internal
   * ids.
   */
  async export(actor: Actor, language: Language): Promise<Record<string, unknown>> {
    const { accountId, handle } = themselves(actor);
    const [now, columns] = [this.clock.now(), await columnsByTable(this.db)];
    const { head, tables } = WORDS[language].copy;
    const data: Record<string, Row[]> = {};
    await this.db.transaction('REPEATABLE READ', async (manager) => {
      await countAgainst({ manager, now }, `export ${accountId}`, EXPORTS);
      for (const each of COPIED) {
        const rows: Row[] = await manager.query(copySql(each, columns.get(each.table)!), [accountId]);
        if (rows.length > 0) data[tables[each.table]!] = rows.map((row) => inWords(language, each.table, row));
      }
    });
    return {
      [head['about']!]: handle,
      [head['id']!]: encodeId('Account', accountId),
      [head['made']!]: now.toISOString(),
      [head['data']!]: data,
    };
  }

  /**
   * Erases the name, the address and everything that can sign in, from the live tables and from history. The log keeps
   * its entries, which never held these data, so it still verifies.
   */
  async erase(actor: Actor, wish: { publicName: string; texts: boolean }): Promise<void> {
    const { accountId } = proven(actor, await this.hasSecondFactor(themselves(actor).accountId));
    await this.work.run(actor, async (tx) => {
      const [account] = await tx.manager.query('select public_name from account where id = $1 for update', [accountId]);
      if (account.public_name !== nameTyped(wish.publicName)) {
        refuse('NAME_DOES_NOT_MATCH', ['input', 'publicName']);
      }
      await this.staysGoverned(tx, accountId);
      await tx.manager.query('delete from sign_in_link where email_key is not null and expires_at < $1::timestamptz', [
        tx.now,
      ]);
      const freed = wish.texts ? await this.eraseTexts(tx, accountId) : [];
      for (const { erase, eraseAt = [], eraseOn = [] } of PERSONAL_DATA) {
        for (const statement of erase) await tx.manager.query(statement, [accountId]);
        for (const statement of eraseAt) await tx.manager.query(statement, [accountId, tx.now]);
        for (const statement of eraseOn) await tx.manager.query(statement, [accountId, tx.now, tx.timeZone]);
      }
      tx.record({ verb: 'account.erased', subject: encodeId('Account', accountId), ...tellingOf(freed) });
    });
  }

  /**
   * Erases texts before the rest: a proposal that waits for a response again because of that also gives back the
   * supports of the person who leaves.
   */
  private async eraseTexts(tx: Transaction, accountId: string): Promise<Freed[]> {
    for (const { eraseTexts = [] } of PERSONAL_DATA) {
      for (const statement of eraseTexts) await tx.manager.query(statement, [accountId]);
    }
    return this.leaving.textsErased(tx, accountId);
  }

  /** The last administrator must appoint a successor before leaving. */
  private async staysGoverned(tx: Transaction, accountId: string): Promise<void> {
    await tx.manager.query(ADMINISTRATORS_IN_TURN);
    const [{ own, others }] = await tx.manager.query(
      `select coalesce(bool_or(account_id = $1), false) as own, coalesce(bool_or(account_id <> $1), false) as others
         from appointment p where role = 'administrator' and ${isCurrentOnSql('p', '$2::date')}`,
      [accountId, siteDay(tx)],
    );
    if (own && !others) refuse('LAST_ADMINISTRATOR');
  }

  private async hasSecondFactor(accountId: string): Promise<boolean> {
    const rows = await this.db.query('select 1 from second_factor where account_id = $1 and confirmed_at is not null', [
      accountId,
    ]);
    return rows.length > 0;
  }
}

/**
 * Names the freed proposals in the log entry, so that their followers read of it; the plan stands in it only when all
 * have the same.
 */
function tellingOf(freed: Freed[]): Pick<LogEntry, 'planId' | 'about'> {
  const [planId = null, another] = new Set(freed.map((one) => one.planId));
  return { planId: another ? null : planId, ...(freed.length > 0 ? { about: freed.map(({ id }) => id) } : {}) };
}
