import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `record` with its way to the texts that an entry commits to, one SQL expression for each. */
const record = (lines: string) => `
  create or replace function record(actor_role text, institution text, verb text, subject text, plan uuid, contents jsonb)
    returns void language plpgsql security definer set search_path = tequio, pg_temp as $$
  declare lines text;
  begin
    if record.verb !~ '^[a-z_]+([.][a-z_]+)+$' or record.subject is null or record.actor_role is null then
      raise exception 'a log entry needs an actor, a verb and a subject' using errcode = 'TQ004';
    end if;
    ${lines}
    update log_draft d set actor_role = record.actor_role, institution = record.institution, verb = record.verb,
        subject = record.subject, plan_id = record.plan, details = coalesce(lines, '')
      where d.tx = pg_current_xact_id() and d.verb is null;
    if not found then raise exception 'no open log entry, or recorded twice' using errcode = 'TQ002'; end if;
  end $$`;

/**
 * Each text of an entry is looked up by its id. As a join with the set of asked ids, whose size PostgreSQL cannot know,
 * it read the whole table of texts for every entry.
 */
export class LogByIndex1764000000063 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      record(`select string_agg(asked.key || ' ' || (
          select encode(sha256(c.salt || convert_to(c.body, 'UTF8')), 'hex') from content c where c.id = asked.value::uuid
        ), E'\\n' order by asked.key) into lines from jsonb_each_text(record.contents) asked;`),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      record(`select string_agg(asked.key || ' ' || encode(sha256(c.salt || convert_to(c.body, 'UTF8')), 'hex'), E'\\n' order by asked.key)
          into lines from jsonb_each_text(record.contents) asked join content c on c.id = asked.value::uuid;`),
    );
  }
}
