import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The independent evaluator is ended by a decision of the forum: the register says of which session. */
export class AppointmentSession1764000000069 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('alter table appointment add column session_id uuid references session');
    await db.query(`comment on column appointment.session_id is 'public'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table appointment drop column session_id');
  }
}
