import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Plans are listed with the open ones first. Open windows are found by their end, and plans come along an index of the
 * order of the list; without these indexes each slice sorted all plans.
 */
export class OpenPlansFirst1764000000430 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('create index plan_window_ahead on plan_window (closes_at, opens_at, plan_id)');
    await db.query(
      `create index plan_submitted_last on plan ((coalesce(date '2000-01-01' - submitted_on, 999999)), slug, id)`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index plan_submitted_last, plan_window_ahead');
  }
}
