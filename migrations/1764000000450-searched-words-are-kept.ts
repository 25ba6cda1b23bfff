import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createTable, dropTables } from './support/tables.js';

/**
 * A search made the words of every plan and of every comment that it ranked anew. Comments keep theirs like proposals
 * and commitments. The words of a plan come from several rows and stand beside it: those of its title and summary, and
 * those together with its own text, which not everybody may see.
 */
export class SearchedWordsAreKept1764000000450 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'comment', {
      public: { search: 'tsvector generated always as (searchable_in(language, body)) stored' },
    });
    await db.query('drop index comment_search');
    await db.query('create index comment_search on comment using gin (search)');
    await createTable(db, 'plan_words', {
      kind: 'technical',
      internal: {
        plan_id: 'uuid primary key references plan',
        named: 'tsvector not null',
        whole: 'tsvector not null',
      },
      indexes: {
        'index plan_words_named': 'using gin (named)',
        'index plan_words_whole': 'using gin (whole)',
      },
    });
    await db.query(`
      create function keep_plan_words(plans uuid[]) returns void language sql set search_path = tequio, pg_temp as $$
        select from plan_words where plan_id = any(plans) order by plan_id for update;
        insert into plan_words as w (plan_id, named, whole)
        select p.id, n.named, n.named || (
            select searchable(jsonb_build_object(
                'es', jsonb_build_object('text', string_agg(c.text -> 'es' ->> 'text', ' ' order by c.section, c.place)),
                'en', jsonb_build_object('text', string_agg(c.text -> 'en' ->> 'text', ' ' order by c.section, c.place))))
              from clause c where c.plan_id = p.id and c.commitment_id is null and not c.removed)
          from plan p, lateral (select searchable(p.title) || searchable(p.summary) as named) n
         where p.id = any(plans)
        on conflict (plan_id) do update set named = excluded.named, whole = excluded.whole
          where (w.named, w.whole) is distinct from (excluded.named, excluded.whole);
      $$;
      create function keep_words_of_plans() returns trigger language plpgsql set search_path = tequio, pg_temp as $$
      begin
        perform keep_plan_words(array(select c.id from changed c where not exists (select from plan_words w
          where w.plan_id = c.id and w.named = searchable(c.title) || searchable(c.summary))));
        return null;
      end $$;
      create function keep_words_of_clauses() returns trigger language plpgsql set search_path = tequio, pg_temp as $$
      declare plans uuid[] := array(select distinct c.plan_id from changed c where c.commitment_id is null);
      begin
        if plans <> '{}' then perform keep_plan_words(plans); end if;
        return null;
      end $$`);
    for (const event of ['insert', 'update'])
      await db.query(`create trigger words_${event} after ${event} on plan referencing new table as changed
        for each statement execute function keep_words_of_plans()`);
    for (const [event, rows] of [
      ['insert', 'new'],
      ['update', 'new'],
      ['delete', 'old'],
    ])
      await db.query(`create trigger words_${event} after ${event} on clause referencing ${rows} table as changed
        for each statement execute function keep_words_of_clauses()`);
    await db.query('select keep_plan_words(array(select id from plan))');
    // Without figures about the new columns PostgreSQL takes any word for a rare one, until a tenth of the rows changed.
    // A new site must have none: with those of an empty table it reads the whole table for each comment of an import.
    for (const table of ['comment', 'plan_words'])
      await db.query(`do $$ begin if exists (select from ${table} offset 1000) then analyze ${table}; end if; end $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const event of ['insert', 'update']) await db.query(`drop trigger words_${event} on plan`);
    for (const event of ['insert', 'update', 'delete']) await db.query(`drop trigger words_${event} on clause`);
    await db.query('drop function keep_words_of_clauses(), keep_words_of_plans(), keep_plan_words(uuid[])');
    await dropTables(db, ['plan_words']);
    await db.query('alter table comment drop column search');
    await db.query('create index comment_search on comment using gin (searchable_in(language, body))');
  }
}
