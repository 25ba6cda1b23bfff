import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  addColumns,
  createTable,
  dropTables,
  indexHistory,
  periodColumns,
  periodConstraints,
  versioned,
} from './support/tables.js';

const TABLES = ['milestone_report_step', 'rebaseline', 'rebaseline_agreement'];
const NEW_OF_REPORT = [
  'period_start_on',
  'period_end_on',
  'obstacles',
  'unchanged',
  'done_on',
  'justification',
  'sent_at',
  'checked_at',
  'checked_role',
  'checked_institution_id',
  'return_reason',
  'version',
  'created_at',
  'updated_at',
];
const NEW_OF_PLAN = ['reporting_months', 'reporting_days', 'checking_days', 'objection_days'];

/**
 * Milestone reports are written here: with a period, each step by whom, and a check by somebody else. Dates move only
 * with a reason and the consent of the other leads.
 */
export class MilestoneReports1764000000280 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'milestone_report', {
      public: {
        period_start_on: 'date',
        period_end_on: 'date',
        obstacles: 'jsonb check (is_localized(obstacles))',
        unchanged: 'boolean not null default false',
        done_on: 'date',
        justification: 'text',
        sent_at: 'timestamptz(3)',
        checked_at: 'timestamptz(3)',
        checked_role: 'text',
        checked_institution_id: 'uuid references institution',
        return_reason: 'text',
        version: 'int not null default 1',
        created_at: 'timestamptz(3)',
        updated_at: 'timestamptz(3)',
      },
    });
    await versioned(db, 'milestone_report');
    await states(db, { from: 'approved', to: 'checked' }, [
      'draft',
      'sent',
      'returned',
      'checked',
      'superseded',
      'published',
    ]);
    await db.query(
      `create unique index milestone_report_one_draft on milestone_report (milestone_id, voice, institution_id)
         nulls not distinct where state = 'draft'`,
    );
    await addColumns(db, 'plan', {
      public: {
        reporting_months:
          'int not null default 4 constraint plan_reporting_months check (reporting_months between 1 and 12)',
        reporting_days:
          'int not null default 15 constraint plan_reporting_days check (reporting_days between 0 and 90)',
        checking_days: 'int not null default 15 constraint plan_checking_days check (checking_days between 1 and 90)',
        objection_days:
          'int not null default 15 constraint plan_objection_days check (objection_days between 1 and 90)',
      },
    });
    await versioned(db, 'plan');

    await createTable(db, 'milestone_report_step', {
      kind: 'kept',
      public: {
        id: 'uuid primary key',
        report_id: 'uuid not null references milestone_report',
        number: 'int not null',
        kind: `text not null check (kind in ('sent', 'returned', 'checked', 'published'))`,
        status: 'text',
        narrative: 'jsonb',
        obstacles: 'jsonb',
        role: 'text not null',
        institution_id: 'uuid references institution',
        reason: 'text',
        created_at: 'timestamptz(3) not null',
      },
      constraints: { milestone_report_step_once: 'unique (report_id, number)' },
    });
    await createTable(db, 'rebaseline', {
      kind: 'logged',
      versioned: true,
      public: {
        id: 'uuid primary key',
        milestone_id: 'uuid not null references milestone',
        number: 'int not null',
        state: `text not null check (state in ('proposed', 'in_force', 'declined', 'withdrawn'))`,
        ...periodColumns('former_'),
        ...periodColumns('new_'),
        reason: 'text not null',
        role: 'text not null',
        institution_id: 'uuid references institution',
        decided_at: 'timestamptz(3)',
        decision_reason: 'text',
        objection: 'text',
        objection_institution_id: 'uuid references institution',
        objected_at: 'timestamptz(3)',
        synthetic: 'boolean not null default false',
        version: 'int not null default 1',
        created_at: 'timestamptz(3) not null',
      },
      constraints: {
        rebaseline_number_once: 'unique (milestone_id, number)',
        ...periodConstraints('rebaseline', 'former_'),
        ...periodConstraints('rebaseline', 'new_'),
      },
      indexes: {
        'unique index rebaseline_one_proposed': `(milestone_id) where state = 'proposed'`,
      },
    });
    await indexHistory(db, 'rebaseline', 'milestone_id');
    await createTable(db, 'rebaseline_agreement', {
      kind: 'kept',
      public: {
        id: 'uuid primary key',
        rebaseline_id: 'uuid not null references rebaseline',
        role: 'text not null',
        institution_id: 'uuid references institution',
        created_at: 'timestamptz(3) not null',
      },
      constraints: {
        rebaseline_agreement_once: 'unique nulls not distinct (rebaseline_id, institution_id)',
      },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, TABLES);
    await dropColumns(db, 'plan', NEW_OF_PLAN);
    await db.query('drop index milestone_report_one_draft');
    await withoutEntries(db, `delete from milestone_report where state = 'draft'`);
    await states(db, { from: 'checked', to: 'approved' }, ['sent', 'returned', 'approved', 'superseded', 'published']);
    await dropColumns(db, 'milestone_report', NEW_OF_REPORT);
  }
}

async function dropColumns(db: QueryRunner, table: string, columns: string[]): Promise<void> {
  await db.query(`drop function past.${table}_at(timestamptz)`);
  for (const name of [table, `history.${table}`])
    await db.query(`alter table ${name} ${columns.map((column) => `drop column ${column}`).join(', ')}`);
  await versioned(db, table);
}

/** Renames a state in every row, past ones too; nothing happened, so nothing is recorded and no past row is made. */
async function states(db: QueryRunner, { from, to }: { from: string; to: string }, all: string[]): Promise<void> {
  await db.query('alter table milestone_report drop constraint milestone_report_state_check');
  await withoutEntries(db, `update milestone_report set state = '${to}' where state = '${from}'`);
  await db.query(`update history.milestone_report set state = '${to}' where state = '${from}'`);
  const known = all.map((state) => `'${state}'`).join(', ');
  await db.query(
    `alter table milestone_report add constraint milestone_report_state_check check (state in (${known}))`,
  );
}

async function withoutEntries(db: QueryRunner, statement: string): Promise<void> {
  await db.query('alter table milestone_report disable trigger must_have_entry, disable trigger keep');
  await db.query(statement);
  await db.query('alter table milestone_report enable always trigger must_have_entry, enable always trigger keep');
}
