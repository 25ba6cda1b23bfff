import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createTable, dropTables, indexHistory, versioned } from './support/tables.js';

const TABLES = ['clause', 'suggestion', 'text_version', 'clause_version', 'commitment_proposal'];

/** The texts of commitments that were there before become one clause each; the next import cuts them finer. */
const FORMER_TEXTS = `
  create temporary table former on commit drop as
  select gen_random_uuid() as id, c.plan_id, c.id as commitment_id, t.milestone_id, t.section, t.text, c.version as number
    from commitment c cross join lateral (
      select null::uuid as milestone_id, x.section, x.text
        from (values ('title', c.title), ('problem', c.problem), ('status_quo', c.status_quo),
                     ('action', c.action), ('contribution', c.contribution)) x(section, text)
      union all
      select m.id, x.section, x.text
        from milestone m cross join lateral (values ('title', m.title), ('outputs', m.outputs),
             ('expected_result', m.expected_result), ('means_of_verification', m.means_of_verification)) x(section, text)
       where m.commitment_id = c.id) t
   where t.text is not null`;

/** Lengths count UTF-16 units, in which a character beyond U+FFFF has two. */
const UNITS = `length(regexp_replace(l.value ->> 'text', '[\\U00010000-\\U0010FFFF]', 'xx', 'g'))`;

/** Commitments are written together: clauses with ids of their own, their versions, and suggestions on them. */
export class Drafting1764000000200 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const now = 'timestamptz(3) not null default now()';
    const text = {
      plan_id: 'uuid not null references plan',
      // Null for the text of the plan itself.
      commitment_id: 'uuid references commitment',
    };
    const setAs = `text not null check (kind in ('paragraph', 'heading', 'item', 'numbered'))`;

    await addColumns(db, 'plan', {
      public: { text_version: 'int not null default 0', drafts_public: 'boolean not null default true' },
    });
    await versioned(db, 'plan');
    await db.query('update history.plan set text_version = 0, drafts_public = true');

    await createTable(db, 'clause', {
      kind: 'logged',
      versioned: true,
      public: {
        id: 'uuid primary key',
        ...text,
        milestone_id: 'uuid',
        section: 'text not null',
        kind: setAs,
        place: 'int not null',
        text: 'jsonb not null',
        removed: 'boolean not null default false',
        changed_in: 'int not null',
        created_at: now,
      },
      constraints: { clause_text_is_localized: 'check (is_localized(text))' },
      indexes: {
        'index clause_commitment': '(commitment_id, section, place)',
        'index clause_milestone': '(milestone_id) where milestone_id is not null',
        'index clause_plan': '(plan_id, section, place) where commitment_id is null',
      },
    });
    await indexHistory(db, 'clause', 'commitment_id');

    await createTable(db, 'suggestion', {
      kind: 'logged',
      versioned: true,
      public: {
        id: 'uuid primary key',
        ...text,
        number: 'int not null',
        kind: `text not null check (kind in ('change', 'add', 'remove', 'move', 'field', 'add_milestone', 'remove_milestone'))`,
        base_version: 'int not null',
        clause_id: 'uuid references clause',
        milestone_id: 'uuid',
        section: 'text',
        clause_kind: `text check (clause_kind in ('paragraph', 'heading', 'item', 'numbered'))`,
        after_clause_id: 'uuid references clause',
        language: 'text not null',
        base_text: 'text',
        text: 'text',
        field: 'text',
        base_value: 'jsonb',
        value: 'jsonb',
        reason: 'text not null',
        on_behalf_of_id: 'uuid references institution',
        // The proposal, comment or session from which it takes its words.
        source_type: `text check (source_type in ('proposal', 'comment', 'session'))`,
        source_id: 'uuid',
        through: `text not null default 'site' check (through in ('site', 'word', 'import'))`,
        state: `text not null default 'pending' check (state in ('pending', 'accepted', 'accepted_with_changes', 'declined', 'withdrawn', 'reverted'))`,
        in_conflict: 'boolean not null default false',
        visibility: `text not null default 'visible' check (visibility in ('visible', 'held', 'hidden'))`,
        decided_at: 'timestamptz(3)',
        decided_role: 'text',
        decided_institution_id: 'uuid references institution',
        session_id: 'uuid references session',
        decision_reason: 'text',
        final_text: 'text',
        made_version: 'int',
        reverted_at: 'timestamptz(3)',
        reverted_role: 'text',
        reverted_institution_id: 'uuid references institution',
        revert_reason: 'text',
        reverted_before: 'boolean not null default false',
        accepted_by_side: `text check (accepted_by_side in ('government', 'civil_society'))`,
        synthetic: 'boolean not null default false',
        import_row_id: 'uuid references import_row',
        version: 'int not null default 1',
        created_at: now,
        listed_at: now,
        search: `tsvector generated always as (searchable_in(language, coalesce(text, '') || ' ' || reason)) stored`,
      },
      personal: {
        author_account_id: 'uuid references account',
        // The name that stands in a returned Word file beside the change.
        author_named: 'text',
      },
      constraints: {
        suggestion_number_once: 'unique nulls not distinct (plan_id, commitment_id, number)',
        suggestion_is_written_by_someone:
          'check (author_account_id is not null or author_named is not null or import_row_id is not null)',
        suggestion_is_decided: `check ((state in ('pending', 'withdrawn')) = (decided_at is null))`,
      },
      indexes: {
        'index suggestion_commitment': '(commitment_id, listed_at, id)',
        'index suggestion_plan': '(plan_id, listed_at, id)',
        'index suggestion_clause': '(clause_id, listed_at, id) where clause_id is not null',
        'index suggestion_listed': '(listed_at, id)',
        'index suggestion_author': '(author_account_id, listed_at, id)',
        'index suggestion_search': 'using gin (search)',
      },
    });
    await indexHistory(db, 'suggestion', 'commitment_id');

    await createTable(db, 'text_version', {
      kind: 'kept',
      public: {
        id: 'uuid primary key',
        ...text,
        number: 'int not null',
        cause: `text not null check (cause in ('begun', 'written', 'suggestion', 'reverted', 'milestone', 'state', 'imported'))`,
        suggestion_id: 'uuid references suggestion',
        role: 'text',
        institution_id: 'uuid references institution',
        session_id: 'uuid references session',
        reason: 'text',
        fields: `jsonb not null default '{}'`,
        created_at: now,
      },
      constraints: { text_version_once: 'unique nulls not distinct (plan_id, commitment_id, number)' },
      indexes: { 'index text_version_commitment': '(commitment_id, number)' },
    });

    await createTable(db, 'clause_version', {
      kind: 'kept',
      public: {
        id: 'uuid primary key',
        clause_id: 'uuid not null references clause',
        ...text,
        number: 'int not null',
        milestone_id: 'uuid',
        section: 'text not null',
        kind: setAs,
        place: 'int not null',
        text: 'jsonb not null',
        removed: 'boolean not null default false',
        // Where each run of words came from, by language, and which words of whom this version took away.
        spans: 'jsonb not null',
        taken: `jsonb not null default '[]'`,
        created_at: now,
      },
      constraints: {
        clause_version_once: 'unique (clause_id, number)',
        clause_version_text_is_localized: 'check (is_localized(text))',
      },
      indexes: { 'index clause_version_commitment': '(commitment_id, clause_id, number)' },
    });

    await createTable(db, 'commitment_proposal', {
      kind: 'logged',
      versioned: true,
      public: {
        id: 'uuid primary key',
        commitment_id: 'uuid not null references commitment',
        proposal_id: 'uuid not null references proposal',
        created_at: now,
      },
      constraints: { commitment_proposal_once: 'unique (commitment_id, proposal_id)' },
      indexes: { 'index commitment_proposal_proposal': '(proposal_id, commitment_id)' },
    });
    await indexHistory(db, 'commitment_proposal', 'commitment_id');

    await takeOver(db);
    await eraseSuggestions(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function erase_suggestions(uuid)');
    await dropTables(db, TABLES);
    await db.query('drop function past.plan_at(timestamptz)');
    for (const table of ['plan', 'history.plan'])
      await db.query(`alter table ${table} drop column text_version, drop column drafts_public`);
    await versioned(db, 'plan');
  }
}

