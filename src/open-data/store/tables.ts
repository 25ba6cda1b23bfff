import { date, marks, period } from './columns.js';
import type { Stored } from './store.js';

export const JURISDICTION: Stored = {
  table: 'jurisdiction',
  key: ['code'],
  columns: { code: 'text', kind: 'text', parent_id: 'uuid', name: 'jsonb', ogp_prefix: 'text', seat: 'text' },
};
export const INSTITUTION: Stored = {
  table: 'institution',
  key: ['slug'],
  columns: {
    slug: 'text',
    name: 'jsonb',
    acronym: 'text',
    kind: 'text',
    jurisdiction_id: 'uuid',
    ...period(),
    website: 'text',
    public_contact: 'text',
    note: 'jsonb',
    ...marks,
  },
};
export const PROGRAMME: Stored = {
  table: 'programme',
  key: ['slug'],
  columns: { slug: 'text', name: 'jsonb', summary: 'jsonb', owner_id: 'uuid', council_ids: 'uuid[]', ...marks },
};
export const PROGRAMME_VISIT: Stored = {
  table: 'programme_visit',
  key: ['programme_id', 'jurisdiction_id', 'visited_on', 'visited_precision', 'visited_written', 'place'],
  counted: true,
  // Recorded visits come after those that were taken back, so that a look-up finds the recorded one.
  lookup: '(select * from programme_visit order by state desc)',
  columns: {
    programme_id: 'uuid',
    jurisdiction_id: 'uuid',
    ...date('visited'),
    place: 'text',
    services: 'jsonb',
    persons_attended: 'int',
    women_attended: 'int',
    men_attended: 'int',
    attended_by_language: 'jsonb',
    ...marks,
  },
};
export const PLAN: Stored = {
  table: 'plan',
  key: ['slug'],
  counted: true,
  columns: {
    slug: 'text',
    title: 'jsonb',
    summary: 'jsonb',
    stage: 'text',
    submitted_on: 'date',
    ...period(),
    time_zone: 'text',
    drafts_public: 'boolean',
    reporting_months: 'int',
    reporting_days: 'int',
    checking_days: 'int',
    objection_days: 'int',
    ...marks,
  },
};
export const PLAN_MEMBER: Stored = {
  table: 'plan_member',
  key: ['plan_id', 'jurisdiction_id'],
  columns: {
    plan_id: 'uuid',
    jurisdiction_id: 'uuid',
    position: 'int',
    reference: 'text',
    title: 'jsonb',
    joined_on: 'date',
    left_on: 'date',
    note: 'jsonb',
    sources: 'jsonb',
  },
};
export const EXPRESSION_OF_INTEREST: Stored = {
  table: 'expression_of_interest',
  key: ['plan_id'],
  columns: {
    plan_id: 'uuid',
    ...date('sent'),
    signatory: 'jsonb',
    institution_id: 'uuid',
    summary: 'jsonb',
    areas: 'jsonb',
    programme_ids: 'uuid[]',
    sources: 'jsonb',
  },
};
export const STORY_EVENT: Stored = {
  table: 'story_event',
  key: ['plan_id', 'position'],
  columns: { plan_id: 'uuid', position: 'int', ...date('happened'), title: 'jsonb', body: 'jsonb', ...marks },
};
/** The key is kind and number, so that a window with new dates stays the same window. */
export const PLAN_WINDOW: Stored = {
  table: 'plan_window',
  key: ['plan_id', 'kind', 'nth'],
  lookup:
    '(select id, plan_id, kind, row_number() over (partition by plan_id, kind order by opens_at, id) as nth from plan_window)',
  columns: {
    plan_id: 'uuid',
    kind: 'text',
    opens_at: 'timestamptz(3)',
    closes_at: 'timestamptz(3)',
    title: 'jsonb',
    ...marks,
  },
  counted: true,
};
export const THEME: Stored = {
  table: 'theme',
  key: ['plan_id', 'code'],
  columns: { plan_id: 'uuid', code: 'text', position: 'int', name: 'jsonb' },
};
export const FORUM: Stored = {
  table: 'forum',
  key: ['plan_id'],
  columns: { plan_id: 'uuid', name: 'jsonb', acronym: 'text', rules_url: 'text', sources: 'jsonb' },
};
export const SEAT: Stored = {
  table: 'seat',
  key: ['plan_id', 'position'],
  columns: {
    plan_id: 'uuid',
    position: 'int',
    sector: 'text',
    institution_id: 'uuid',
    kind: 'text',
    note: 'jsonb',
    synthetic: 'boolean',
  },
};
export const SESSION: Stored = {
  table: 'session',
  key: ['plan_id', 'kind', 'number'],
  columns: { plan_id: 'uuid', kind: 'text', number: 'int', ...date('held'), summary: 'jsonb', ...marks },
};
export const ACCOUNT: Stored = {
  table: 'account',
  key: ['handle'],
  columns: { handle: 'text', public_name: 'text', language: 'text', synthetic: 'boolean' },
};
const SAME_DAY = [
  'account_id',
  'role',
  'institution_id',
  'jurisdiction_id',
  'plan_id',
  'commitment_id',
  'from_on',
] as const;
/** The key has a number within the day, because a role that ended at once may be given again on the same day. */
export const APPOINTMENT: Stored = {
  table: 'appointment',
  key: [...SAME_DAY, 'nth'],
  lookup: `(select id, ${SAME_DAY.join(', ')}, row_number() over (partition by ${SAME_DAY.join(', ')} order by id) as nth from appointment)`,
  columns: {
    account_id: 'uuid',
    role: 'text',
    institution_id: 'uuid',
    jurisdiction_id: 'uuid',
    plan_id: 'uuid',
    commitment_id: 'uuid',
    from_on: 'date',
    until_on: 'date',
    ended_at: 'timestamptz',
    reason: 'text',
    session_id: 'uuid',
  },
};

/** The row of a file that something came from, exactly as it was there. */
export const IMPORT_ROW: Stored = {
  table: 'import_row',
  key: ['source_key', 'layout'],
  columns: {
    source_key: 'text',
    layout: 'text',
    run_id: 'uuid',
    row_number: 'int',
    row_hash: 'bytea',
    raw: 'jsonb',
    doubts: 'jsonb',
    pseudonym: 'text',
    source_url: 'text',
    source_state: 'text',
    source_date: 'text',
  },
};

/** The same table, with the source row of each of its rows. */
export function withSourceRow(stored: Stored): Stored {
  return { ...stored, columns: { ...stored.columns, import_row_id: 'uuid' } };
}
