import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A response that was revised may be contested afresh: a contest belongs to one version, and one at most is open. */
export class ContestOfAVersion1764000000102 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table response_contest drop constraint response_contest_once,
      add constraint response_contest_once unique (response_id, contested_version)`);
    await db.query(
      `create unique index response_contest_open_once on response_contest (response_id) where state = 'open'`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index response_contest_open_once');
    await db.query(`alter table response_contest drop constraint response_contest_once,
      add constraint response_contest_once unique (response_id)`);
  }
}
