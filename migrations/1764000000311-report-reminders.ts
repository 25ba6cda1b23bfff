import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables } from './support/tables.js';

/** The table says which letters about missing milestone reports were sent, so that none is sent twice. */
export class ReportReminders1764000000311 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTable(db, 'report_reminder', {
      kind: 'technical',
      internal: {
        plan_id: 'uuid not null references plan on delete cascade',
        institution_id: 'uuid not null references institution on delete cascade',
        period_start_on: 'date not null',
        kind: `text not null check (kind in ('before', 'after'))`,
        sent_at: 'timestamptz(3) not null',
      },
      constraints: { report_reminder_once: 'primary key (plan_id, institution_id, period_start_on, kind)' },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, ['report_reminder']);
  }
}
