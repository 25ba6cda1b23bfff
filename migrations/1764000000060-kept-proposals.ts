import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createTable, dropTables } from './support/tables.js';

/** Tables that remember where somebody goes on after signing in. */
const WAYS_IN = ['sign_in_link', 'oidc_flow'];

/**
 * Proposals that somebody began without an account. Their text is sealed under a token that only its writer has, and
 * that the way in carries for a quarter of an hour: there it is sealed too.
 */
export class KeptProposals1764000000060 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTable(db, 'kept_proposal', {
      kind: 'technical',
      internal: {
        id: 'uuid primary key',
        token_hash: 'bytea not null',
        plan_id: 'uuid not null references plan',
        created_at: 'timestamptz(3) not null',
        expires_at: 'timestamptz(3) not null',
      },
      personal: {
        text_sealed: 'bytea',
        // Whose draft it became, and which: then the text here is gone.
        account_id: 'uuid references account',
        proposal_id: 'uuid references proposal',
      },
      constraints: {
        kept_proposal_token_once: 'unique (token_hash)',
        kept_proposal_is_kept_or_claimed: `check ((text_sealed is null) = (account_id is not null)
          and (account_id is null) = (proposal_id is null))`,
      },
      indexes: {
        'index kept_proposal_expiry': '(expires_at)',
        'index kept_proposal_account': '(account_id) where account_id is not null',
      },
    });
    for (const table of WAYS_IN) {
      await db.query(`delete from ${table}`);
      await db.query(`alter table ${table} drop column return_to`);
      await addColumns(db, table, { internal: { return_to_sealed: 'bytea' } });
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of WAYS_IN) {
      await db.query(`alter table ${table} drop column return_to_sealed`);
      await addColumns(db, table, { internal: { return_to: 'text' } });
    }
    await dropTables(db, ['kept_proposal']);
  }
}
