import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Counts one more entry of the log under the key and refuses what goes over the limit; the detail says after how many
 * minutes the oldest part of the window is over. An error, because nobody waits for the answer of this statement.
 */
const SPEND = `
create function spend_entry(whose text, at timestamptz, since timestamptz, seconds int, most int) returns void
  language plpgsql set search_path = tequio, pg_temp as $$
declare oldest timestamptz;
begin
  if count_one_more(whose, at, since) <= most then return; end if;
  select min(c.window_at) into oldest from rate_count c where c.key = whose and c.window_at >= since;
  raise exception 'too many entries' using errcode = 'TQ010',
    detail = greatest(1, ceil(extract(epoch from oldest + make_interval(secs => seconds) - at) / 60))::text;
end $$`;

export class SpendEntry1764000000083 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(SPEND);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function spend_entry(text, timestamptz, timestamptz, int, int)');
  }
}
