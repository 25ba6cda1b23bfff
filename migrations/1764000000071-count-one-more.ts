import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Counts one more under the key and says how many there were since that instant. Two at the same moment would each see
 * the other's count missing: the second waits, and each statement here sees what the one before it waited for.
 */
const COUNT = `
create function count_one_more(whose text, at timestamptz, since timestamptz) returns int
  language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(whose, 0));
  insert into tequio.rate_count as c (key, window_at, n) values (whose, at, 1)
    on conflict (key, window_at) do update set n = c.n + 1;
  return (select sum(c.n) from tequio.rate_count c
           where c.key = whose and (c.window_at >= since or c.window_at = at));
end $$`;

/** A count took two statements, one of which only waited. */
export class CountOneMore1764000000071 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(COUNT);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function count_one_more(text, timestamptz, timestamptz)');
  }
}
