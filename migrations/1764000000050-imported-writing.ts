import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns } from './support/tables.js';

const WAITING = `case when state in ('submitted', 'under_review') then 0 else 1 end`;

/**
 * Proposals and comments that people wrote elsewhere. Nobody here is their
 * author: the kept row carries a pseudonym, the address, and the state and day as the source words them. They are owed
 * no answer, so they do not wait for one until somebody takes them up.
 */
export class ImportedWriting1764000000050 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'import_row', {
      public: { pseudonym: 'text', source_url: 'text', source_state: 'text', source_date: 'text' },
    });
    await db.query(`
      alter table proposal drop constraint proposal_is_written_by_someone, drop constraint proposal_is_dated_once_submitted;
      alter table proposal
        add constraint proposal_is_written_by_someone
          check (author_account_id is not null or transcribed or import_row_id is not null),
        add constraint proposal_is_dated_once_submitted
          check (state = 'draft' or ((submitted_at is not null or import_row_id is not null) and reference is not null));
      alter table proposal alter column waiting set expression as
        (case when state = 'under_review' or (state = 'submitted' and import_row_id is null) then 0 else 1 end);
      create index proposal_import_row on proposal (import_row_id) where import_row_id is not null`);

    // Of the comment it answers, while that one has not come: its key in the source.
    await addColumns(db, 'comment', { internal: { waits_for: 'text' } });
    await db.query(`
      alter table comment alter column author_account_id drop not null,
        add constraint comment_is_written_by_someone check (author_account_id is not null or import_row_id is not null);
      create index comment_import_row on comment (import_row_id) where import_row_id is not null;
      create index comment_waits_for on comment (plan_id, waits_for) where waits_for is not null;
      create function searchable_in(language text, body text) returns tsvector language sql immutable parallel safe
        return to_tsvector(case when language like 'en%' then 'tequio.en'::regconfig else 'tequio.es'::regconfig end, body);
      create index comment_search on comment using gin (searchable_in(language, body))`);
    await db.query(`
      create or replace function count_comment_states() returns trigger language plpgsql set search_path = tequio, pg_temp as $$
      begin
        with changed as (
          select n.subject_id, sum((n.state in ('visible', 'held'))::int - (o.state in ('visible', 'held'))::int) as n
            from now_is n join was o on o.id = n.id where n.state <> o.state group by 1),
        counted as (update commented c set comments = c.comments + d.n from changed d
          where c.subject_id = d.subject_id and d.n <> 0)
        update proposal_tally t set comments = t.comments + d.n from changed d where t.proposal_id = d.subject_id and d.n <> 0;
        update comment_tally t set parent_id = d.parent_id, score = t.score + d.more
          from (select n.id, n.parent_id, o.parent_id as before,
              coalesce(n.imported_up, 0) - coalesce(n.imported_down, 0) - coalesce(o.imported_up, 0) + coalesce(o.imported_down, 0) as more
            from now_is n join was o on o.id = n.id) d
         where t.comment_id = d.id and (d.more <> 0 or d.parent_id is distinct from d.before);
        update comment_tally t set replies = t.replies + d.n
          from (select id, sum(n) as n from (
              select n.parent_id as id, 1 as n from now_is n join was o on o.id = n.id where n.parent_id is distinct from o.parent_id
              union all
              select o.parent_id, -1 from now_is n join was o on o.id = n.id where n.parent_id is distinct from o.parent_id
            ) moved where id is not null group by 1) d
         where t.comment_id = d.id;
        return null;
      end $$`);
    await db.query(
      eraseComments(`update import_row set raw = '{}', doubts = '[]', pseudonym = null, source_url = null, source_date = null
          where id in (select import_row_id from comment where id = any(ids));`),
    );
  }

  /** Refuses while there are imported comments: they could not be kept, and nothing is thrown away in silence. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(eraseComments(''));
    await db.query(`
      create or replace function count_comment_states() returns trigger language plpgsql set search_path = tequio, pg_temp as $$
    begin
      with changed as (
        select n.subject_id, sum((n.state in ('visible', 'held'))::int - (o.state in ('visible', 'held'))::int) as n
          from now_is n join was o on o.id = n.id where n.state <> o.state group by 1),
      counted as (update commented c set comments = c.comments + d.n from changed d
        where c.subject_id = d.subject_id and d.n <> 0)
      update proposal_tally t set comments = t.comments + d.n from changed d where t.proposal_id = d.subject_id and d.n <> 0;
      return null;
    end $$`);
    await db.query(`
      drop index comment_search, comment_waits_for, comment_import_row;
      drop function searchable_in(text, text);
      alter table comment drop constraint comment_is_written_by_someone, drop column waits_for,
        alter column author_account_id set not null;
      drop index proposal_import_row;
      alter table proposal alter column waiting set expression as (${WAITING});
      alter table proposal drop constraint proposal_is_written_by_someone, drop constraint proposal_is_dated_once_submitted;
      alter table proposal
        add constraint proposal_is_written_by_someone check (author_account_id is not null or transcribed),
        add constraint proposal_is_dated_once_submitted
          check (state = 'draft' or (submitted_at is not null and reference is not null));
      alter table import_row drop column pseudonym, drop column source_url, drop column source_state, drop column source_date`);
  }
}

/** As before, and with them the rows of the files that they came from. */
function eraseComments(more: string): string {
  return `
    create or replace function erase_comments(ids uuid[]) returns int language plpgsql security definer set search_path = tequio, pg_temp as $$
    declare texts uuid[]; n int;
    begin
      select array_agg(content_id) into texts from (
        select content_id from comment where id = any(ids)
        union all select content_id from comment_version where comment_id = any(ids)) known;
      update comment set state = 'erased', body = '', content_id = null, edited_at = null where id = any(ids) and state <> 'erased';
      get diagnostics n = row_count;
      ${more}
      delete from comment_version where comment_id = any(ids);
      delete from content where id = any(texts);
      return n;
    end $$`;
}
