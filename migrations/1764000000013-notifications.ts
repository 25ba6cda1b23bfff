import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables } from './support/tables.js';

const TABLES = ['kept_mail'];

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
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, TABLES);
  }
}
