import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables } from './support/tables.js';

/** One row that tells whether a server holds the key that this database was sealed with. It gives the key to nobody. */
export class KeyProof1764000000089 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTable(db, 'key_proof', {
      kind: 'technical',
      internal: {
        single: 'boolean primary key default true check (single)',
        fingerprint: 'bytea not null',
        made_at: 'timestamptz(3) not null',
      },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, ['key_proof']);
  }
}
