import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, versioned } from './support/tables.js';

/** A commitment says which one of an earlier plan it carries on. */
export class CarriedOver1764000000214 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'commitment', { public: { carried_over_from: 'uuid references commitment' } });
    await db.query(
      'create index commitment_carried_over on commitment (carried_over_from) where carried_over_from is not null',
    );
    await versioned(db, 'commitment');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function past.commitment_at(timestamptz)');
    for (const table of ['commitment', 'history.commitment'])
      await db.query(`alter table ${table} drop column carried_over_from`);
    await versioned(db, 'commitment');
  }
}
