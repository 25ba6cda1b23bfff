import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables } from './support/tables.js';

/**
 * The table keeps the first draft that was read from a Word document until its sender begins a commitment with it or it
 * expires.
 */
export class DraftsFromWord1764000000255 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTable(db, 'word_draft', {
      kind: 'technical',
      internal: {
        id: 'uuid primary key',
        plan_id: 'uuid not null references plan',
        language: 'text not null',
        texts: 'jsonb not null',
        not_placed: 'jsonb not null',
        created_at: 'timestamptz(3) not null',
        expires_at: 'timestamptz(3) not null',
        // The commitment that began with it.
        commitment_id: 'uuid references commitment on delete set null',
      },
      personal: { account_id: 'uuid not null references account' },
      indexes: { 'index word_draft_account': '(account_id)', 'index word_draft_expiry': '(expires_at)' },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, ['word_draft']);
  }
}
