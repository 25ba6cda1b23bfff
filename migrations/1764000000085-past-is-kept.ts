import type { MigrationInterface, QueryRunner } from 'typeorm';
import { versioned } from './support/tables.js';

/** Counted by triggers only. */
const TALLIES = ['proposal_tally', 'comment_tally', 'commented'];
const COUNTERS = ['tally_proposals', 'tally_supports', 'count_comments', 'count_comment_states', 'count_votes'];
/** Rows of these say what was true, and are never changed. */
const KEPT = ['proposal_version', 'comment_version', 'response_version', 'window_change'];

const recorded = (lines: string) => `
  create or replace function record(actor_role text, institution text, verb text, subject text, plan uuid, contents jsonb,
      text_ids uuid[] default '{}', texts text[] default '{}')
    returns void language plpgsql security definer set search_path = tequio, pg_temp as $$
  declare lines text; sound boolean;
  begin
    if record.verb !~ '^[a-z_]+([.][a-z_]+)+$' or record.subject is null or record.actor_role is null then
      raise exception 'a log entry needs an actor, a verb and a subject' using errcode = 'TQ004';
    end if;
    insert into content (id, body) select * from unnest(record.text_ids, record.texts);${lines}
    insert into log_draft as d (actor_role, institution, verb, subject, plan_id, details)
      values (record.actor_role, record.institution, record.verb, record.subject, record.plan, coalesce(lines, ''))
      on conflict (tx) do update set actor_role = record.actor_role, institution = record.institution, verb = record.verb,
        subject = record.subject, plan_id = record.plan, details = coalesce(lines, '') where d.verb is null;
    if not found then raise exception 'recorded twice' using errcode = 'TQ002'; end if;
  end $$`;
const HASH = `encode(sha256(c.salt || convert_to(c.body, 'UTF8')), 'hex') from content c where c.id`;
const UNCHECKED = `
    select string_agg(asked.key || ' ' || (
        select ${HASH} = asked.value::uuid
      ), E'\\n' order by asked.key) into lines from jsonb_each_text(record.contents) asked;`;
/** A name with a line break would add a line to the leaf, and an id of nothing would drop one. */
const CHECKED = `
    select string_agg(asked.key || ' ' || asked.hash, E'\\n' order by asked.key),
        bool_and(asked.hash is not null and asked.key ~ '^[a-z][a-z0-9_.-]*$')
      into lines, sound
      from (select key, (select ${HASH} = value::uuid) as hash from jsonb_each_text(record.contents)) asked;
    if not sound then
      raise exception 'a log entry names its texts by words, and each is kept' using errcode = 'TQ004';
    end if;`;

/** The server's own role writes neither what is counted, nor when a row became true, nor what is kept. */
export class PastIsKept1764000000085 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(recorded(CHECKED));
    for (const table of TALLIES) await db.query(`comment on table ${table} is 'sealed'`);
    for (const table of KEPT) await db.query(`comment on table ${table} is 'kept'`);
    for (const name of COUNTERS) await db.query(`alter function ${name}() security definer`);
    await db.query(`alter table file_content add constraint file_content_is_what_its_name_says
      check (sha256 = encode(sha256(content), 'hex'))`);
    // Attaching a file that is there already updates its row to the same values, which locks it against the clean-up.
    await db.query(`
      create function stays_as_it_is() returns trigger language plpgsql set search_path = tequio, pg_temp as $$
      begin
        if new is distinct from old then
          raise exception 'a row of % is never changed', tg_table_name using errcode = 'TQ006';
        end if;
        return new;
      end $$`);
    await db.query('create trigger stays before update on file for each row execute function stays_as_it_is()');
    await db.query('alter table file enable always trigger stays');
    await db.query('alter table log_draft drop constraint log_draft_on_one_line');
    await db.query(`alter table log_draft add constraint log_draft_on_one_line
      check (concat(actor_role, institution, verb, subject) !~ '[[:cntrl:]\\u2028\\u2029]')`);
    await this.renewHistories(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table log_draft drop constraint log_draft_on_one_line');
    await db.query(`alter table log_draft add constraint log_draft_on_one_line
      check (concat(actor_role, institution, verb, subject) !~ '[\\n\\r]')`);
    await db.query('drop trigger stays on file');
    await db.query('drop function stays_as_it_is()');
    await db.query('alter table file_content drop constraint file_content_is_what_its_name_says');
    for (const name of COUNTERS) await db.query(`alter function ${name}() security invoker`);
    for (const table of KEPT) await db.query(`comment on table ${table} is 'logged'`);
    for (const table of TALLIES) await db.query(`comment on table ${table} is 'technical'`);
    await db.query(recorded(UNCHECKED));
  }

  /** The helper that makes a history now keeps `valid_from` when nothing else changes: each is made anew by it. */
  private async renewHistories(db: QueryRunner): Promise<void> {
    const tables: { name: string }[] = await db.query(
      `select relname as name from pg_class where relnamespace = 'history'::regnamespace and relkind = 'r' order by 1`,
    );
    for (const { name } of tables) await versioned(db, name);
  }
}
