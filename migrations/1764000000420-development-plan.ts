import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, versioned } from './support/tables.js';

/** A commitment says which part of a development plan it serves. */
export class DevelopmentPlan1764000000420 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'commitment', { public: { development_plan: 'text' } });
    await versioned(db, 'commitment');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function past.commitment_at(timestamptz)');
    for (const table of ['commitment', 'history.commitment'])
      await db.query(`alter table ${table} drop column development_plan`);
    await versioned(db, 'commitment');
  }
}
