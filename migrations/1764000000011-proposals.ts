import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, indexHistory } from './support/tables.js';

const TABLES = [
  'proposal',
  'proposal_series',
  'proposal_version',
  'proposal_support',
  'proposal_tally',
  'file',
  'proposal_attachment',
  'window_change',
  'response_template',
  'response_assignment',
  'response',
  'response_version',
  'response_commitment',
  'response_contest',
  'synthesis',
];

/** Proposals with their supports, the reasoned responses that are owed to them, and how windows moved. */
export class Proposals1764000000011 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const synthetic = 'boolean not null default false';
    const now = 'timestamptz(3) not null default now()';
    const texts = {
      title: 'jsonb not null',
      problem: 'jsonb',
      action: 'jsonb',
      expected_change: 'jsonb',
      affected: 'jsonb',
    };
    const areLocalized = `check (is_localized(title) and is_localized(problem) and is_localized(action)
      and is_localized(expected_change) and is_localized(affected))`;
    const account = 'uuid not null references account';
    const outcome = `text not null check (outcome in ('accepted', 'accepted_in_part', 'not_accepted'))`;

    await createTable(db, 'proposal', {
      kind: 'logged',
      versioned: true,
      public: {
        id: 'uuid primary key',
        plan_id: 'uuid not null references plan',
        reference: 'text',
        on_behalf_of_id: 'uuid references institution',
        ...texts,
        policy_areas: `text[] not null default '{}'`,
        jurisdiction_ids: `uuid[] not null default '{}'`,
        theme_id: 'uuid references theme',
        state: `text not null default 'draft' check (state in ('draft', 'submitted', 'under_review', 'accepted', 'accepted_in_part', 'not_accepted', 'merged', 'split', 'withdrawn'))`,
        visibility: `text not null default 'visible' check (visibility in ('visible', 'held', 'hidden'))`,
        transcribed: 'boolean not null default false',
        received_on: 'date',
        received_how: 'text',
        submitted_at: 'timestamptz(3)',
        respond_by: 'date',
        merged_into_id: 'uuid references proposal',
        split_from_id: 'uuid references proposal',
        // Why it was merged, split or taken up again; the log commits to each one.
        reason: 'text',
        edited_at: 'timestamptz(3)',
        edited_after_supports: 'int',
        imported_supports: 'int not null default 0',
        import_row_id: 'uuid references import_row',
        synthetic,
        version: 'int not null default 1',
        created_at: now,
        // When it began to be seen: lists go by this instant.
        listed_at: now,
        // 0 while it waits for its answer: lists that begin with those who wait longest read one index.
        waiting: `smallint generated always as (case when state in ('submitted', 'under_review') then 0 else 1 end) stored`,
        search: `tsvector generated always as (
          setweight(searchable(title), 'A') || setweight(searchable(problem), 'B') || setweight(searchable(action), 'B')
          || setweight(searchable(expected_change), 'C') || setweight(searchable(affected), 'D')) stored`,
      },
      personal: {
        author_account_id: 'uuid references account',
        transcribed_by_id: 'uuid references account',
      },
      constraints: {
        proposal_reference_once: 'unique (reference)',
        proposal_texts_are_localized: areLocalized,
        proposal_is_written_by_someone: 'check (author_account_id is not null or transcribed)',
        proposal_says_when_it_was_received: 'check (not transcribed or received_on is not null)',
        proposal_is_not_merged_into_itself: 'check (merged_into_id <> id and split_from_id <> id)',
        proposal_is_merged_into_one: `check ((state = 'merged') = (merged_into_id is not null))`,
        proposal_is_dated_once_submitted: `check (state = 'draft' or (submitted_at is not null and reference is not null))`,
      },
      indexes: {
        'index proposal_listed': '(listed_at, id)',
        'index proposal_plan_listed': '(plan_id, listed_at, id)',
        'index proposal_waiting': '(waiting, listed_at, id)',
        'index proposal_plan_waiting': '(plan_id, waiting, listed_at, id)',
        'index proposal_theme': '(theme_id, listed_at, id)',
        'index proposal_author': '(author_account_id, listed_at, id)',
        'index proposal_merged_into': '(merged_into_id) where merged_into_id is not null',
        'index proposal_split_from': '(split_from_id) where split_from_id is not null',
        'index proposal_on_behalf_of': '(on_behalf_of_id) where on_behalf_of_id is not null',
        'index proposal_search': 'using gin (search)',
        'index proposal_areas': 'using gin (policy_areas)',
        'index proposal_jurisdictions': 'using gin (jurisdiction_ids)',
        'unique index proposal_reference_any_case': '(lower(reference))',
      },
    });
    await indexHistory(db, 'proposal', 'plan_id');
    // The next number of each plan's own series of references.
    await createTable(db, 'proposal_series', {
      kind: 'technical',
      internal: { plan_id: 'uuid primary key references plan', last: 'int not null' },
    });
    await createTable(db, 'proposal_version', {
      kind: 'logged',
      public: {
        id: 'uuid primary key',
        proposal_id: 'uuid not null references proposal',
        number: 'int not null',
        ...texts,
        supports: 'int not null',
        created_at: now,
      },
      constraints: {
        proposal_version_once: 'unique (proposal_id, number)',
        proposal_version_texts_are_localized: areLocalized,
      },
    });
    await createTable(db, 'proposal_support', {
      kind: 'logged',
      public: {
        proposal_id: 'uuid not null references proposal',
        // The proposal it was first given to, when that one was merged into or split to this one.
        via_id: 'uuid references proposal',
        created_at: now,
      },
      personal: { account_id: account },
      constraints: { proposal_support_once: 'primary key (proposal_id, account_id)' },
      indexes: { 'index proposal_support_account': '(account_id)' },
    });
    // Figures that lists show and are sorted by, kept by triggers beside the proposal: its own row stays cool.
    await createTable(db, 'proposal_tally', {
      kind: 'technical',
      public: {
        proposal_id: 'uuid primary key references proposal on delete cascade',
        plan_id: 'uuid not null',
        supports: 'int not null default 0',
        imported_supports: 'int not null default 0',
        comments: 'int not null default 0',
        last_activity_at: now,
      },
      indexes: {
        'index proposal_tally_supports': '(supports, imported_supports, proposal_id)',
        'index proposal_tally_plan_supports': '(plan_id, supports, imported_supports, proposal_id)',
        'index proposal_tally_comments': '(comments, proposal_id)',
        'index proposal_tally_plan_comments': '(plan_id, comments, proposal_id)',
      },
    });
    await db.query('alter table proposal_tally set (fillfactor = 70)');
    await tallies(db);

    // The content itself is a file of this name in the server's folder.
    await createTable(db, 'file', {
      kind: 'logged',
      public: {
        id: 'uuid primary key',
        sha256: `text not null check (sha256 ~ '^[0-9a-f]{64}$')`,
        media_type: 'text not null',
        bytes: 'int not null',
        created_at: now,
      },
      constraints: { file_once: 'unique (sha256)' },
    });
    await createTable(db, 'proposal_attachment', {
      kind: 'logged',
      public: {
        id: 'uuid primary key',
        proposal_id: 'uuid not null references proposal',
        file_id: 'uuid not null references file',
        name: 'text not null',
        created_at: now,
      },
      personal: { account_id: account },
      constraints: { proposal_attachment_once: 'unique (proposal_id, file_id)' },
      indexes: { 'index proposal_attachment_file': '(file_id)' },
    });

    await createTable(db, 'window_change', {
      kind: 'logged',
      public: {
        id: 'uuid primary key',
        plan_id: 'uuid not null references plan',
        window_id: 'uuid not null references plan_window',
        change: `text not null check (change in ('opened', 'moved', 'closed'))`,
        reason: 'text not null',
        opened_before: 'timestamptz(3)',
        closed_before: 'timestamptz(3)',
        opens_at: 'timestamptz(3) not null',
        closes_at: 'timestamptz(3) not null',
        created_at: now,
      },
      indexes: {
        'index window_change_window': '(window_id, created_at)',
        'index window_change_plan': '(plan_id, created_at)',
      },
    });

    await createTable(db, 'response_template', {
      kind: 'logged',
      public: {
        id: 'uuid primary key',
        plan_id: 'uuid not null references plan',
        institution_id: 'uuid references institution',
        name: 'text not null',
        outcome,
        category: 'text not null',
        body: 'jsonb not null',
        created_at: now,
      },
      personal: { account_id: account },
      constraints: {
        response_template_text_is_localized: 'check (is_localized(body))',
        response_template_name_once: 'unique nulls not distinct (plan_id, institution_id, name)',
      },
    });
    // One debt for each member jurisdiction that owes a submitted proposal its answer; without an institution it is
    // on the secretariat.
    await createTable(db, 'response_assignment', {
      kind: 'logged',
      public: {
        id: 'uuid primary key',
        proposal_id: 'uuid not null references proposal',
        plan_id: 'uuid not null references plan',
        jurisdiction_id: 'uuid not null references jurisdiction',
        institution_id: 'uuid references institution',
        state: `text not null default 'owed' check (state in ('owed', 'answered', 'released'))`,
        owed_since: 'date not null',
        answered_on: 'date',
      },
      constraints: {
        response_assignment_once: 'unique (proposal_id, jurisdiction_id)',
        response_assignment_answered_on_a_day: `check ((state = 'answered') = (answered_on is not null))`,
      },
      indexes: {
        'index response_assignment_plan': '(plan_id, state, owed_since, id)',
        'index response_assignment_institution': '(institution_id, state, owed_since, id)',
      },
    });
    await createTable(db, 'response', {
      kind: 'logged',
      versioned: true,
      public: {
        id: 'uuid primary key',
        proposal_id: 'uuid not null references proposal',
        plan_id: 'uuid not null references plan',
        jurisdiction_id: 'uuid not null references jurisdiction',
        institution_id: 'uuid references institution',
        outcome,
        category: 'text not null',
        body: 'jsonb not null',
        template_id: 'uuid references response_template',
        late: 'boolean not null default false',
        published_at: now,
        version: 'int not null default 1',
        synthetic,
      },
      personal: { account_id: 'uuid references account' },
      constraints: {
        response_once: 'unique (proposal_id, jurisdiction_id)',
        response_text_is_localized: 'check (is_localized(body))',
      },
      indexes: {
        'index response_plan': '(plan_id, published_at, id)',
        'index response_institution': '(institution_id, published_at, id)',
      },
    });
    await indexHistory(db, 'response', 'proposal_id');
    await createTable(db, 'response_version', {
      kind: 'logged',
      public: {
        id: 'uuid primary key',
        response_id: 'uuid not null references response',
        number: 'int not null',
        institution_id: 'uuid references institution',
        outcome,
        category: 'text not null',
        body: 'jsonb not null',
        commitment_ids: `uuid[] not null default '{}'`,
        reason: 'text',
        created_at: now,
      },
      constraints: {
        response_version_once: 'unique (response_id, number)',
        response_version_text_is_localized: 'check (is_localized(body))',
      },
    });
    await createTable(db, 'response_commitment', {
      kind: 'logged',
      versioned: true,
      public: {
        id: 'uuid primary key',
        response_id: 'uuid not null references response',
        commitment_id: 'uuid not null references commitment',
      },
      constraints: { response_commitment_once: 'unique (response_id, commitment_id)' },
      indexes: { 'index response_commitment_commitment': '(commitment_id, response_id)' },
    });
    await indexHistory(db, 'response_commitment', 'response_id');
    await createTable(db, 'response_contest', {
      kind: 'logged',
      public: {
        id: 'uuid primary key',
        response_id: 'uuid not null references response',
        plan_id: 'uuid not null references plan',
        contested_version: 'int not null',
        reason: 'text not null',
        decide_by: 'date not null',
        state: `text not null default 'open' check (state in ('open', 'upheld', 'rejected'))`,
        decided_by_id: 'uuid references institution',
        session_id: 'uuid references session',
        decision: 'text',
        decided_at: 'timestamptz(3)',
        created_at: now,
      },
      personal: { account_id: account },
      constraints: {
        response_contest_once: 'unique (response_id)',
        response_contest_is_decided: `check ((state = 'open') = (decided_at is null))`,
      },
      indexes: { 'index response_contest_plan': '(plan_id, state, decide_by)' },
    });
    await createTable(db, 'synthesis', {
      kind: 'logged',
      public: {
        id: 'uuid primary key',
        plan_id: 'uuid not null references plan',
        window_id: 'uuid not null references plan_window',
        institution_id: 'uuid references institution',
        body: 'jsonb not null',
        published_at: now,
        synthetic,
      },
      personal: { account_id: 'uuid references account' },
      constraints: {
        synthesis_once: 'unique (window_id)',
        synthesis_text_is_localized: 'check (is_localized(body))',
      },
      indexes: { 'index synthesis_plan': '(plan_id, published_at)' },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, TABLES);
    await db.query('drop function tally_proposals()');
    await db.query('drop function tally_supports()');
  }
}

