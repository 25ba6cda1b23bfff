import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people read where a text was; a title cannot be empty. */
const GONE = JSON.stringify({
  original: 'es',
  es: { text: 'Texto borrado por quien lo escribió' },
  en: { text: 'Text erased by its author' },
});

const FORGET_FILES = `
  delete from file f where not exists (select from proposal_attachment a where a.file_id = f.id);
  delete from file_content c where not exists (select from file f where f.sha256 = c.sha256)
    and not exists (select from upload u where u.sha256 = c.sha256);`;

/**
 * What becomes of proposals when their author erases their account: drafts go, with their history, because nobody else
 * ever saw them; the texts of published ones go too where they wish so, from every version, from history and with the
 * salt of what the log committed to. The proposal keeps its place, its supports and the answers that it got.
 */
export class ErasedProposals1764000000062 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function erase_drafts(account uuid) returns void language plpgsql security definer set search_path = tequio, pg_temp as $$
      declare drafts uuid[];
      begin
        drafts := array(select id from proposal where author_account_id = account and state = 'draft');
        delete from proposal_attachment where proposal_id = any(drafts);
        delete from proposal where id = any(drafts);
        delete from history.proposal where id = any(drafts);
        ${FORGET_FILES}
      end $$`);
    // What was written on behalf of an institution is the institution's.
    await db.query(`
      create function erase_proposals(account uuid) returns void language plpgsql security definer set search_path = tequio, pg_temp as $$
      declare own uuid[]; gone jsonb := '${GONE}';
      begin
        own := array(select id from proposal
          where author_account_id = account and state <> 'draft' and on_behalf_of_id is null);
        delete from content c using proposal p where p.id = any(own)
          and starts_with(c.body, '{"reference":' || to_json(p.reference)::text || ',');
        delete from content c using proposal_attachment a where a.proposal_id = any(own)
          and starts_with(c.body, '{"attachment":"' || a.id || '",');
        delete from content c using response_contest r where r.account_id = account and c.body = r.reason;
        delete from proposal_attachment where proposal_id = any(own);
        delete from proposal_version where proposal_id = any(own);
        update response_contest set reason = '—' where account_id = account;
        update response_assignment a set state = 'released' from proposal p
         where p.id = a.proposal_id and a.state = 'owed' and p.id = any(own) and p.state in ('submitted', 'under_review');
        update proposal set title = gone, problem = null, action = null, expected_change = null, affected = null,
            state = case when state in ('submitted', 'under_review') then 'withdrawn' else state end,
            edited_at = null, edited_after_supports = null, version = version + 1
          where id = any(own);
        update history.proposal set title = gone, problem = null, action = null, expected_change = null, affected = null,
            search = null
          where id = any(own);
        ${FORGET_FILES}
      end $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function erase_proposals(uuid)');
    await db.query('drop function erase_drafts(uuid)');
  }
}
