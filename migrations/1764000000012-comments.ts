import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, versioned } from './support/tables.js';

const TABLES = [
  'comment',
  'comment_version',
  'comment_vote',
  'comment_tally',
  'commented',
  'moderation_decision',
  'moderation_report',
  'moderation_appeal',
];

const RULES = `('personal_data', 'unlawful', 'insult', 'threat', 'discrimination', 'spam', 'off_topic', 'duplicate')`;

/**
 * Comments and moderation. Comments and what moderators do keep no history of rows: a past reading must
 * not bring back what was hidden or erased since. Counters and the order by votes live on side rows, so that a popular
 * text is not rewritten at each vote.
 */
export class Comments1764000000012 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('alter table plan add column hold_first_comments int not null default 0');
    await db.query(`comment on column plan.hold_first_comments is 'public'`);
    await db.query(
      'alter table plan add constraint plan_holds_few_comments check (hold_first_comments between 0 and 20)',
    );
    await versioned(db, 'plan');

    const subject = {
      plan_id: 'uuid not null references plan',
      subject_type: `text not null check (subject_type in ('proposal', 'commitment', 'milestone', 'response'))`,
      subject_id: 'uuid not null',
    };
    await createTable(db, 'comment', {
      kind: 'logged',
      public: {
        id: 'uuid primary key',
        ...subject,
        parent_id: 'uuid references comment',
        root_id: 'uuid not null references comment',
        depth: 'int not null',
        institution_id: 'uuid references institution',
        position: `text check (position in ('for', 'against', 'neutral'))`,
        body: 'text not null',
        language: 'text not null',
        state: `text not null check (state in ('visible', 'held', 'hidden', 'withdrawn', 'erased'))`,
        created_at: 'timestamptz(3) not null',
        edited_at: 'timestamptz(3)',
        version: 'int not null default 1',
        imported_up: 'int',
        imported_down: 'int',
        import_row_id: 'uuid references import_row',
        synthetic: 'boolean not null default false',
      },
      internal: { content_id: 'uuid' },
      personal: { author_account_id: 'uuid not null references account' },
      constraints: {
        comment_answers_below_its_parent:
          'check ((parent_id is null) = (depth = 0) and (parent_id is null) = (root_id = id))',
        comment_erased_has_no_text: `check (state <> 'erased' or body = '')`,
      },
      indexes: {
        // One for each place a page begins: the threads of a thing, the answers to a comment, all of a thing for feeds.
        'index comment_threads': '(subject_id, created_at, id) where parent_id is null',
        'index comment_answers': '(parent_id, created_at, id) where parent_id is not null',
        'index comment_subject': '(subject_id, created_at, id)',
        'index comment_author': '(author_account_id, created_at)',
        'index comment_held': `(plan_id, created_at) where state = 'held'`,
      },
    });
    await createTable(db, 'comment_version', {
      kind: 'logged',
      public: {
        comment_id: 'uuid not null references comment',
        version: 'int not null',
        body: 'text not null',
        language: 'text not null',
        written_at: 'timestamptz(3) not null',
      },
      internal: { content_id: 'uuid' },
      constraints: { comment_version_once: 'primary key (comment_id, version)' },
    });
    await createTable(db, 'comment_vote', {
      kind: 'logged',
      public: {
        comment_id: 'uuid not null references comment',
        value: 'int not null check (value in (-1, 1))',
        voted_at: 'timestamptz(3) not null',
      },
      personal: { account_id: 'uuid not null references account' },
      constraints: { comment_vote_once: 'primary key (comment_id, account_id)' },
      indexes: { 'index comment_vote_account': '(account_id)' },
    });
    await createTable(db, 'comment_tally', {
      kind: 'technical',
      public: {
        comment_id: 'uuid primary key references comment',
        subject_id: 'uuid not null',
        parent_id: 'uuid',
        replies: 'int not null default 0',
        up: 'int not null default 0',
        down: 'int not null default 0',
        score: 'int not null default 0',
      },
      indexes: {
        'index comment_tally_threads': '(subject_id, score, comment_id) where parent_id is null',
        'index comment_tally_answers': '(parent_id, score, comment_id) where parent_id is not null',
      },
    });
    await db.query('alter table comment_tally set (fillfactor = 70)');
    await createTable(db, 'commented', {
      kind: 'technical',
      public: {
        subject_id: 'uuid primary key',
        comments: 'int not null',
        last_at: 'timestamptz(3) not null',
      },
    });
    await db.query('alter table commented set (fillfactor = 10)');
    await countThem(db);

    const thing = {
      id: 'uuid primary key',
      plan_id: 'uuid not null references plan',
      subject_type: `text not null check (subject_type in ('comment', 'proposal'))`,
      subject_id: 'uuid not null',
    };
    await createTable(db, 'moderation_decision', {
      kind: 'logged',
      public: {
        ...thing,
        rule: `text not null check (rule in ${RULES})`,
        reason: 'text not null',
        decided_at: 'timestamptz(3) not null',
        lifted_at: 'timestamptz(3)',
      },
      personal: { moderator_account_id: 'uuid not null references account' },
      indexes: {
        'unique index moderation_decision_in_force_once': '(subject_id) where lifted_at is null',
        'index moderation_decision_plan': '(plan_id, decided_at, id)',
        'index moderation_decision_subject': '(subject_id)',
      },
    });
    await createTable(db, 'moderation_report', {
      kind: 'logged',
      public: {
        ...thing,
        rule: `text not null check (rule in ${RULES})`,
        reported_at: 'timestamptz(3) not null',
        outcome: `text check (outcome in ('dismissed', 'upheld'))`,
        decided_at: 'timestamptz(3)',
      },
      internal: { reason: 'text' },
      personal: {
        reporter_account_id: 'uuid not null references account',
        moderator_account_id: 'uuid references account',
      },
      constraints: {
        moderation_report_once: 'unique (subject_id, reporter_account_id)',
        moderation_report_is_decided_by_someone: 'check ((outcome is null) = (decided_at is null))',
      },
      indexes: {
        'index moderation_report_open': '(plan_id, subject_id) where outcome is null',
        'index moderation_report_reporter': '(reporter_account_id, reported_at)',
      },
    });
    await createTable(db, 'moderation_appeal', {
      kind: 'logged',
      public: {
        id: 'uuid primary key',
        decision_id: 'uuid not null references moderation_decision',
        appealed_at: 'timestamptz(3) not null',
        outcome: `text check (outcome in ('upheld', 'rejected'))`,
        reason: 'text',
        decided_at: 'timestamptz(3)',
        civil_society_restores: 'boolean',
        secretariat_restores: 'boolean',
      },
      internal: { argument: 'text not null' },
      personal: { decider_account_id: 'uuid references account' },
      constraints: {
        moderation_appeal_once: 'unique (decision_id)',
        moderation_appeal_is_decided_with_a_reason:
          'check ((outcome is null) = (decided_at is null) and (outcome is null or reason is not null))',
      },
      indexes: { 'index moderation_appeal_open': '(decision_id) where outcome is null' },
    });
    await knowWhomItConcerns(db);
    await erase(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function erase_comments(uuid[])');
    await db.query('drop function institutions_concerned(text, uuid)');
    await dropTables(db, TABLES);
    await db.query('drop function count_comments()');
    await db.query('drop function count_comment_states()');
    await db.query('drop function count_votes()');
    await db.query('drop function past.plan_at(timestamptz)');
    await db.query('alter table plan drop column hold_first_comments');
    await db.query('alter table history.plan drop column hold_first_comments');
    await versioned(db, 'plan');
  }
}

