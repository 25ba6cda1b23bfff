import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables } from './support/tables.js';

const TABLES = ['kept_mail', 'follow', 'digest_cursor'];

/** Mail that no server was there to take, and who follows what. */
export class Notifications1764000000013 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTable(db, 'kept_mail', {
      kind: 'technical',
      internal: {
        id: 'bigint generated always as identity primary key',
        message_id: 'text not null',
        kept_at: 'timestamptz(3) not null default now()',
      },
      contact: {
        recipient: 'text not null',
        subject: 'text not null',
        body_text: 'text not null',
        body_html: 'text not null',
        headers: `jsonb not null default '{}'`,
      },
      constraints: { kept_mail_once: 'unique (message_id)' },
      indexes: { 'index kept_mail_age': '(kept_at)' },
    });
    await createTable(db, 'follow', {
      kind: 'technical',
      internal: {
        id: 'uuid primary key',
        plan_id: 'uuid not null references plan',
        // Where the log stood when this began: nobody is told what was before.
        since_seq: 'bigint not null',
        created_at: 'timestamptz(3) not null default now()',
      },
      personal: {
        account_id: 'uuid not null references account',
        subject_type: `text not null check (subject_type in ('plan', 'commitment', 'proposal', 'theme'))`,
        subject_id: 'uuid not null',
        frequency: `text not null check (frequency in ('immediate', 'daily', 'weekly'))`,
      },
      constraints: { follow_once: 'unique (account_id, subject_type, subject_id)' },
      indexes: { 'index follow_plan': '(plan_id, frequency)' },
    });
    // Up to where somebody was told, at each pace, and the day of the last digest.
    await createTable(db, 'digest_cursor', {
      kind: 'technical',
      internal: {
        seq: 'bigint not null',
        period: 'text not null',
        stop_token: 'uuid not null default gen_random_uuid()',
      },
      personal: {
        account_id: 'uuid not null references account',
        frequency: `text not null check (frequency in ('immediate', 'daily', 'weekly'))`,
      },
      constraints: {
        digest_cursor_once: 'primary key (account_id, frequency)',
        digest_cursor_stop_token_once: 'unique (stop_token)',
      },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, TABLES);
  }
}
