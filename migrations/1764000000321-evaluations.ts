import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, indexHistory } from './support/tables.js';

/** The functions that erase what a person wrote, and forget the files that nothing holds any more. */
const ERASING = ['erase_draft', 'erase_drafts', 'erase_proposals'];
const BEFORE = 'not exists (select from evidence_file e where e.file_id = f.id)';
const AFTER = `${BEFORE}
          and not exists (select from evaluation v where v.file_id = f.id)`;

/** Evaluations of a programme by its advisory council: a document, its findings, and the answer of each addressee. */
export class Evaluations1764000000321 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTable(db, 'evaluation', {
      kind: 'logged',
      versioned: true,
      public: {
        id: 'uuid primary key',
        programme_id: 'uuid not null references programme',
        position: 'int not null',
        title: 'jsonb not null',
        summary: 'jsonb',
        evaluated_on: 'date',
        evaluated_precision: 'text',
        evaluated_written: 'text',
        url: 'text',
        sha256: `text check (sha256 ~ '^[0-9a-f]{64}$')`,
        media_type: 'text',
        bytes: 'int check (bytes > 0)',
        // The council's organisation, or null where the secretariat put it on record.
        said_role: 'text',
        said_institution_id: 'uuid references institution',
        state: `text not null default 'recorded' check (state in ('recorded', 'taken_back'))`,
        reason: 'text',
        synthetic: 'boolean not null default false',
        created_at: 'timestamptz(3) not null default now()',
        version: 'int not null default 1',
      },
      // The content on this server; null when only its hash is known, from an imported plan.
      internal: { file_id: 'uuid references file' },
      constraints: {
        evaluation_once: 'unique (programme_id, position)',
        evaluation_is_dated: 'check (is_stated_date(evaluated_on, evaluated_precision, evaluated_written))',
        evaluation_texts_are_localized: 'check (is_localized(title) and is_localized(summary))',
      },
      indexes: { 'index evaluation_file': '(file_id)' },
    });
    await indexHistory(db, 'evaluation', 'programme_id');
    await createTable(db, 'finding', {
      kind: 'logged',
      versioned: true,
      public: {
        id: 'uuid primary key',
        evaluation_id: 'uuid not null references evaluation',
        position: 'int not null',
        body: 'jsonb not null',
        addressee_id: 'uuid references institution',
        answer_by: 'date',
        answer: 'jsonb',
        answered_at: 'timestamptz(3)',
        answered_role: 'text',
        version: 'int not null default 1',
      },
      constraints: {
        finding_once: 'unique (evaluation_id, position)',
        finding_texts_are_localized: 'check (is_localized(body) and is_localized(answer))',
      },
      indexes: { 'index finding_addressee': '(addressee_id)' },
    });
    await indexHistory(db, 'finding', 'evaluation_id');
    for (const name of ERASING) await replaceIn(db, name, BEFORE, AFTER);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const name of ERASING) await replaceIn(db, name, AFTER, BEFORE);
    await dropTables(db, ['evaluation', 'finding']);
  }
}

/** Changes one statement of a function and leaves the rest as it is. */
async function replaceIn(db: QueryRunner, name: string, before: string, after: string): Promise<void> {
  const [{ source }] = await db.query(`select pg_get_functiondef('tequio.${name}'::regproc) as source`);
  if (!source.includes(before)) throw new Error(`${name} is not the function that this migration knows`);
  await db.query(source.replace(before, () => after));
}
