import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns } from './support/tables.js';

/** What was hidden in one act can be shown again in one. */
export class HiddenTogether1764000000103 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'moderation_decision', { internal: { batch_id: 'uuid' } });
    await db.query(
      'create index moderation_decision_batch on moderation_decision (batch_id) where batch_id is not null and lifted_at is null',
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table moderation_decision drop column batch_id');
  }
}
