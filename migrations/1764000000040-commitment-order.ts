import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The list of every plan's commitments is read by position: without an index, 20 of them cost a sort of all. */
export class CommitmentOrder1764000000040 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('create index commitment_position on commitment (position, id)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index commitment_position');
  }
}
