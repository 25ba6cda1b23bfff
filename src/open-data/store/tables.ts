import { date, marks, period } from './columns.js';
import type { Stored } from './store.js';

export const JURISDICTION: Stored = {
  table: 'jurisdiction',
  key: ['code'],
  columns: ['code', 'kind', 'parent_id', 'name', 'ogp_prefix', 'seat'],
};
export const INSTITUTION: Stored = {
  table: 'institution',
  key: ['slug'],
  columns: [
    'slug',
    'name',
    'acronym',
    'kind',
    'jurisdiction_id',
    ...period(),
    'website',
    'public_contact',
    'note',
    ...marks,
  ],
};
export const PROGRAMME: Stored = {
  table: 'programme',
  key: ['slug'],
  columns: ['slug', 'name', 'summary', 'owner_id', 'council_ids', ...marks],
};
export const PROGRAMME_VISIT: Stored = {
  table: 'programme_visit',
  key: ['programme_id', 'jurisdiction_id', 'visited_on', 'visited_precision', 'visited_written', 'place'],
  counted: true,
  // Recorded visits come after those that were taken back, so that a look-up finds the recorded one.
  lookup: '(select * from programme_visit order by state desc)',
  columns: [
    'programme_id',
    'jurisdiction_id',
    ...date('visited'),
    'place',
    'services',
    'persons_attended',
    'women_attended',
    'men_attended',
    'attended_by_language',
    ...marks,
  ],
};
export const PLAN: Stored = {
  table: 'plan',
  key: ['slug'],
  counted: true,
  columns: [
    'slug',
    'title',
    'summary',
    'stage',
    'submitted_on',
    ...period(),
    'time_zone',
    'drafts_public',
    'reporting_months',
    'reporting_days',
    'checking_days',
    'objection_days',
    ...marks,
  ],
};
export const PLAN_MEMBER: Stored = {
  table: 'plan_member',
  key: ['plan_id', 'jurisdiction_id'],
  columns: ['plan_id', 'jurisdiction_id', 'position', 'reference', 'title', 'joined_on', 'left_on', 'note', 'sources'],
};
export const EXPRESSION_OF_INTEREST: Stored = {
  table: 'expression_of_interest',
  key: ['plan_id'],
  columns: ['plan_id', ...date('sent'), 'signatory', 'institution_id', 'summary', 'areas', 'programme_ids', 'sources'],
};
export const STORY_EVENT: Stored = {
  table: 'story_event',
  key: ['plan_id', 'position'],
  columns: ['plan_id', 'position', ...date('happened'), 'title', 'body', ...marks],
};
/** The key is kind and number, so that a window with new dates stays the same window. */
export const PLAN_WINDOW: Stored = {
  table: 'plan_window',
  key: ['plan_id', 'kind', 'nth'],
  lookup:
    '(select id, plan_id, kind, row_number() over (partition by plan_id, kind order by opens_at, id) as nth from plan_window)',
  columns: ['plan_id', 'kind', 'opens_at', 'closes_at', 'title', ...marks],
  counted: true,
};
export const THEME: Stored = {
  table: 'theme',
  key: ['plan_id', 'code'],
  columns: ['plan_id', 'code', 'position', 'name'],
};
export const FORUM: Stored = {
  table: 'forum',
  key: ['plan_id'],
  columns: ['plan_id', 'name', 'acronym', 'rules_url', 'sources'],
};
export const SEAT: Stored = {
  table: 'seat',
  key: ['plan_id', 'position'],
  columns: ['plan_id', 'position', 'sector', 'institution_id', 'kind', 'note', 'synthetic'],
};
export const SESSION: Stored = {
  table: 'session',
  key: ['plan_id', 'kind', 'number'],
  columns: ['plan_id', 'kind', 'number', ...date('held'), 'summary', ...marks],
};
export const ACCOUNT: Stored = {
  table: 'account',
  key: ['handle'],
  columns: ['handle', 'public_name', 'language', 'synthetic'],
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
  columns: [
    'account_id',
    'role',
    'institution_id',
    'jurisdiction_id',
    'plan_id',
    'commitment_id',
    'from_on',
    'until_on',
    'ended_at',
    'reason',
    'session_id',
  ],
};

/** The row of a file that something came from, exactly as it was there. */
export const IMPORT_ROW: Stored = {
  table: 'import_row',
  key: ['source_key', 'layout'],
  columns: [
    'source_key',
    'layout',
    'run_id',
    'row_number',
    'row_hash',
    'raw',
    'doubts',
    'pseudonym',
    'source_url',
    'source_state',
    'source_date',
  ],
};

/** The same table, with the source row of each of its rows. */
export function withSourceRow(stored: Stored): Stored {
  return { ...stored, columns: [...stored.columns, 'import_row_id'] };
}
