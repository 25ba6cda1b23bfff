import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { encodeId } from '../api/node-id.js';
import type { Actor } from '../domain/actor.js';
import { proven, themselves } from '../domain/own-account.js';
import { refuse } from '../domain/refusal.js';
import { Clock, dayIn, HOME_TIME_ZONE } from '../kernel/clock.js';
import { countAgainst } from '../kernel/limits.js';
import { type LogEntry, type Transaction, UnitOfWork } from '../kernel/unit-of-work.js';
import { heldOn } from './held.sql.js';
import { type Freed, Leaving } from './leaving.js';
import { PERSONAL_DATA } from './personal-data.js';

const EXPORTS = { most: 10, seconds: 3600 };

export interface PersonalExport {
  about: string;
  exportedAt: string;
  /** By class of data (`personal`, `contact`, `public`), then by table: every row about the person. */
  data: Record<string, Record<string, Record<string, unknown>[]>>;
}

/** The right to have a copy of one's data, and the right to be forgotten (ARCO). */
@Injectable()
export class OwnData {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly work: UnitOfWork,
    private readonly leaving: Leaving,
  ) {}

  async export(actor: Actor): Promise<PersonalExport> {
    const { accountId } = themselves(actor);
    const [now, classes] = [this.clock.now(), await this.classes()];
    const data: PersonalExport['data'] = {};
    await this.db.transaction('REPEATABLE READ', async (manager) => {
      await countAgainst({ manager, now }, `export ${accountId}`, EXPORTS);
      for (const { table, of, withheld = [] } of PERSONAL_DATA) {
        const rows: Record<string, unknown>[] = await manager.query(`select * from ${table} where ${of}`, [accountId]);
        for (const [column, dataClass] of classes.get(table) ?? []) {
          if (withheld.includes(column)) continue;
          rows.forEach((row, index) => {
            const kept = ((data[dataClass] ??= {})[table] ??= []);
            (kept[index] ??= {})[column] = row[column];
          });
        }
      }
    });
    return { about: encodeId('Account', accountId), exportedAt: now.toISOString(), data };
  }

  /**
   * Name, address and everything that opens a door are gone, from the live tables and from history; the log keeps its
   * entries, which never held them, and still verifies.
   */
  async erase(actor: Actor, wish: { publicName: string; texts: boolean }): Promise<void> {
    const { accountId } = proven(actor, await this.hasSecondFactor(themselves(actor).accountId));
    await this.work.run(actor, async (tx) => {
      const [account] = await tx.manager.query('select public_name from account where id = $1 for update', [accountId]);
      if (account.public_name !== wish.publicName.normalize('NFC').trim()) {
        refuse('NAME_DOES_NOT_MATCH', ['input', 'publicName']);
      }
      await this.staysGoverned(tx, accountId);
      await tx.manager.query('delete from sign_in_link where email_key is not null and expires_at < $1::timestamptz', [
        tx.now,
      ]);
      for (const { erase, eraseAt = [], eraseTexts = [] } of PERSONAL_DATA) {
        for (const statement of [...(wish.texts ? eraseTexts : []), ...erase]) {
          await tx.manager.query(statement, [accountId]);
        }
        for (const statement of eraseAt) await tx.manager.query(statement, [accountId, tx.now]);
      }
      const freed = wish.texts ? await this.leaving.textsErased(tx, accountId) : [];
      tx.record({ verb: 'account.erased', subject: encodeId('Account', accountId), ...tellingOf(freed) });
    });
  }

  /** Whoever alone can appoint others hands that over first, or nobody ever could again. */
  private async staysGoverned(tx: Transaction, accountId: string): Promise<void> {
    const [{ own, others }] = await tx.manager.query(
      `select coalesce(bool_or(account_id = $1), false) as own, coalesce(bool_or(account_id <> $1), false) as others
         from appointment p where role = 'administrator' and ${heldOn('p', '$2::date')}`,
      [accountId, dayIn(HOME_TIME_ZONE, tx.now)],
    );
    if (own && !others) refuse('LAST_ADMINISTRATOR');
  }

  private async hasSecondFactor(accountId: string): Promise<boolean> {
    const rows = await this.db.query('select 1 from second_factor where account_id = $1 and confirmed_at is not null', [
      accountId,
    ]);
    return rows.length > 0;
  }

  /** The class of every column, as its migration declared it. */
  private async classes(): Promise<Map<string, [column: string, dataClass: string][]>> {
    const rows: { table: string; column: string; class: string }[] = await this.db.query(
      `select c.relname as table, a.attname as column, col_description(c.oid, a.attnum) as class
         from pg_attribute a join pg_class c on c.oid = a.attrelid
        where c.relnamespace = 'tequio'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
        order by c.relname, a.attnum`,
    );
    const classes = new Map<string, [string, string][]>();
    for (const row of rows) classes.set(row.table, [...(classes.get(row.table) ?? []), [row.column, row.class]]);
    return classes;
  }
}

/** Whoever follows what is free again reads of it in its plan; of more plans than one an entry cannot speak. */
function tellingOf(freed: Freed[]): Pick<LogEntry, 'planId' | 'about'> {
  const [planId = null, another] = new Set(freed.map((one) => one.planId));
  return { planId: another ? null : planId, ...(freed.length > 0 ? { about: freed.map(({ id }) => id) } : {}) };
}
