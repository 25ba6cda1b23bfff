import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns } from './support/tables.js';

/** Whoever replaces a template, or answers many with it, names the text that they read. */
export class VersionOfTemplates1764000000129 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'response_template', { public: { version: 'int not null default 1' } });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table response_template drop column version');
  }
}
