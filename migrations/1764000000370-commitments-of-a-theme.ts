import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A theme counts the milestones of its commitments; without an index each theme of a page read all commitments. */
export class CommitmentsOfATheme1764000000370 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('create index commitment_theme on commitment (theme_id)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index commitment_theme');
  }
}
