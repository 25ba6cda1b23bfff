import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createTable, dropTables } from './support/tables.js';

/**
 * Files that people attach to their proposals. Their content is in the database, once for each hash, so that it comes
 * and goes with what is said about it (docs/adr/0060). An upload waits there until it is attached to something.
 */
export class Uploads1764000000061 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTable(db, 'file_content', {
      kind: 'technical',
      public: { sha256: 'text primary key', content: 'bytea not null' },
    });
    // Compressed already: kept as it is, a part of it can be read without the rest.
    await db.query('alter table file_content alter column content set storage external');
    await createTable(db, 'upload', {
      kind: 'technical',
      internal: {
        id: 'uuid primary key',
        sha256: 'text not null references file_content',
        media_type: 'text not null',
        bytes: 'int not null',
        created_at: 'timestamptz(3) not null',
        expires_at: 'timestamptz(3) not null',
      },
      personal: { account_id: 'uuid not null references account' },
      indexes: {
        'index upload_account': '(account_id)',
        'index upload_expiry': '(expires_at)',
        'index upload_content': '(sha256)',
      },
    });
    await db.query(
      'alter table file add constraint file_has_its_content foreign key (sha256) references file_content (sha256)',
    );
    await addColumns(db, 'proposal_attachment', { public: { description: 'text not null' } });
    await db.query('create index proposal_attachment_account on proposal_attachment (account_id)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index proposal_attachment_account');
    await db.query('alter table proposal_attachment drop column description');
    await db.query('alter table file drop constraint file_has_its_content');
    await dropTables(db, ['file_content', 'upload']);
  }
}
