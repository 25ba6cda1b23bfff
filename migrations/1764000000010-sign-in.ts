import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createTable, dropTables } from './support/tables.js';

const TABLES = [
  'login_session',
  'sign_in_link',
  'second_factor',
  'recovery_code',
  'api_token',
  'oidc_identity',
  'oidc_flow',
  'rate_count',
  'address_salt',
];

/**
 * How people come in. Whatever opens a door is kept only as a hash; what must be read again (the secret of the second
 * factor, the address of somebody who has no account yet) is sealed with a key that is not in the database.
 */
export class SignIn1764000000010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'account', {
      public: { kind: `text not null default 'person' check (kind in ('person', 'imported'))` },
      personal: { erased_at: 'timestamptz(3)', notice_version: 'int', notice_at: 'timestamptz(3)' },
    });
    await db.query('create unique index account_contact_email_once on account_contact (lower(email))');

    await createTable(db, 'login_session', {
      kind: 'technical',
      internal: { id: 'uuid primary key', token_hash: 'bytea not null' },
      personal: {
        account_id: 'uuid not null references account',
        way: `text not null check (way in ('email', 'oidc', 'demonstration'))`,
        created_at: 'timestamptz(3) not null',
        expires_at: 'timestamptz(3) not null',
        second_factor_at: 'timestamptz(3)',
      },
      constraints: { login_session_token_once: 'unique (token_hash)' },
      indexes: { 'index login_session_account': '(account_id)' },
    });
    await createTable(db, 'sign_in_link', {
      kind: 'technical',
      internal: {
        id: 'uuid primary key',
        token_hash: 'bytea not null',
        code_hash: 'bytea not null',
        purpose: `text not null check (purpose in ('sign_in', 'first_administrator'))`,
        attempts: 'int not null default 0',
        return_to: 'text',
        created_at: 'timestamptz(3) not null',
        expires_at: 'timestamptz(3) not null',
      },
      personal: { language: 'text not null' },
      contact: { email_key: 'bytea', email_sealed: 'bytea', identity_sealed: 'bytea' },
      constraints: { sign_in_link_token_once: 'unique (token_hash)' },
      indexes: { 'index sign_in_link_email': '(email_key)' },
    });
    await createTable(db, 'second_factor', {
      kind: 'technical',
      internal: {
        secret_sealed: 'bytea not null',
        setup_sealed: 'bytea',
        last_step: 'bigint not null default 0',
      },
      personal: {
        account_id: 'uuid primary key references account',
        created_at: 'timestamptz(3) not null',
        confirmed_at: 'timestamptz(3)',
      },
    });
    await createTable(db, 'recovery_code', {
      kind: 'technical',
      internal: { id: 'uuid primary key', code_hash: 'bytea not null' },
      personal: { account_id: 'uuid not null references account', used_at: 'timestamptz(3)' },
      constraints: { recovery_code_once: 'unique (account_id, code_hash)' },
    });
    await createTable(db, 'api_token', {
      kind: 'technical',
      internal: { id: 'uuid primary key', token_hash: 'bytea not null', second_factor: 'boolean not null' },
      personal: {
        account_id: 'uuid not null references account',
        name: 'text not null',
        scopes: 'text[] not null',
        created_at: 'timestamptz(3) not null',
        expires_at: 'timestamptz(3) not null',
      },
      constraints: { api_token_once: 'unique (token_hash)' },
      indexes: { 'index api_token_account': '(account_id)' },
    });
    await createTable(db, 'oidc_identity', {
      kind: 'technical',
      personal: {
        issuer: 'text not null',
        subject: 'text not null',
        account_id: 'uuid not null references account',
        linked_at: 'timestamptz(3) not null',
      },
      constraints: { oidc_identity_once: 'primary key (issuer, subject)' },
      indexes: { 'index oidc_identity_account': '(account_id)' },
    });
    await createTable(db, 'oidc_flow', {
      kind: 'technical',
      internal: {
        state_hash: 'bytea primary key',
        nonce: 'text not null',
        verifier_sealed: 'bytea not null',
        return_to: 'text',
        language: 'text not null',
        expires_at: 'timestamptz(3) not null',
      },
    });
    await createTable(db, 'rate_count', {
      kind: 'technical',
      personal: { key: 'text not null' },
      internal: { window_at: 'timestamptz(3) not null', n: 'int not null' },
      constraints: { rate_count_once: 'primary key (key, window_at)' },
      indexes: { 'index rate_count_window': '(window_at)' },
    });
    await createTable(db, 'address_salt', {
      kind: 'technical',
      internal: {
        day: 'date primary key',
        salt: 'bytea not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())',
      },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, TABLES);
    await db.query('drop index account_contact_email_once');
    await db.query(
      'alter table account drop column kind, drop column erased_at, drop column notice_version, drop column notice_at',
    );
  }
}
