import type { MigrationInterface, QueryRunner } from 'typeorm';

const BEFORE = `
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
end $$`;
const NOW = `
create or replace function count_comment_states() returns trigger language plpgsql set search_path = tequio, pg_temp as $$
begin
  -- Parents first, then the thing: in the order in which new comments are counted.
  update comment_tally t set replies = t.replies + d.n
    from (select n.parent_id as id, sum((o.state = 'withdrawn')::int - (n.state = 'withdrawn')::int) as n
            from now_is n join was o on o.id = n.id
           where n.parent_id is not null and (n.state = 'withdrawn') <> (o.state = 'withdrawn')
             and not exists (select from comment answer where answer.parent_id = n.id) group by 1) d
   where t.comment_id = d.id;
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
end $$`;

/** What was withdrawn before anybody answered has no place in its thread, and is counted no longer where it answered. */
export class RepliesInView1764000000070 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(NOW);
    await this.recount(db, '-');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(BEFORE);
    await this.recount(db, '+');
  }

  private async recount(db: QueryRunner, sign: '+' | '-'): Promise<void> {
    await db.query(`update comment_tally t set replies = t.replies ${sign} d.n
      from (select c.parent_id as id, count(*) as n from comment c
             where c.state = 'withdrawn' and c.parent_id is not null
               and not exists (select from comment answer where answer.parent_id = c.id) group by 1) d
     where t.comment_id = d.id`);
  }
}
