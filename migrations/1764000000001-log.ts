import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables } from './support/tables.js';

/**
 * The public log, sealed by the database at commit: the unit of work opens a draft, `record()` fills it,
 * a deferred trigger takes the next number from one row, hashes and inserts. The number is taken under a lock that
 * lasts to the end of the transaction, so the order of numbers is the order in which entries become visible.
 */
export class Log1764000000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('create extension if not exists unaccent schema public');
    await db.query('create extension if not exists pg_trgm schema public');
    await db.query('create schema history');
    await db.query('create schema past');

    await createTable(db, 'log', {
      kind: 'sealed',
      public: {
        seq: 'bigint primary key',
        at: 'timestamptz(3) not null',
        verb: 'text not null',
        subject: 'text not null',
        plan_id: 'uuid',
        actor_role: 'text not null',
        institution: 'text',
        details: 'text not null',
        leaf: 'text not null',
        leaf_hash: 'bytea not null',
      },
      indexes: { 'index log_subject': '(subject, seq)', 'index log_plan': '(plan_id, seq)' },
    });
    await createTable(db, 'log_head', {
      kind: 'sealed',
      public: {
        one: 'boolean primary key default true',
        size: 'bigint not null',
        at: 'timestamptz(3) not null',
      },
      constraints: { log_head_is_one_row: 'check (one)' },
    });
    await db.query('alter table log_head set (fillfactor = 10)');
    await db.query(`insert into log_head (size, at) values (0, '-infinity')`);
    await createTable(db, 'log_draft', {
      kind: 'sealed',
      internal: {
        id: 'bigint generated always as identity primary key',
        tx: 'xid8 not null default pg_current_xact_id()',
        actor_role: 'text',
        institution: 'text',
        verb: 'text',
        subject: 'text',
        plan_id: 'uuid',
        details: `text not null default ''`,
      },
      constraints: {
        log_draft_once_a_transaction: 'unique (tx)',
        log_draft_on_one_line: `check (concat(actor_role, institution, verb, subject) !~ '[\\n\\r]')`,
      },
    });
    // The exact text that was shown or signed, with the salt of its commitment in the log. Erasing a person deletes
    // the row: the entry stays and still verifies, but nobody can tell any more what it committed to.
    await createTable(db, 'content', {
      kind: 'append',
      public: { id: 'uuid primary key', body: 'text not null' },
      internal: {
        salt: 'bytea not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())',
      },
    });

    await db.query(`
      create function open_entry() returns void language sql security definer set search_path = tequio, pg_temp as $$
        insert into log_draft default values $$`);
    // \`contents\` maps a name to the id of a row of content; the hash is computed here, so that the server and the log
    // cannot disagree on what was committed to.
    await db.query(`
      create function record(actor_role text, institution text, verb text, subject text, plan uuid, contents jsonb)
        returns void language plpgsql security definer set search_path = tequio, pg_temp as $$
      declare lines text;
      begin
        if record.verb !~ '^[a-z_]+([.][a-z_]+)+$' or record.subject is null or record.actor_role is null then
          raise exception 'a log entry needs an actor, a verb and a subject' using errcode = 'TQ004';
        end if;
        select string_agg(asked.key || ' ' || encode(sha256(c.salt || convert_to(c.body, 'UTF8')), 'hex'), E'\\n' order by asked.key)
          into lines from jsonb_each_text(record.contents) asked join content c on c.id = asked.value::uuid;
        update log_draft d set actor_role = record.actor_role, institution = record.institution, verb = record.verb,
            subject = record.subject, plan_id = record.plan, details = coalesce(lines, '')
          where d.tx = pg_current_xact_id() and d.verb is null;
        if not found then raise exception 'no open log entry, or recorded twice' using errcode = 'TQ002'; end if;
      end $$`);
    await db.query(`
      create function seal() returns trigger language plpgsql security definer set search_path = tequio, pg_temp as $$
      declare d log_draft; n bigint; ts timestamptz(3); line text;
      begin
        delete from log_draft where id = new.id returning * into d;
        if d.verb is null then raise exception 'wrote and recorded nothing' using errcode = 'TQ001'; end if;
        if clock_timestamp() - now() > interval '10 seconds' then
          raise exception 'a unit of work took longer than ten seconds' using errcode = 'TQ003';
        end if;
        update log_head set size = size + 1, at = greatest(at, clock_timestamp()) returning size - 1, at into n, ts;
        line := concat_ws(E'\\n', 'tequio-log-v1', n, to_char(ts at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          d.actor_role, coalesce(d.institution, ''), d.verb, d.subject, coalesce(d.plan_id::text, ''), d.details);
        insert into log values (n, ts, d.verb, d.subject, d.plan_id, d.actor_role, d.institution, d.details, line,
          sha256('\\x00'::bytea || convert_to(line, 'UTF8')));
        perform pg_notify('tequio_log', n::text);
        return null;
      end $$`);
    await db.query(`create constraint trigger seal after insert on log_draft deferrable initially deferred
      for each row execute function seal()`);
    await db.query('alter table log_draft enable always trigger seal');
    await db.query(`
      create function must_have_entry() returns trigger language plpgsql security definer
        set search_path = tequio, pg_temp as $$
      begin
        if not exists (select from log_draft where tx = pg_current_xact_id()) then
          raise exception 'a write to % without an entry in the log', tg_table_name using errcode = 'TQ002';
        end if;
        return null;
      end $$`);
    await db.query(`
      create function append_only() returns trigger language plpgsql as $$
      begin raise exception 'the log is append-only' using errcode = 'TQ005'; end $$`);
    await db.query(`create trigger append_only before update or delete or truncate on log
      for each statement execute function append_only()`);
    await db.query('alter table log enable always trigger append_only');

    await createTable(db, 'mutation_receipt', {
      kind: 'technical',
      internal: {
        client_mutation_id: 'text not null',
        mutation: 'text not null',
        input_hash: 'bytea not null',
        result: 'jsonb not null',
        received_at: 'timestamptz(3) not null default now()',
      },
      personal: { actor: 'text not null' },
      constraints: { mutation_receipt_once: 'primary key (actor, client_mutation_id)' },
    });

    await db.query(`
      create function is_localized(value jsonb) returns boolean language sql immutable parallel safe as $$
        select value is null or coalesce(jsonb_typeof(value) = 'object'
          and length(value ->> (value ->> 'original')) > 0 and jsonb_typeof(value -> (value ->> 'original') -> 'text') = 'string', false) $$`);
    await db.query(`
      create function is_stated_date(on_day date, stated text, written text) returns boolean language sql immutable parallel safe as $$
        select case when stated is null then on_day is null and written is null
          when stated = 'as_written' then on_day is null and written is not null
          else stated in ('day', 'month', 'quarter', 'year') and on_day is not null end $$`);
    await db.query('create text search configuration es (copy = pg_catalog.spanish)');
    await db.query(
      `alter text search configuration es alter mapping for hword, hword_part, word with public.unaccent, spanish_stem`,
    );
    await db.query('create text search configuration en (copy = pg_catalog.english)');
    await db.query(
      `alter text search configuration en alter mapping for hword, hword_part, word with public.unaccent, english_stem`,
    );
    await db.query(`
      create function searchable(value jsonb) returns tsvector language sql immutable parallel safe as $$
        select to_tsvector('tequio.es'::regconfig, coalesce(value -> 'es' ->> 'text', ''))
            || to_tsvector('tequio.en'::regconfig, coalesce(value -> 'en' ->> 'text', '')) $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function searchable(jsonb)');
    await db.query('drop text search configuration en');
    await db.query('drop text search configuration es');
    await db.query('drop function is_stated_date(date, text, text)');
    await db.query('drop function is_localized(jsonb)');
    await dropTables(db, ['log', 'log_head', 'log_draft', 'content', 'mutation_receipt']);
    await db.query('drop function append_only()');
    await db.query('drop function must_have_entry()');
    await db.query('drop function seal()');
    await db.query('drop function record(text, text, text, text, uuid, jsonb)');
    await db.query('drop function open_entry()');
    await db.query('drop schema past');
    await db.query('drop schema history');
  }
}
