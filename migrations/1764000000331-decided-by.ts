import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, versioned } from './support/tables.js';

const NEW = ['decided_role', 'decided_institution_id'];

/** A move of dates says in which role and for which institution it was brought into force, declined or withdrawn. */
export class DecidedBy1764000000331 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'rebaseline', {
      public: { decided_role: 'text', decided_institution_id: 'uuid references institution' },
    });
    await versioned(db, 'rebaseline');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function past.rebaseline_at(timestamptz)');
    for (const table of ['rebaseline', 'history.rebaseline'])
      await db.query(`alter table ${table} ${NEW.map((column) => `drop column ${column}`).join(', ')}`);
    await versioned(db, 'rebaseline');
  }
}
