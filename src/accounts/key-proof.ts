import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { ConfigError } from '../kernel/config-error.js';
import { Secrets } from './secrets.js';

/** The number of things that end when the key changes. */
export interface EndsWithKey {
  secondFactors: number;
  signInLinks: number;
  importedAuthors: number;
}

const WAYS_ON =
  'Give this server the key that the database was sealed with: set SECRET_KEY to what it was, or put secret.key back from the backup that holds this database. ' +
  'Only if that key is lost for good: `tequio database new-key` says what ends with it, and begins with the key that is here.';

/**
 * Proves that this server has the key that sealed the data. With another key the server would start, and then fail for
 * everybody who has a second factor.
 */
@Injectable()
export class KeyProof {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
  ) {}

  /** Keeps a fingerprint of the first key that a database meets, and compares every later key with it. */
  async check(): Promise<void> {
    const kept = await this.kept();
    const sealed = kept ? null : await this.lastSealed();
    if ((kept || sealed) && !this.secrets.isThere())
      throw new ConfigError(`The key of this database is missing: there is no ${this.secrets.place}. ${WAYS_ON}`);
    if (kept) return this.compare(kept);
    this.secrets.make();
    // A database older than this proof may hold sealed data: the key must open it.
    if (sealed) this.requireOpens(sealed);
    await this.db.query(
      'insert into key_proof (fingerprint, made_at) values ($1, $2) on conflict (single) do nothing',
      [this.own(), this.clock.now()],
    );
    // Another process may have stored its key first.
    this.compare((await this.kept())!);
  }

  /** Counts what a new key ends; `null` when this database already knows the present key. */
  async whatEnds(): Promise<EndsWithKey | null> {
    this.secrets.make();
    if ((await this.kept())?.equals(this.own())) return null;
    const [row] = await this.db.query(
      `select (select count(*)::int from second_factor) as "secondFactors",
              (select count(*)::int from sign_in_link where purpose = 'sign_in' and expires_at > $1) as "signInLinks",
              (select count(distinct pseudonym)::int from import_row) as "importedAuthors"`,
      [this.clock.now()],
    );
    return row;
  }

  /** Ends everything that only the former key could open, and stores the fingerprint of the present key. */
  async renew(): Promise<void> {
    await this.db.transaction(async (manager) => {
      await endSealed(manager);
      await manager.query(
        `insert into key_proof (fingerprint, made_at) values ($1, $2)
         on conflict (single) do update set fingerprint = excluded.fingerprint, made_at = excluded.made_at`,
        [this.own(), this.clock.now()],
      );
    });
  }

  private own(): Buffer {
    return this.secrets.fingerprint('the key of this database', 'key proof');
  }

  private async kept(): Promise<Buffer | null> {
    const [row] = await this.db.query('select fingerprint from key_proof');
    return row?.fingerprint ?? null;
  }

  private async lastSealed(): Promise<{ account_id: string; secret_sealed: Buffer } | null> {
    const [row] = await this.db.query(
      'select account_id, secret_sealed from second_factor order by created_at desc limit 1',
    );
    return row ?? null;
  }

  private compare(kept: Buffer): void {
    if (!kept.equals(this.own())) throw this.another();
  }

  private requireOpens({ account_id, secret_sealed }: { account_id: string; secret_sealed: Buffer }): void {
    try {
      this.secrets.open(secret_sealed, `totp ${account_id}`);
    } catch {
      throw this.another();
    }
  }

  private another(): ConfigError {
    return new ConfigError(`The key in ${this.secrets.place} is not the key of this database. ${WAYS_ON}`);
  }
}

async function endSealed(manager: EntityManager): Promise<void> {
  // A session that still waits for its second factor ends: without the factor it would be signed in by the first one
  // alone.
  await manager.query(
    `delete from login_session s using second_factor f
      where f.account_id = s.account_id and f.confirmed_at is not null and s.second_factor_at is null`,
  );
  await manager.query('update login_session set second_factor_at = null where second_factor_at is not null');
  await manager.query('delete from recovery_code');
  await manager.query('delete from second_factor');
  await manager.query(`delete from sign_in_link where purpose = 'sign_in'`);
}
