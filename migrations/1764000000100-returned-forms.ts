import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables } from './support/tables.js';

/**
 * Forms that came back, until whoever wrote them sends them again: one for each browser and page. The text is sealed
 * under a secret that only the browser has, so no row says whose it is or what it says.
 */
export class ReturnedForms1764000000100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTable(db, 'returned_form', {
      kind: 'technical',
      internal: {
        id: 'uuid primary key',
        place_hash: 'bytea not null',
        created_at: 'timestamptz(3) not null',
        expires_at: 'timestamptz(3) not null',
      },
      personal: { text_sealed: 'bytea not null' },
      constraints: { returned_form_place_once: 'unique (place_hash)' },
      indexes: { 'index returned_form_expiry': '(expires_at)' },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, ['returned_form']);
  }
}
