import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The plans that cite a programme decide who may change it. Without these indexes each page of a programme, for
 * somebody who signed in, read the commitments of every plan.
 */
export class CitedProgrammes1764000000431 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('create index commitment_programmes on commitment using gin (programme_ids)');
    await db.query(
      'create index expression_of_interest_programmes on expression_of_interest using gin (programme_ids)',
    );
    await db.query('create index programme_owner on programme (owner_id)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index programme_owner, expression_of_interest_programmes, commitment_programmes');
  }
}
