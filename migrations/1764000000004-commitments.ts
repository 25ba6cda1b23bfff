import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, indexHistory, periodColumns, periodConstraints } from './support/tables.js';

const TABLES = [
  'commitment',
  'commitment_member',
  'commitment_owner',
  'milestone',
  'milestone_report',
  'evidence',
  'assessment',
  'assessment_answer',
];

/** Commitments with OGP's local form, to whom they belong, milestones in three sets of dates, assessments. */
export class Commitments1764000000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const sources = `jsonb not null default '[]'`;
    const synthetic = 'boolean not null default false';
    const child = { id: 'uuid primary key', commitment_id: 'uuid not null references commitment' };

    await createTable(db, 'commitment', {
      kind: 'logged',
      versioned: true,
      public: {
        id: 'uuid primary key',
        plan_id: 'uuid not null references plan',
        theme_id: 'uuid references theme',
        reference: 'text not null',
        position: 'int not null',
        title: 'jsonb not null',
        problem: 'jsonb',
        status_quo: 'jsonb',
        action: 'jsonb',
        contribution: 'jsonb',
        ...periodColumns(),
        origin: `text check (origin in ('co_created', 'proactive'))`,
        state: `text not null default 'draft' check (state in ('draft', 'in_consultation', 'adopted', 'ended', 'withdrawn'))`,
        ogp_values: `text[] not null default '{}'`,
        policy_areas: `text[] not null default '{}'`,
        primary_policy_area: 'text references policy_area',
        sector: 'text',
        programme_ids: `uuid[] not null default '{}'`,
        remarks: `jsonb not null default '[]'`,
        sources,
        synthetic,
        import_row_id: 'uuid references import_row',
        version: 'int not null default 1',
        created_at: 'timestamptz(3) not null default now()',
        search: `tsvector generated always as (
          setweight(searchable(title), 'A') || setweight(searchable(problem), 'B') || setweight(searchable(action), 'B')
          || setweight(searchable(status_quo), 'C') || setweight(searchable(contribution), 'C')) stored`,
      },
      constraints: {
        commitment_reference_once: 'unique (reference)',
        commitment_texts_are_localized: `check (is_localized(title) and is_localized(problem) and is_localized(status_quo)
          and is_localized(action) and is_localized(contribution))`,
        ...periodConstraints('commitment'),
      },
      indexes: {
        'index commitment_plan': '(plan_id, position, id)',
        'index commitment_recent': '(created_at desc, id desc)',
        'index commitment_search': 'using gin (search)',
        'index commitment_values': 'using gin (ogp_values)',
        'index commitment_areas': 'using gin (policy_areas)',
        'unique index commitment_reference_any_case': '(lower(reference))',
      },
    });
    await indexHistory(db, 'commitment', 'plan_id');

    await createTable(db, 'commitment_member', {
      kind: 'logged',
      versioned: true,
      public: {
        ...child,
        jurisdiction_id: 'uuid not null references jurisdiction',
        position: 'int not null default 0',
        reference: 'text',
      },
      constraints: { commitment_member_once: 'unique (commitment_id, jurisdiction_id)' },
      indexes: {
        'index commitment_member_jurisdiction': '(jurisdiction_id, commitment_id)',
        'index commitment_member_reference': '(lower(reference))',
      },
    });
    await indexHistory(db, 'commitment_member', 'commitment_id');
    await createTable(db, 'commitment_owner', {
      kind: 'logged',
      versioned: true,
      public: {
        ...child,
        institution_id: 'uuid not null references institution',
        position: 'int not null default 0',
        role: `text not null check (role in ('lead', 'supporting'))`,
        state: `text not null check (state in ('invited', 'accepted', 'declined', 'handed_over'))`,
        reason: 'text',
        invited_on: 'date',
        answered_on: 'date',
      },
      constraints: { commitment_owner_once: 'unique (commitment_id, institution_id)' },
      indexes: { 'index commitment_owner_institution': '(institution_id, commitment_id)' },
    });
    await indexHistory(db, 'commitment_owner', 'commitment_id');

    await createTable(db, 'milestone', {
      kind: 'logged',
      versioned: true,
      public: {
        ...child,
        number: 'int not null',
        title: 'jsonb not null',
        outputs: 'jsonb',
        expected_result: 'jsonb',
        means_of_verification: 'jsonb',
        baseline: 'jsonb',
        ...periodColumns('planned_'),
        ...periodColumns('current_'),
        ...periodColumns('actual_'),
        institution_ids: `uuid[] not null default '{}'`,
        sources,
        synthetic,
        import_row_id: 'uuid references import_row',
        version: 'int not null default 1',
      },
      constraints: {
        milestone_number_once: 'unique (commitment_id, number)',
        milestone_texts_are_localized: `check (is_localized(title) and is_localized(outputs) and is_localized(expected_result)
          and is_localized(means_of_verification) and is_localized(baseline))`,
        ...periodConstraints('milestone', 'planned_'),
        ...periodConstraints('milestone', 'current_'),
        ...periodConstraints('milestone', 'actual_'),
      },
    });
    await indexHistory(db, 'milestone', 'commitment_id');
    await createTable(db, 'milestone_report', {
      kind: 'logged',
      versioned: true,
      public: {
        id: 'uuid primary key',
        milestone_id: 'uuid not null references milestone',
        position: 'int not null default 0',
        voice: `text not null check (voice in ('owner', 'counterpart', 'monitoring_body'))`,
        institution_id: 'uuid references institution',
        state: `text not null check (state in ('sent', 'returned', 'approved', 'superseded', 'published'))`,
        status: `text check (status in ('not_started', 'limited', 'substantial', 'complete'))`,
        status_written: 'text',
        narrative: 'jsonb',
        reported_on: 'date',
        reported_precision: 'text',
        reported_written: 'text',
        sources,
        synthetic,
      },
      constraints: {
        milestone_report_texts_are_localized: 'check (is_localized(narrative))',
        milestone_report_is_dated: 'check (is_stated_date(reported_on, reported_precision, reported_written))',
      },
      indexes: { 'index milestone_report_milestone': '(milestone_id, position)' },
    });
    await indexHistory(db, 'milestone_report', 'milestone_id');
    await createTable(db, 'evidence', {
      kind: 'logged',
      versioned: true,
      public: {
        id: 'uuid primary key',
        report_id: 'uuid not null references milestone_report',
        position: 'int not null default 0',
        title: 'jsonb not null',
        url: 'text',
        dated_on: 'date',
        dated_precision: 'text',
        dated_written: 'text',
        proves: 'jsonb',
        synthetic,
      },
      constraints: {
        evidence_texts_are_localized: 'check (is_localized(title) and is_localized(proves))',
        evidence_is_dated: 'check (is_stated_date(dated_on, dated_precision, dated_written))',
      },
      indexes: { 'index evidence_report': '(report_id, position)' },
    });
    await indexHistory(db, 'evidence', 'report_id');

    await createTable(db, 'assessment', {
      kind: 'logged',
      versioned: true,
      public: {
        id: 'uuid primary key',
        plan_id: 'uuid references plan',
        commitment_id: 'uuid references commitment',
        position: 'int not null default 0',
        instrument_code: 'text not null',
        instrument_version: 'text not null',
        assessor_id: 'uuid references institution',
        assessor_written: 'text',
        state: `text not null check (state in ('draft', 'shared', 'published', 'superseded', 'abandoned'))`,
        published_on: 'date',
        published_precision: 'text',
        published_written: 'text',
        sources,
        import_row_id: 'uuid references import_row',
      },
      constraints: {
        assessment_has_one_subject: 'check (num_nonnulls(plan_id, commitment_id) = 1)',
        assessment_instrument: 'foreign key (instrument_code, instrument_version) references instrument',
        assessment_is_dated: 'check (is_stated_date(published_on, published_precision, published_written))',
      },
      indexes: {
        'index assessment_commitment': '(commitment_id, position)',
        'index assessment_plan': '(plan_id, position)',
      },
    });
    await indexHistory(db, 'assessment', 'commitment_id');
    await indexHistory(db, 'assessment', 'plan_id');
    await createTable(db, 'assessment_answer', {
      kind: 'logged',
      versioned: true,
      public: {
        id: 'uuid primary key',
        assessment_id: 'uuid not null references assessment',
        position: 'int not null default 0',
        question: 'text not null',
        answer: 'text',
        written: 'text',
        explanation: 'jsonb',
      },
      constraints: {
        assessment_answer_once: 'unique (assessment_id, question)',
        assessment_answer_texts_are_localized: 'check (is_localized(explanation))',
      },
      indexes: { 'index assessment_answer_value': '(question, answer, assessment_id)' },
    });
    await indexHistory(db, 'assessment_answer', 'assessment_id');

    await db.query('alter table appointment add column commitment_id uuid references commitment');
    await db.query(`comment on column appointment.commitment_id is 'public'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table appointment drop column commitment_id');
    await dropTables(db, TABLES);
  }
}
