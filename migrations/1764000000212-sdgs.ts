import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, versioned } from './support/tables.js';

/** A commitment says which of the Sustainable Development Goals it serves. */
export class Sdgs1764000000212 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'commitment', {
      public: { sdgs: `int[] not null default '{}' check (1 <= all (sdgs) and 17 >= all (sdgs))` },
    });
    await versioned(db, 'commitment');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function past.commitment_at(timestamptz)');
    for (const table of ['commitment', 'history.commitment']) await db.query(`alter table ${table} drop column sdgs`);
    await versioned(db, 'commitment');
  }
}
