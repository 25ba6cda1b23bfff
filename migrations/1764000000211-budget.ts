import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, versioned } from './support/tables.js';

/** A commitment says what it may cost: an amount with its currency. */
export class Budget1764000000211 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'commitment', { public: { budget: 'jsonb' } });
    await versioned(db, 'commitment');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function past.commitment_at(timestamptz)');
    for (const table of ['commitment', 'history.commitment']) await db.query(`alter table ${table} drop column budget`);
    await versioned(db, 'commitment');
  }
}
