import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, versioned } from './support/tables.js';

/** A suggestion can be about the role of one institution in a commitment. */
export class RolesSuggested1764000000260 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'suggestion', { public: { institution_id: 'uuid references institution' } });
    await versioned(db, 'suggestion');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function past.suggestion_at(timestamptz)');
    for (const table of ['suggestion', 'history.suggestion'])
      await db.query(`alter table ${table} drop column institution_id`);
    await versioned(db, 'suggestion');
  }
}
