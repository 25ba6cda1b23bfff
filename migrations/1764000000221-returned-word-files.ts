import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createTable, dropTables } from './support/tables.js';

/**
 * The table keeps what a returned Word file says until its sender takes it or it expires. A suggestion and a comment from
 * such a file keep the name that stands beside them there.
 */
export class ReturnedWordFiles1764000000221 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTable(db, 'word_reading', {
      kind: 'technical',
      internal: {
        id: 'uuid primary key',
        commitment_id: 'uuid not null references commitment',
        base_version: 'int not null',
        language: 'text not null',
        reading: 'jsonb not null',
        // The outcome of each change and each comment, once the sender took them.
        results: 'jsonb',
        created_at: 'timestamptz(3) not null',
        expires_at: 'timestamptz(3) not null',
        taken_at: 'timestamptz(3)',
      },
      personal: { account_id: 'uuid not null references account' },
      constraints: { word_reading_taken_has_results: 'check ((taken_at is null) = (results is null))' },
      indexes: { 'index word_reading_account': '(account_id)', 'index word_reading_expiry': '(expires_at)' },
    });
    await addColumns(db, 'comment', { personal: { author_named: 'text' } });
    await forgetNames(db, true);
  }

  async down(db: QueryRunner): Promise<void> {
    await forgetNames(db, false);
    await db.query('alter table comment drop column author_named');
    await dropTables(db, ['word_reading']);
  }
}

/** The name from a file goes with the text beside which it stood. */
async function forgetNames(db: QueryRunner, also: boolean): Promise<void> {
  const name = also ? ', author_named = null' : '';
  const gone = `base_text = null, text = null, final_text = null, base_value = null, value = null, reason = '—'${name}`;
  await db.query(`
    create or replace function erase_suggestions(account uuid) returns void language plpgsql security definer set search_path = tequio, pg_temp as $$
    declare own uuid[];
    begin
      own := array(select id from suggestion where author_account_id = account and on_behalf_of_id is null);
      delete from content c using unnest(own) as s(id) where starts_with(c.body, '{"suggestion":"' || s.id || '",');
      update suggestion set ${gone}, in_conflict = false, version = version + 1,
          state = case when state = 'pending' then 'withdrawn' else state end where id = any(own);
      update history.suggestion set ${gone}, search = null where id = any(own);
    end $$`);
  await db.query(`
    create or replace function erase_comments(ids uuid[]) returns int language plpgsql security definer set search_path = tequio, pg_temp as $$
    declare texts uuid[]; n int;
    begin
      select array_agg(content_id) into texts from (
        select content_id from comment where id = any(ids)
        union all select content_id from comment_version where comment_id = any(ids)) known;
      update comment set state = 'erased', body = '', content_id = null, edited_at = null${name} where id = any(ids) and state <> 'erased';
      get diagnostics n = row_count;
      update import_row set raw = '{}', doubts = '[]', pseudonym = null, source_url = null, source_date = null
          where id in (select import_row_id from comment where id = any(ids));
      delete from comment_version where comment_id = any(ids);
      delete from content where id = any(texts);
      return n;
    end $$`);
}
