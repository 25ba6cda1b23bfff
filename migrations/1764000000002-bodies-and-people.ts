import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, periodColumns, periodConstraints, versioned } from './support/tables.js';

const TABLES = [
  'ogp_value',
  'policy_area',
  'instrument',
  'jurisdiction',
  'import_run',
  'import_row',
  'institution',
  'account',
  'account_contact',
  'appointment',
];

/** Reference data, jurisdictions, institutions, accounts and their dated appointments, imports. */
export class BodiesAndPeople1764000000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const mark = `text not null check (mark in ('verified', 'partly_read', 'unverified'))`;
    await createTable(db, 'ogp_value', {
      kind: 'reference',
      public: { code: 'text primary key', position: 'int not null', name: 'jsonb not null', mark },
      constraints: { ogp_value_name_is_localized: 'check (is_localized(name))' },
    });
    await createTable(db, 'policy_area', {
      kind: 'reference',
      public: {
        code: 'text primary key',
        position: 'int not null',
        vocabulary: 'text not null',
        name: 'jsonb not null',
        parent_code: 'text references policy_area deferrable',
        source_column: 'text',
        mark,
      },
      constraints: { policy_area_name_is_localized: 'check (is_localized(name))' },
    });
    await createTable(db, 'instrument', {
      kind: 'reference',
      public: {
        code: 'text not null',
        version: 'text not null',
        position: 'int not null',
        title: 'jsonb not null',
        definition: 'jsonb not null',
      },
      constraints: {
        instrument_version: 'primary key (code, version)',
        instrument_title_is_localized: 'check (is_localized(title))',
      },
    });
    await createTable(db, 'jurisdiction', {
      kind: 'logged',
      public: {
        id: 'uuid primary key',
        code: 'text not null',
        kind: `text not null check (kind in ('country', 'state', 'municipality'))`,
        parent_id: 'uuid references jurisdiction',
        name: 'jsonb not null',
        ogp_prefix: 'text',
        seat: 'text',
      },
      constraints: {
        jurisdiction_code_once: 'unique (code)',
        jurisdiction_name_is_localized: 'check (is_localized(name))',
      },
      indexes: { 'index jurisdiction_parent': '(parent_id, code)' },
    });

    await createTable(db, 'import_run', {
      kind: 'logged',
      public: {
        id: 'uuid primary key',
        layout: 'text not null',
        file_name: 'text not null',
        file_sha256: 'text not null',
        started_at: 'timestamptz(3) not null default now()',
      },
    });
    await createTable(db, 'import_row', {
      kind: 'logged',
      public: {
        id: 'uuid primary key',
        run_id: 'uuid not null references import_run',
        layout: 'text not null',
        source_key: 'text not null',
        row_number: 'int not null',
        row_hash: 'bytea not null',
        raw: 'jsonb not null',
        doubts: `jsonb not null default '[]'`,
      },
      constraints: { import_row_once: 'unique (layout, source_key)' },
    });

    await createTable(db, 'institution', {
      kind: 'logged',
      public: {
        id: 'uuid primary key',
        slug: 'text not null',
        name: 'jsonb not null',
        acronym: 'text',
        kind: `text not null check (kind in ('government_office', 'autonomous_body', 'legislature', 'judiciary', 'civil_society', 'academia', 'private_sector', 'international', 'not_stated'))`,
        jurisdiction_id: 'uuid references jurisdiction',
        successor_id: 'uuid references institution',
        ...periodColumns(),
        website: 'text',
        public_contact: 'text',
        note: 'jsonb',
        sources: `jsonb not null default '[]'`,
        synthetic: 'boolean not null default false',
        import_row_id: 'uuid references import_row',
      },
      constraints: {
        institution_slug_once: 'unique (slug)',
        institution_name_is_localized: 'check (is_localized(name) and is_localized(note))',
        institution_is_not_its_own_successor: 'check (successor_id <> id)',
        ...periodConstraints('institution'),
      },
      indexes: { 'index institution_jurisdiction': '(jurisdiction_id, slug)' },
    });
    await versioned(db, 'institution');

    await createTable(db, 'account', {
      kind: 'logged',
      public: {
        id: 'uuid primary key',
        handle: 'text not null',
        synthetic: 'boolean not null default false',
      },
      personal: {
        public_name: 'text not null',
        language: `text not null default 'es'`,
        created_at: 'timestamptz(3) not null default now()',
      },
      constraints: { account_handle_once: 'unique (handle)' },
    });
    await createTable(db, 'account_contact', {
      kind: 'technical',
      internal: { account_id: 'uuid primary key references account' },
      contact: { email: 'text not null' },
    });
    // Plans and commitments come in later migrations: they add their keys to this table.
    await createTable(db, 'appointment', {
      kind: 'logged',
      public: {
        id: 'uuid primary key',
        role: 'text not null',
        institution_id: 'uuid references institution',
        jurisdiction_id: 'uuid references jurisdiction',
        from_on: 'date not null',
        until_on: 'date',
        reason: 'text',
      },
      personal: { account_id: 'uuid not null references account' },
      constraints: {
        appointment_ends_after_it_starts: 'check (until_on >= from_on)',
        appointment_role_is_known: `check (role in ('government_contact_point', 'civil_society_contact_point', 'forum_member', 'facilitator', 'secretariat', 'guarantor', 'institution_liaison', 'drafter', 'counterpart', 'monitoring_body', 'moderator', 'ogp_reader', 'administrator'))`,
      },
      indexes: { 'index appointment_account': '(account_id)', 'index appointment_institution': '(institution_id)' },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, TABLES);
  }
}