/** Once per statement, so that an import of many rows counts them together. Parents first, then the thing: always in this order. */
async function countThem(db: QueryRunner): Promise<void> {
  await db.query(`
    create function count_comments() returns trigger language plpgsql set search_path = tequio, pg_temp as $$
    begin
      insert into comment_tally (comment_id, subject_id, parent_id, score)
        select id, subject_id, parent_id, coalesce(imported_up, 0) - coalesce(imported_down, 0) from added;
      update comment_tally t set replies = t.replies + a.n
        from (select parent_id, count(*) as n from added where parent_id is not null group by 1) a where t.comment_id = a.parent_id;
      insert into commented as c (subject_id, comments, last_at)
        select subject_id, count(*) filter (where state in ('visible', 'held')), max(created_at) from added group by 1 order by 1
        on conflict (subject_id) do update
          set comments = c.comments + excluded.comments, last_at = greatest(c.last_at, excluded.last_at);
      update proposal_tally t set comments = t.comments + a.n, last_activity_at = greatest(t.last_activity_at, a.at)
        from (select subject_id, count(*) filter (where state in ('visible', 'held')) as n, max(created_at) as at
                from added where subject_type = 'proposal' group by 1) a where t.proposal_id = a.subject_id;
      return null;
    end $$`);
  await db.query(`create trigger count_comments after insert on comment referencing new table as added
    for each statement execute function count_comments()`);
  await db.query(`
    create function count_comment_states() returns trigger language plpgsql set search_path = tequio, pg_temp as $$
    begin
      with changed as (
        select n.subject_id, sum((n.state in ('visible', 'held'))::int - (o.state in ('visible', 'held'))::int) as n
          from now_is n join was o on o.id = n.id where n.state <> o.state group by 1),
      counted as (update commented c set comments = c.comments + d.n from changed d
        where c.subject_id = d.subject_id and d.n <> 0)
      update proposal_tally t set comments = t.comments + d.n from changed d where t.proposal_id = d.subject_id and d.n <> 0;
      return null;
    end $$`);
  await db.query(`create trigger count_comment_states after update on comment
    referencing old table as was new table as now_is for each statement execute function count_comment_states()`);
  await db.query(`
    create function count_votes() returns trigger language plpgsql set search_path = tequio, pg_temp as $$
    declare id uuid := coalesce(new.comment_id, old.comment_id);
      more int := coalesce(new.value, 0); less int := coalesce(old.value, 0);
    begin
      update comment_tally set up = up + greatest(more, 0) - greatest(less, 0),
          down = down - least(more, 0) + least(less, 0), score = score + more - less
        where comment_id = id and more <> less;
      return null;
    end $$`);
  await db.query(`create trigger count_votes after insert or update or delete on comment_vote
    for each row execute function count_votes()`);
}

/** Whose business a comment is: a moderator who works for one of them does not decide on it. */
async function knowWhomItConcerns(db: QueryRunner): Promise<void> {
  await db.query(`
    create function institutions_concerned(subject_type text, subject_id uuid) returns uuid[] language sql stable set search_path = tequio, pg_temp as $$
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
      ) found where found.id is not null $$`);
}

/**
 * Gone from every version, with the salt of what the log committed to: the entries stay and still verify. The only way
 * in which the server may remove such a text; the comment's own trigger sees to it that the log says so.
 */
async function erase(db: QueryRunner): Promise<void> {
  await db.query(`
    create function erase_comments(ids uuid[]) returns int language plpgsql security definer set search_path = tequio, pg_temp as $$
    declare texts uuid[]; n int;
    begin
      select array_agg(content_id) into texts from (
        select content_id from comment where id = any(ids)
        union all select content_id from comment_version where comment_id = any(ids)) known;
      update comment set state = 'erased', body = '', content_id = null, edited_at = null where id = any(ids) and state <> 'erased';
      get diagnostics n = row_count;
      delete from comment_version where comment_id = any(ids);
      delete from content where id = any(texts);
      return n;
    end $$`);
}
