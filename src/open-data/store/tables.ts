import { VALUE_COLUMNS } from '../../commitments/commitment-values.fields.js';
import type { Stored } from './store.js';

const date = (prefix: string) => ({
  [`${prefix}_on`]: 'date',
  [`${prefix}_precision`]: 'text',
  [`${prefix}_written`]: 'text',
});
const period = (prefix = '') => ({ ...date(`${prefix}start`), ...date(`${prefix}end`) });
const marks = { sources: 'jsonb', synthetic: 'boolean' };

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
export const MEASUREMENT: Stored = {
  table: 'measurement',
  key: ['programme_id', 'position'],
  columns: {
    programme_id: 'uuid',
    position: 'int',
    indicator: 'text',
    label: 'jsonb',
    value: 'numeric',
    qualifier: 'text',
    unit: 'text',
    unit_label: 'jsonb',
    ...date('as_of'),
    scope: 'jsonb',
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
export const COMMITMENT: Stored = {
  table: 'commitment',
  key: ['reference'],
  counted: true,
  columns: {
    reference: 'text',
    plan_id: 'uuid',
    theme_id: 'uuid',
    position: 'int',
    title: 'jsonb',
    problem: 'jsonb',
    status_quo: 'jsonb',
    action: 'jsonb',
    contribution: 'jsonb',
    ...period(),
    origin: 'text',
    state: 'text',
    ...VALUE_COLUMNS,
    primary_policy_area: 'text',
    sector: 'text',
    programme_ids: 'uuid[]',
    remarks: 'jsonb',
    ...marks,
  },
};
export const COMMITMENT_MEMBER: Stored = {
  table: 'commitment_member',
  key: ['commitment_id', 'jurisdiction_id'],
  columns: { commitment_id: 'uuid', jurisdiction_id: 'uuid', position: 'int', reference: 'text' },
};
export const COMMITMENT_OWNER: Stored = {
  table: 'commitment_owner',
  key: ['commitment_id', 'institution_id'],
  columns: {
    commitment_id: 'uuid',
    institution_id: 'uuid',
    position: 'int',
    role: 'text',
    state: 'text',
    reason: 'text',
    invited_on: 'date',
    responded_on: 'date',
  },
};
export const MILESTONE: Stored = {
  table: 'milestone',
  key: ['commitment_id', 'number'],
  counted: true,
  columns: {
    commitment_id: 'uuid',
    number: 'int',
    title: 'jsonb',
    outputs: 'jsonb',
    expected_result: 'jsonb',
    means_of_verification: 'jsonb',
    baseline: 'jsonb',
    ...period('planned_'),
    ...period('current_'),
    ...period('actual_'),
    institution_ids: 'uuid[]',
    ...marks,
  },
};
export const MILESTONE_REPORT: Stored = {
  table: 'milestone_report',
  key: ['milestone_id', 'position'],
  columns: {
    milestone_id: 'uuid',
    position: 'int',
    voice: 'text',
    institution_id: 'uuid',
    state: 'text',
    status: 'text',
    status_written: 'text',
    narrative: 'jsonb',
    ...date('reported'),
    ...marks,
  },
};
export const EVIDENCE: Stored = {
  table: 'evidence',
  key: ['report_id', 'position'],
  columns: {
    report_id: 'uuid',
    position: 'int',
    title: 'jsonb',
    url: 'text',
    ...date('dated'),
    proves: 'jsonb',
    synthetic: 'boolean',
  },
};
const assessed = {
  position: 'int',
  instrument_code: 'text',
  instrument_version: 'text',
  assessor_id: 'uuid',
  assessor_written: 'text',
  state: 'text',
  ...date('published'),
  sources: 'jsonb',
};
export const PLAN_ASSESSMENT: Stored = {
  table: 'assessment',
  key: ['plan_id', 'position'],
  columns: { plan_id: 'uuid', ...assessed },
};
export const COMMITMENT_ASSESSMENT: Stored = {
  table: 'assessment',
  key: ['commitment_id', 'position'],
  columns: { commitment_id: 'uuid', ...assessed },
};
export const ASSESSMENT_ANSWER: Stored = {
  table: 'assessment_answer',
  key: ['assessment_id', 'question'],
  columns: {
    assessment_id: 'uuid',
    question: 'text',
    position: 'int',
    answer: 'text',
    written: 'text',
    explanation: 'jsonb',
  },
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
