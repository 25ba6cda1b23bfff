import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns } from './support/tables.js';

/**
 * All that waits in one browser is found together, to be moved under a new secret when somebody signs in, and forgotten
 * when they leave. Forms that wait while this runs are let go: their text does not say where they belong.
 */
export class ReturnedFormsOfABrowser1764000000120 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('delete from returned_form');
    await addColumns(db, 'returned_form', { internal: { browser_hash: 'bytea not null' } });
    await db.query('create index returned_form_browser on returned_form (browser_hash)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('delete from returned_form');
    await db.query('alter table returned_form drop column browser_hash');
  }
}
