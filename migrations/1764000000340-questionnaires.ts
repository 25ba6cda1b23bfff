import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createTable, dropTables, versioned } from './support/tables.js';

const NEW_OF_REPORT = ['questionnaire_id', 'answers', 'import_row_id'];

/**
 * Each voice of a plan may be asked more than the level and the words of a report. A questionnaire has versions that
 * never change, and a report keeps the version that it answers. An imported report names the row that it came from.
 */
export class Questionnaires1764000000340 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTable(db, 'questionnaire', {
      kind: 'kept',
      public: {
        id: 'uuid primary key',
        plan_id: 'uuid not null references plan',
        voice: `text not null check (voice in ('owner', 'counterpart', 'monitoring_body'))`,
        number: 'int not null check (number > 0)',
        questions: `jsonb not null check (jsonb_typeof(questions) = 'array')`,
        created_at: 'timestamptz(3) not null default now()',
      },
      constraints: { questionnaire_number_once: 'unique (plan_id, voice, number)' },
    });
    await addColumns(db, 'milestone_report', {
      public: {
        questionnaire_id: 'uuid references questionnaire',
        answers: `jsonb not null default '{}' check (jsonb_typeof(answers) = 'object')`,
        import_row_id: 'uuid references import_row',
      },
    });
    await versioned(db, 'milestone_report');
    await db.query(
      'create index milestone_report_import_row on milestone_report (import_row_id) where import_row_id is not null',
    );
    await addColumns(db, 'milestone_report_step', { public: { answers: 'jsonb' } });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table milestone_report_step drop column answers');
    await db.query('drop function past.milestone_report_at(timestamptz)');
    for (const table of ['milestone_report', 'history.milestone_report'])
      await db.query(`alter table ${table} ${NEW_OF_REPORT.map((column) => `drop column ${column}`).join(', ')}`);
    await versioned(db, 'milestone_report');
    await dropTables(db, ['questionnaire']);
  }
}
