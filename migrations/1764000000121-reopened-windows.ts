import type { MigrationInterface, QueryRunner } from 'typeorm';

const changes = (kinds: string) => `alter table window_change drop constraint window_change_change_check,
  add constraint window_change_change_check check (change in (${kinds}))`;

/** A window that was closed can be opened again. */
export class ReopenedWindows1764000000121 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(changes(`'opened', 'moved', 'closed', 'reopened'`));
  }

  /** What happened stays written: rows from after are not checked again. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`${changes(`'opened', 'moved', 'closed'`)} not valid`);
  }
}
