import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables } from './support/tables.js';

/** The table keeps what was read from a spreadsheet of milestone reports until its sender takes it or it expires. */
export class MilestoneReportsFiles1764000000310 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTable(db, 'milestone_reports_file', {
      kind: 'technical',
      internal: {
        id: 'uuid primary key',
        plan_id: 'uuid not null references plan',
        institution_id: 'uuid not null references institution',
        // The number of the period; null in a plan without a calendar.
        period: 'int',
        language: 'text not null',
        reading: 'jsonb not null',
        results: 'jsonb',
        created_at: 'timestamptz(3) not null',
        expires_at: 'timestamptz(3) not null',
        taken_at: 'timestamptz(3)',
      },
      personal: { account_id: 'uuid not null references account' },
      constraints: { milestone_reports_file_taken_has_results: 'check ((taken_at is null) = (results is null))' },
      indexes: {
        'index milestone_reports_file_account': '(account_id)',
        'index milestone_reports_file_expiry': '(expires_at)',
      },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, ['milestone_reports_file']);
  }
}
