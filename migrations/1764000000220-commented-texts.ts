import type { MigrationInterface, QueryRunner } from 'typeorm';

const FORMER = ['proposal', 'commitment', 'milestone', 'response'];

/** Clauses and suggestions are commented like commitments, and what is said there concerns the same institutions. */
export class CommentedTexts1764000000220 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await commentable(db, [...FORMER, 'clause', 'suggestion']);
    await concern(
      db,
      `union all
        select o.institution_id from clause l join commitment_owner o on o.commitment_id = l.commitment_id
         where subject_type = 'clause' and l.id = subject_id and o.state in ('invited', 'accepted')
        union all
        select unnest(m.institution_ids) from clause l join milestone m on m.id = l.milestone_id
         where subject_type = 'clause' and l.id = subject_id`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await commentable(db, FORMER);
    await concern(db, '');
  }
}

async function commentable(db: QueryRunner, kinds: string[]): Promise<void> {
  const known = kinds.map((kind) => `'${kind}'`).join(', ');
  await db.query(`alter table comment drop constraint comment_subject_type_check,
    add constraint comment_subject_type_check check (subject_type in (${known}))`);
}

/** This function gives the institutions that a text concerns: a moderator who works for one does not decide on it. */
async function concern(db: QueryRunner, more: string): Promise<void> {
  await db.query(`
    create or replace function institutions_concerned(subject_type text, subject_id uuid) returns uuid[] language sql stable set search_path = tequio, pg_temp as $$
      select coalesce(array_agg(distinct found.id), '{}') from (
        select o.institution_id as id from commitment_owner o
         where o.state in ('invited', 'accepted') and o.commitment_id = case subject_type
           when 'commitment' then subject_id
           when 'milestone' then (select m.commitment_id from milestone m where m.id = subject_id) end
        union all
        select unnest(m.institution_ids) from milestone m where subject_type = 'milestone' and m.id = subject_id
        union all
        select a.institution_id from response_assignment a
         where subject_type = 'proposal' and a.proposal_id = subject_id and a.state <> 'released'
        union all
        select p.on_behalf_of_id from proposal p where subject_type = 'proposal' and p.id = subject_id
        union all
        select r.institution_id from response r where subject_type = 'response' and r.id = subject_id
        union all
        select o.institution_id from suggestion s join commitment_owner o on o.commitment_id = s.commitment_id
         where subject_type = 'suggestion' and s.id = subject_id and o.state in ('invited', 'accepted')
        union all
        select s.on_behalf_of_id from suggestion s where subject_type = 'suggestion' and s.id = subject_id
        ${more}
      ) found where found.id is not null $$`);
}
