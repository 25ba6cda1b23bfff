import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One draft goes, with its files and its history, because nobody else ever saw it. What was sent is not its to touch,
 * whoever calls it.
 */
export class EraseDraft1764000000101 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function erase_draft(draft uuid) returns void language plpgsql security definer set search_path = tequio, pg_temp as $$
      begin
        perform from proposal where id = draft and state = 'draft' for update;
        if not found then return; end if;
        delete from kept_proposal where proposal_id = draft;
        delete from proposal_attachment where proposal_id = draft;
        delete from proposal where id = draft;
        delete from history.proposal where id = draft;
        delete from file f where not exists (select from proposal_attachment a where a.file_id = f.id);
        delete from file_content c where not exists (select from file f where f.sha256 = c.sha256)
          and not exists (select from upload u where u.sha256 = c.sha256);
      end $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function erase_draft(uuid)');
  }
}