/**
 * The words of suggestions go with the texts of a person who leaves, from history and with the salt of what the log
 * committed to. Words that were accepted are the text of the plan, and stay. A suggestion that waits is withdrawn.
 */
async function eraseSuggestions(db: QueryRunner): Promise<void> {
  const gone = `base_text = null, text = null, final_text = null, base_value = null, value = null, reason = '—'`;
  await db.query(`
    create function erase_suggestions(account uuid) returns void language plpgsql security definer set search_path = tequio, pg_temp as $$
    declare own uuid[];
    begin
      own := array(select id from suggestion where author_account_id = account and on_behalf_of_id is null);
      delete from content c using unnest(own) as s(id) where starts_with(c.body, '{"suggestion":"' || s.id || '",');
      update suggestion set ${gone}, in_conflict = false, version = version + 1,
          state = case when state = 'pending' then 'withdrawn' else state end where id = any(own);
      update history.suggestion set ${gone}, search = null where id = any(own);
    end $$`);
}

const period = (of: string, prefix: string) =>
  `jsonb_build_object(${['start', 'end']
    .flatMap((side) => ['on', 'precision', 'written'].map((part) => ({ side, part })))
    .map(({ side, part }) => `'${side}${part[0]!.toUpperCase()}${part.slice(1)}', ${of}.${prefix}${side}_${part}`)
    .join(', ')})`;

/** No entry is recorded: what people wrote is in the log already. */
async function takeOver(db: QueryRunner): Promise<void> {
  const tables = ['text_version', 'clause', 'clause_version'];
  for (const table of tables) await db.query(`alter table ${table} disable trigger must_have_entry`);
  await db.query(FORMER_TEXTS);
  await db.query(`insert into text_version (id, plan_id, commitment_id, number, cause, fields)
    select gen_random_uuid(), c.plan_id, c.id, c.version, 'imported', jsonb_build_object(
        'period', ${period('c', '')}, 'ogpValues', c.ogp_values, 'policyAreas', c.policy_areas, 'themeId', c.theme_id, 'state', c.state,
        'milestones', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'number', m.number,
            'planned', ${period('m', 'planned_')}, 'institutionIds', m.institution_ids) order by m.number), '[]')
          from milestone m where m.commitment_id = c.id))
      from commitment c`);
  await db.query(`insert into clause (id, plan_id, commitment_id, milestone_id, section, kind, place, text, changed_in)
    select id, plan_id, commitment_id, milestone_id, section, 'paragraph', 65536, text, number from former`);
  await db.query(`insert into clause_version (id, clause_id, plan_id, commitment_id, number, milestone_id, section, kind, place, text, spans)
    select gen_random_uuid(), f.id, f.plan_id, f.commitment_id, f.number, f.milestone_id, f.section, 'paragraph', 65536, f.text,
           (select jsonb_object_agg(l.key, jsonb_build_array(jsonb_build_object('length', ${UNITS},
              'source', jsonb_build_object('kind', 'import', 'id', ''))))
              from jsonb_each(f.text - 'original') l)
      from former f`);
  await db.query('drop table former');
  for (const table of tables) await db.query(`alter table ${table} enable always trigger must_have_entry`);
}
