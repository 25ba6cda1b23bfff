import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns } from './support/tables.js';

/** A returned Word file may belong to the text of a plan itself; then it names no commitment. */
export class WordFilesOfPlans1764000000256 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'word_reading', { internal: { plan_id: 'uuid references plan' } });
    await db.query('update word_reading r set plan_id = c.plan_id from commitment c where c.id = r.commitment_id');
    await db.query(
      'alter table word_reading alter column plan_id set not null, alter column commitment_id drop not null',
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('delete from word_reading where commitment_id is null');
    await db.query('alter table word_reading alter column commitment_id set not null, drop column plan_id');
  }
}
