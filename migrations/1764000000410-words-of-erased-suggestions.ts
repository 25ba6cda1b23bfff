import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The sentence that people read where a reason was, in the language of the suggestion. */
const GONE = `case language when 'en' then 'Text erased by its author' else 'Texto borrado por quien lo escribió' end`;

/** Lists, feeds and letters showed a dash as the reason of a suggestion whose author had erased it, and said nothing. */
export class WordsOfErasedSuggestions1764000000410 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await forget(db, GONE);
  }

  async down(db: QueryRunner): Promise<void> {
    await forget(db, `'—'`);
  }
}

async function forget(db: QueryRunner, reason: string): Promise<void> {
  const gone = `base_text = null, text = null, final_text = null, base_value = null, value = null, author_named = null, reason = ${reason}`;
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
}
