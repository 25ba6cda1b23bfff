import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Seals a draft; `about` is what follows the hash in the table, which the leaf does not hold. */
const seal = (about: string) => `
  create or replace function seal() returns trigger language plpgsql security definer set search_path = tequio, pg_temp as $$
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
      sha256('\\x00'::bytea || convert_to(line, 'UTF8'))${about});
    perform pg_notify('tequio_log', n::text);
    return null;
  end $$`;

/**
 * What is done to many things together is one entry, whose subject is what they belong to. The things themselves stand
 * beside it, so that who follows one of them is told. The leaf is as it was: it holds them by the hash of their list.
 */
export class LogAboutMany1764000000064 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table log add column about text[] not null default '{}'`);
    await db.query(`comment on column log.about is 'public'`);
    await db.query(`create index log_about on log using gin (about) where about <> '{}'`);
    await db.query(`alter table log_draft add column about text[] not null default '{}'`);
    await db.query(`comment on column log_draft.about is 'internal'`);
    await db.query(seal(', d.about'));
    await db.query(`
      create function record_about(subjects text[]) returns void language plpgsql security definer
        set search_path = tequio, pg_temp as $$
      begin
        update log_draft set about = record_about.subjects where tx = pg_current_xact_id() and verb is not null;
        if not found then raise exception 'no entry to say it of' using errcode = 'TQ002'; end if;
      end $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function record_about(text[])');
    await db.query(seal(''));
    await db.query('alter table log_draft drop column about');
    await db.query('drop index log_about');
    await db.query('alter table log drop column about');
  }
}
