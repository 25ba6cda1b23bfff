import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counting the commitments that a visitor may see needs nothing but their state: a small index instead of the table. */
export class CommitmentCount1764000000041 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('create index commitment_state on commitment (state)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index commitment_state');
  }
}
