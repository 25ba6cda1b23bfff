import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, versioned } from './support/tables.js';

/** Whoever moves, closes or reopens a window can name the version that they read. */
export class VersionOfWindows1764000000186 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'plan_window', { public: { version: 'int not null default 1' } });
    await versioned(db, 'plan_window');
    await db.query('update history.plan_window set version = 1');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function past.plan_window_at(timestamptz)');
    await db.query('alter table plan_window drop column version');
    await db.query('alter table history.plan_window drop column version');
    await versioned(db, 'plan_window');
  }
}
