import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createTable, dropTables, indexHistory, versioned } from './support/tables.js';

/** A synthesis can be corrected with a reason: each version stays readable, and the past shows what stood then. */
export class SynthesisVersions1764000000123 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'synthesis', {
      public: { version: 'int not null default 1', valid_from: 'timestamptz(3) not null default now()' },
    });
    // Each has stood since it was published. No row is updated, because an update needs an entry of the log.
    await db.query('alter table synthesis alter column valid_from type timestamptz(3) using published_at');
    await versioned(db, 'synthesis');
    await indexHistory(db, 'synthesis', 'window_id');
    await createTable(db, 'synthesis_version', {
      kind: 'kept',
      public: {
        id: 'uuid primary key',
        synthesis_id: 'uuid not null references synthesis',
        number: 'int not null',
        institution_id: 'uuid references institution',
        body: 'jsonb not null',
        reason: 'text',
        created_at: 'timestamptz(3) not null default now()',
      },
      constraints: {
        synthesis_version_once: 'unique (synthesis_id, number)',
        synthesis_version_text_is_localized: 'check (is_localized(body))',
        synthesis_version_corrects_with_a_reason: 'check ((number = 1) = (reason is null))',
      },
    });
    await db.query('alter table synthesis_version disable trigger must_have_entry');
    await db.query(`insert into synthesis_version (id, synthesis_id, number, institution_id, body, created_at)
      select gen_random_uuid(), id, 1, institution_id, body, published_at from synthesis`);
    await db.query('alter table synthesis_version enable always trigger must_have_entry');
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, ['synthesis_version']);
    await db.query('drop trigger keep on synthesis');
    await db.query('drop function past.synthesis_at(timestamptz)');
    await db.query('drop function history.keep_synthesis()');
    await db.query('drop table history.synthesis');
    await db.query('alter table synthesis drop column valid_from, drop column version');
  }
}
