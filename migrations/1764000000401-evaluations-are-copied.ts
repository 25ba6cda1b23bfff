import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createTable, dropTables, versioned } from './support/tables.js';

const ADDED = {
  // The instant at which the document was copied from the address; null for a file that was sent here.
  copied_at: 'timestamptz(3)',
  not_copied: `text constraint evaluation_not_copied check (not_copied in ('not_public', 'too_many_redirects',
    'unreachable', 'answers_error', 'too_slow', 'too_large', 'type_not_kept', 'file_unusable'))`,
  not_opening_since: 'timestamptz(3)',
};

/** A server copies once what the address of an evaluation leads to, and looks at it each month, as for evidence. */
export class EvaluationsAreCopied1764000000401 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'evaluation', { public: ADDED });
    await versioned(db, 'evaluation');
    await createTable(db, 'evaluation_check', {
      kind: 'technical',
      internal: {
        evaluation_id: 'uuid primary key references evaluation on delete cascade',
        checked_at: 'timestamptz(3) not null',
      },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, ['evaluation_check']);
    await db.query('drop function past.evaluation_at(timestamptz)');
    const drops = Object.keys(ADDED).map((column) => `drop column ${column}`);
    for (const table of ['evaluation', 'history.evaluation'])
      await db.query(`alter table ${table} ${drops.join(', ')}`);
    await versioned(db, 'evaluation');
  }
}
