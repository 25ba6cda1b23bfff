import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A member that is released from answering a proposal is so in public: the debt keeps the reason and the moment. */
export class ReleasedDebts1764000000105 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table response_assignment add column released_at timestamptz(3), add column release_reason text,
        add constraint response_assignment_released_with_a_reason
          check ((released_at is null) = (release_reason is null) and (released_at is null or state = 'released'))`);
    await db.query(`comment on column response_assignment.released_at is 'public'`);
    await db.query(`comment on column response_assignment.release_reason is 'public'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table response_assignment drop column released_at, drop column release_reason');
  }
}
