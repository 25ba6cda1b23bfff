import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, indexHistory, periodColumns, periodConstraints } from './support/tables.js';

const TABLES = [
  'plan',
  'plan_member',
  'expression_of_interest',
  'story_event',
  'plan_window',
  'theme',
  'forum',
  'seat',
  'session',
  'programme',
  'programme_visit',
  'measurement',
];

/** Plans of several members, their beginning, windows, themes, forum, and the programmes they build on. */
export class Plans1764000000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const child = { id: 'uuid primary key', plan_id: 'uuid not null references plan' };
    const sources = `jsonb not null default '[]'`;
    const synthetic = 'boolean not null default false';

    await createTable(db, 'plan', {
      kind: 'logged',
      versioned: true,
      public: {
        id: 'uuid primary key',
        slug: 'text not null',
        title: 'jsonb not null',
        summary: 'jsonb',
        stage: `text not null check (stage in ('expression_of_interest', 'preparation', 'co_creation', 'submitted', 'closed', 'discontinued'))`,
        submitted_on: 'date',
        ...periodColumns(),
        time_zone: `text not null default 'America/Mexico_City'`,
        sources,
        synthetic,
        import_row_id: 'uuid references import_row',
        version: 'int not null default 1',
      },
      constraints: {
        plan_slug_once: 'unique (slug)',
        plan_texts_are_localized: 'check (is_localized(title) and is_localized(summary))',
        ...periodConstraints('plan'),
      },
    });
    await createTable(db, 'plan_member', {
      kind: 'logged',
      versioned: true,
      public: {
        ...child,
        jurisdiction_id: 'uuid not null references jurisdiction',
        position: 'int not null',
        reference: 'text',
        title: 'jsonb',
        joined_on: 'date',
        left_on: 'date',
        note: 'jsonb',
        sources,
      },
      constraints: {
        plan_member_once: 'unique (plan_id, jurisdiction_id)',
        plan_member_texts_are_localized: 'check (is_localized(title) and is_localized(note))',
      },
      indexes: { 'index plan_member_jurisdiction': '(jurisdiction_id)' },
    });
    await indexHistory(db, 'plan_member', 'plan_id');

    await createTable(db, 'programme', {
      kind: 'logged',
      versioned: true,
      public: {
        id: 'uuid primary key',
        slug: 'text not null',
        name: 'jsonb not null',
        summary: 'jsonb',
        owner_id: 'uuid references institution',
        council_ids: `uuid[] not null default '{}'`,
        sources,
        synthetic,
      },
      constraints: {
        programme_slug_once: 'unique (slug)',
        programme_texts_are_localized: 'check (is_localized(name) and is_localized(summary))',
      },
    });
    await createTable(db, 'measurement', {
      kind: 'logged',
      versioned: true,
      public: {
        id: 'uuid primary key',
        programme_id: 'uuid not null references programme',
        position: 'int not null',
        indicator: 'text not null',
        label: 'jsonb not null',
        value: 'numeric not null',
        qualifier: `text not null default 'as_stated' check (qualifier in ('as_stated', 'exactly', 'more_than', 'about'))`,
        unit: 'text not null',
        unit_label: 'jsonb not null',
        as_of_on: 'date',
        as_of_precision: 'text',
        as_of_written: 'text',
        scope: 'jsonb',
        sources,
        synthetic,
      },
      constraints: {
        measurement_texts_are_localized:
          'check (is_localized(label) and is_localized(unit_label) and is_localized(scope))',
        measurement_as_of_is_a_date: 'check (is_stated_date(as_of_on, as_of_precision, as_of_written))',
      },
      indexes: { 'index measurement_programme': '(programme_id, indicator, position)' },
    });
    await indexHistory(db, 'measurement', 'programme_id');
    await createTable(db, 'programme_visit', {
      kind: 'logged',
      versioned: true,
      public: {
        id: 'uuid primary key',
        programme_id: 'uuid not null references programme',
        jurisdiction_id: 'uuid not null references jurisdiction',
        visited_on: 'date',
        visited_precision: 'text',
        visited_written: 'text',
        persons_attended: 'int',
        services: 'jsonb',
        sources,
        synthetic,
      },
      constraints: {
        programme_visit_is_dated: 'check (is_stated_date(visited_on, visited_precision, visited_written))',
        programme_visit_texts_are_localized: 'check (is_localized(services))',
      },
      indexes: { 'index programme_visit_programme': '(programme_id, jurisdiction_id)' },
    });
    await indexHistory(db, 'programme_visit', 'programme_id');

    await createTable(db, 'expression_of_interest', {
      kind: 'logged',
      versioned: true,
      public: {
        ...child,
        sent_on: 'date',
        sent_precision: 'text',
        sent_written: 'text',
        signatory: 'jsonb',
        institution_id: 'uuid references institution',
        summary: 'jsonb not null',
        areas: `jsonb not null default '[]'`,
        programme_ids: `uuid[] not null default '{}'`,
        sources,
      },
      constraints: {
        expression_of_interest_once: 'unique (plan_id)',
        expression_of_interest_is_dated: 'check (is_stated_date(sent_on, sent_precision, sent_written))',
        expression_of_interest_texts_are_localized: 'check (is_localized(signatory) and is_localized(summary))',
      },
    });
    await createTable(db, 'story_event', {
      kind: 'logged',
      versioned: true,
      public: {
        ...child,
        position: 'int not null',
        happened_on: 'date',
        happened_precision: 'text',
        happened_written: 'text',
        title: 'jsonb not null',
        body: 'jsonb',
        sources,
        synthetic,
      },
      constraints: {
        story_event_is_dated: 'check (is_stated_date(happened_on, happened_precision, happened_written))',
        story_event_texts_are_localized: 'check (is_localized(title) and is_localized(body))',
      },
      indexes: { 'index story_event_plan': '(plan_id, position)' },
    });
    await indexHistory(db, 'story_event', 'plan_id');
    await createTable(db, 'plan_window', {
      kind: 'logged',
      versioned: true,
      public: {
        ...child,
        kind: `text not null check (kind in ('call_for_proposals', 'thematic_tables', 'drafting', 'public_consultation', 'reasoned_response'))`,
        opens_at: 'timestamptz(3) not null',
        closes_at: 'timestamptz(3) not null',
        title: 'jsonb',
        sources,
        synthetic,
      },
      constraints: {
        plan_window_closes_after_it_opens: 'check (closes_at > opens_at)',
        plan_window_texts_are_localized: 'check (is_localized(title))',
      },
      indexes: { 'index plan_window_plan': '(plan_id, opens_at)' },
    });
    await indexHistory(db, 'plan_window', 'plan_id');
    await createTable(db, 'theme', {
      kind: 'logged',
      versioned: true,
      public: { ...child, code: 'text not null', position: 'int not null', name: 'jsonb not null' },
      constraints: { theme_once: 'unique (plan_id, code)', theme_name_is_localized: 'check (is_localized(name))' },
    });
    await indexHistory(db, 'theme', 'plan_id');
    await createTable(db, 'forum', {
      kind: 'logged',
      versioned: true,
      public: { ...child, name: 'jsonb not null', acronym: 'text', rules_url: 'text', sources },
      constraints: { forum_once: 'unique (plan_id)', forum_name_is_localized: 'check (is_localized(name))' },
    });
    await createTable(db, 'seat', {
      kind: 'logged',
      versioned: true,
      public: {
        ...child,
        position: 'int not null',
        sector: `text not null check (sector in ('government', 'autonomous_body', 'civil_society', 'academia', 'private_sector', 'citizens'))`,
        institution_id: 'uuid references institution',
        kind: `text not null check (kind in ('full', 'alternate'))`,
        note: 'jsonb',
        synthetic,
      },
      constraints: { seat_note_is_localized: 'check (is_localized(note))' },
      indexes: { 'index seat_plan': '(plan_id, position)' },
    });
    await indexHistory(db, 'seat', 'plan_id');
    await createTable(db, 'session', {
      kind: 'logged',
      versioned: true,
      public: {
        ...child,
        number: 'int not null',
        kind: `text not null check (kind in ('ordinary', 'extraordinary', 'thematic_table'))`,
        held_on: 'date',
        held_precision: 'text',
        held_written: 'text',
        summary: 'jsonb',
        sources,
        synthetic,
      },
      constraints: {
        session_once: 'unique (plan_id, kind, number)',
        session_is_dated: 'check (is_stated_date(held_on, held_precision, held_written))',
        session_texts_are_localized: 'check (is_localized(summary))',
      },
    });
    await indexHistory(db, 'session', 'plan_id');

    await db.query('alter table appointment add column plan_id uuid references plan');
    await db.query(`comment on column appointment.plan_id is 'public'`);
    await db.query('create index appointment_plan on appointment (plan_id, role)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table appointment drop column plan_id');
    await dropTables(db, TABLES);
  }
}
