import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, versioned } from './support/tables.js';

const FORMER = ['comment', 'proposal', 'suggestion'];
const LAST = 'select s.on_behalf_of_id from suggestion s';
const CONCERNED = `select unnest(array_append(m.institution_ids, r.institution_id)) from evidence e
          join milestone_report r on r.id = e.report_id join milestone m on m.id = r.milestone_id
         where subject_type = 'evidence' and e.id = subject_id
        union all
        select o.institution_id from evidence e join milestone_report r on r.id = e.report_id
          join milestone m on m.id = r.milestone_id join commitment_owner o on o.commitment_id = m.commitment_id
         where subject_type = 'evidence' and e.id = subject_id and o.state in ('invited', 'accepted')
        union all
        `;

/** Moderators decide on evidence by the same rules as on comments, so it knows who showed it and whether it is hidden. */
export class ModeratedEvidence1764000000390 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'evidence', {
      public: { visibility: `text not null default 'visible' check (visibility in ('visible', 'hidden'))` },
      personal: { author_account_id: 'uuid references account' },
    });
    await versioned(db, 'evidence');
    await db.query('create index evidence_author on evidence (author_account_id)');
    await moderated(db, [...FORMER, 'evidence']);
    await concern(db, LAST, CONCERNED + LAST);
  }

  async down(db: QueryRunner): Promise<void> {
    await concern(db, CONCERNED + LAST, LAST);
    for (const table of ['moderation_appeal', 'moderation_decision', 'moderation_report'])
      await db.query(`alter table ${table} disable trigger user`);
    await db.query(`delete from moderation_appeal where decision_id in
      (select id from moderation_decision where subject_type = 'evidence')`);
    for (const table of ['moderation_decision', 'moderation_report'])
      await db.query(`delete from ${table} where subject_type = 'evidence'`);
    for (const table of ['moderation_appeal', 'moderation_decision', 'moderation_report'])
      await db.query(`alter table ${table} enable trigger user`);
    await moderated(db, FORMER);
    await db.query('drop function past.evidence_at(timestamptz)');
    for (const table of ['evidence', 'history.evidence'])
      await db.query(`alter table ${table} drop column visibility, drop column author_account_id`);
    await versioned(db, 'evidence');
  }
}

async function moderated(db: QueryRunner, kinds: string[]): Promise<void> {
  const known = kinds.map((kind) => `'${kind}'`).join(', ');
  for (const table of ['moderation_decision', 'moderation_report'])
    await db.query(`alter table ${table} drop constraint ${table}_subject_type_check,
      add constraint ${table}_subject_type_check check (subject_type in (${known}))`);
}

/** Changes one part of the function that gives the institutions that a text concerns. */
async function concern(db: QueryRunner, before: string, after: string): Promise<void> {
  const [{ source }] = await db.query(`select pg_get_functiondef('tequio.institutions_concerned'::regproc) as source`);
  if (!source.includes(before)) throw new Error('institutions_concerned is not the function that this migration knows');
  await db.query(source.replace(before, () => after));
}