/** By statement, so that an import of thousands pays once. */
async function tallies(db: QueryRunner): Promise<void> {
  await db.query(`
    create function tally_proposals() returns trigger language plpgsql set search_path = tequio, pg_temp as $$
    begin
      if tg_op = 'INSERT' then
        insert into proposal_tally (proposal_id, plan_id, imported_supports) select id, plan_id, imported_supports from changed;
      else
        update proposal_tally t set imported_supports = c.imported_supports from changed c
         where t.proposal_id = c.id and t.imported_supports <> c.imported_supports;
      end if;
      return null;
    end $$`);
  for (const event of ['insert', 'update'])
    await db.query(`create trigger tally_${event} after ${event} on proposal referencing new table as changed
      for each statement execute function tally_proposals()`);
  await db.query(`
    create function tally_supports() returns trigger language plpgsql set search_path = tequio, pg_temp as $$
    begin
      update proposal_tally t set supports = t.supports + c.n, last_activity_at = greatest(t.last_activity_at, now())
        from (select proposal_id, case tg_op when 'INSERT' then count(*) else -count(*) end as n
                from changed group by proposal_id) c
       where t.proposal_id = c.proposal_id;
      return null;
    end $$`);
  await db.query(`create trigger tally_insert after insert on proposal_support referencing new table as changed
    for each statement execute function tally_supports()`);
  await db.query(`create trigger tally_delete after delete on proposal_support referencing old table as changed
    for each statement execute function tally_supports()`);
}
