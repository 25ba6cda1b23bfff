import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createTable, dropTables, indexHistory, versioned } from './support/tables.js';

const NEW_OF_EVIDENCE = ['legal_ground', 'not_copied', 'not_opening_since', 'created_at'];
/** The functions that erase what a person wrote, and forget the files that nothing holds any more. */
const ERASING = ['erase_draft', 'erase_drafts', 'erase_proposals'];
const BY_PROPOSALS = 'not exists (select from proposal_attachment a where a.file_id = f.id)';
const BY_ANYTHING = `${BY_PROPOSALS}
          and not exists (select from evidence_file e where e.file_id = f.id)`;

/**
 * Evidence carries files: its own, the original of reserved evidence, and the copy of what its address points to. A file
 * that comes with an imported plan is known by its hash only, so `file_id` may be null.
 */
export class EvidenceFiles1764000000300 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'evidence', {
      public: {
        legal_ground: 'text',
        not_copied: `text constraint evidence_not_copied check (not_copied in ('not_public', 'too_many_redirects',
          'unreachable', 'answers_error', 'too_slow', 'too_large', 'type_not_kept', 'file_unusable'))`,
        not_opening_since: 'timestamptz(3)',
        created_at: 'timestamptz(3)',
      },
    });
    await versioned(db, 'evidence');
    await createTable(db, 'evidence_file', {
      kind: 'logged',
      versioned: true,
      public: {
        id: 'uuid primary key',
        evidence_id: 'uuid not null references evidence on delete cascade',
        kind: `text not null check (kind in ('file', 'reserved', 'copy'))`,
        sha256: `text not null check (sha256 ~ '^[0-9a-f]{64}$')`,
        media_type: 'text not null',
        bytes: 'int not null check (bytes > 0)',
        created_at: 'timestamptz(3) not null default now()',
      },
      internal: { file_id: 'uuid references file' },
      constraints: { evidence_file_once: 'unique (evidence_id, kind)' },
      indexes: { 'index evidence_file_file': '(file_id)' },
    });
    await indexHistory(db, 'evidence_file', 'evidence_id');
    await createTable(db, 'link_check', {
      kind: 'technical',
      internal: {
        evidence_id: 'uuid primary key references evidence on delete cascade',
        checked_at: 'timestamptz(3) not null',
      },
    });
    for (const name of ERASING) await replaceIn(db, name, BY_PROPOSALS, BY_ANYTHING);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const name of ERASING) await replaceIn(db, name, BY_ANYTHING, BY_PROPOSALS);
    await dropTables(db, ['evidence_file', 'link_check']);
    await db.query('drop function past.evidence_at(timestamptz)');
    for (const table of ['evidence', 'history.evidence'])
      await db.query(`alter table ${table} ${NEW_OF_EVIDENCE.map((column) => `drop column ${column}`).join(', ')}`);
    await versioned(db, 'evidence');
  }
}

/** Changes one statement of a function and leaves the rest as it is. */
async function replaceIn(db: QueryRunner, name: string, before: string, after: string): Promise<void> {
  const [{ source }] = await db.query(`select pg_get_functiondef('tequio.${name}'::regproc) as source`);
  if (!source.includes(before)) throw new Error(`${name} is not the function that this migration knows`);
  await db.query(source.replace(before, () => after));
}
