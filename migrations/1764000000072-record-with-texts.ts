import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an entry needs, and how a text is found that it commits to. */
const CHECKED = `
    if record.verb !~ '^[a-z_]+([.][a-z_]+)+$' or record.subject is null or record.actor_role is null then
      raise exception 'a log entry needs an actor, a verb and a subject' using errcode = 'TQ004';
    end if;`;
const COMMITTED = `
    select string_agg(asked.key || ' ' || (
        select encode(sha256(c.salt || convert_to(c.body, 'UTF8')), 'hex') from content c where c.id = asked.value::uuid
      ), E'\\n' order by asked.key) into lines from jsonb_each_text(record.contents) asked;`;
const FILLED = `actor_role = record.actor_role, institution = record.institution, verb = record.verb,
        subject = record.subject, plan_id = record.plan, details = coalesce(lines, '')`;

/**
 * An entry keeps the new texts that it commits to, and opens itself where nothing was written before it: what took three
 * statements is one.
 */
export class RecordWithTexts1764000000072 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('drop function record(text, text, text, text, uuid, jsonb)');
    await db.query(`
      create function record(actor_role text, institution text, verb text, subject text, plan uuid, contents jsonb,
          text_ids uuid[] default '{}', texts text[] default '{}')
        returns void language plpgsql security definer set search_path = tequio, pg_temp as $$
      declare lines text;
      begin${CHECKED}
        insert into content (id, body) select * from unnest(record.text_ids, record.texts);${COMMITTED}
        insert into log_draft as d (actor_role, institution, verb, subject, plan_id, details)
          values (record.actor_role, record.institution, record.verb, record.subject, record.plan, coalesce(lines, ''))
          on conflict (tx) do update set ${FILLED} where d.verb is null;
        if not found then raise exception 'recorded twice' using errcode = 'TQ002'; end if;
      end $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function record(text, text, text, text, uuid, jsonb, uuid[], text[])');
    await db.query(`
      create function record(actor_role text, institution text, verb text, subject text, plan uuid, contents jsonb)
        returns void language plpgsql security definer set search_path = tequio, pg_temp as $$
      declare lines text;
      begin${CHECKED}${COMMITTED}
        update log_draft d set ${FILLED} where d.tx = pg_current_xact_id() and d.verb is null;
        if not found then raise exception 'no open log entry, or recorded twice' using errcode = 'TQ002'; end if;
      end $$`);
  }
}
