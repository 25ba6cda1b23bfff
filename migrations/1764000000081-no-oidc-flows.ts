import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables } from './support/tables.js';

/** Anybody could add rows by opening a link; the browser carries what they held, sealed (`accounts/oidc-flow.ts`). */
export class NoOidcFlows1764000000081 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await dropTables(db, ['oidc_flow']);
  }

  async down(db: QueryRunner): Promise<void> {
    await createTable(db, 'oidc_flow', {
      kind: 'technical',
      internal: {
        state_hash: 'bytea primary key',
        nonce: 'text not null',
        verifier_sealed: 'bytea not null',
        language: 'text not null',
        expires_at: 'timestamptz(3) not null',
        return_to_sealed: 'bytea',
      },
    });
  }
}
