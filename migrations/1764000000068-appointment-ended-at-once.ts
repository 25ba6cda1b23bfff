import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An appointment that is ended at once counts no longer from that moment, and the register still says truly that it was
 * held that day: until now it was said to have ended the day before, or was gone when it had begun the same day.
 */
export class AppointmentEndedAtOnce1764000000068 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('alter table appointment add column ended_at timestamptz');
    await db.query(`comment on column appointment.ended_at is 'public'`);
    await db.query(
      `alter table appointment add constraint appointment_ended_has_last_day check (ended_at is null or until_on is not null)`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table appointment drop column ended_at');
  }
}
