import { COMMITMENT_VALUES } from '../../domain/commitment-values.js';
import { date, marks, period } from './columns.js';
import type { Stored } from './store.js';

export const COMMITMENT: Stored = {
  table: 'commitment',
  key: ['reference'],
  counted: true,
  columns: [
    'reference',
    'plan_id',
    'theme_id',
    'position',
    'title',
    'problem',
    'status_quo',
    'action',
    'contribution',
    ...period(),
    'origin',
    'state',
    ...COMMITMENT_VALUES,
    'primary_policy_area',
    'sector',
    'programme_ids',
    'remarks',
    ...marks,
  ],
};
export const COMMITMENT_MEMBER: Stored = {
  table: 'commitment_member',
  key: ['commitment_id', 'jurisdiction_id'],
  columns: ['commitment_id', 'jurisdiction_id', 'position', 'reference'],
};
export const COMMITMENT_OWNER: Stored = {
  table: 'commitment_owner',
  key: ['commitment_id', 'institution_id'],
  columns: ['commitment_id', 'institution_id', 'position', 'role', 'state', 'reason', 'invited_on', 'responded_on'],
};
export const MILESTONE: Stored = {
  table: 'milestone',
  key: ['commitment_id', 'number'],
  counted: true,
  columns: [
    'commitment_id',
    'number',
    'title',
    'outputs',
    'expected_result',
    'means_of_verification',
    'baseline',
    ...period('planned_'),
    ...period('current_'),
    ...period('actual_'),
    'institution_ids',
    ...marks,
  ],
};
export const MILESTONE_REPORT: Stored = {
  table: 'milestone_report',
  key: ['milestone_id', 'position'],
  columns: [
    'milestone_id',
    'position',
    'voice',
    'institution_id',
    'state',
    'status',
    'status_written',
    'narrative',
    'obstacles',
    'unchanged',
    'questionnaire_id',
    'answers',
    'done_on',
    'period_start_on',
    'period_end_on',
    'sent_at',
    'return_reason',
    'checked_at',
    'checked_role',
    'checked_institution_id',
    'justification',
    ...date('reported'),
    ...marks,
  ],
};
const VERSION_OF_QUESTIONS = ['plan_id', 'voice', 'number', 'questions', 'created_at'];
export const QUESTIONNAIRE: Stored = {
  table: 'questionnaire',
  key: ['plan_id', 'voice', 'number'],
  columns: VERSION_OF_QUESTIONS,
  once: VERSION_OF_QUESTIONS,
};
const STEP = [
  'report_id',
  'number',
  'kind',
  'status',
  'narrative',
  'obstacles',
  'answers',
  'role',
  'institution_id',
  'reason',
  'created_at',
];
export const REPORT_STEP: Stored = {
  table: 'milestone_report_step',
  key: ['report_id', 'number'],
  columns: STEP,
  once: STEP,
};
export const REBASELINE: Stored = {
  table: 'rebaseline',
  key: ['milestone_id', 'number'],
  columns: [
    'milestone_id',
    'number',
    'state',
    ...period('former_'),
    ...period('new_'),
    'reason',
    'role',
    'institution_id',
    'decided_at',
    'decided_role',
    'decided_institution_id',
    'decision_reason',
    'objection',
    'objection_institution_id',
    'objected_at',
    'synthetic',
    'created_at',
  ],
  once: ['created_at'],
};
const AGREEMENT = ['rebaseline_id', 'institution_id', 'role', 'created_at'];
export const REBASELINE_AGREEMENT: Stored = {
  table: 'rebaseline_agreement',
  key: ['rebaseline_id', 'institution_id'],
  columns: AGREEMENT,
  once: AGREEMENT,
};
export const ACTIVITY: Stored = {
  table: 'activity',
  key: ['milestone_id', 'number'],
  columns: [
    'milestone_id',
    'number',
    'state',
    'title',
    'institution_id',
    'who',
    ...period(),
    'done_on',
    'removal_reason',
    'synthetic',
    'created_at',
  ],
  once: ['created_at'],
};
export const EVIDENCE: Stored = {
  table: 'evidence',
  key: ['report_id', 'position'],
  columns: [
    'report_id',
    'position',
    'title',
    'url',
    ...date('dated'),
    'proves',
    'legal_ground',
    'not_copied',
    'not_opening_since',
    'synthetic',
  ],
};
/** Stand-ins of hidden evidence are stored where nothing is yet. */
export const HIDDEN_EVIDENCE: Stored = { ...EVIDENCE, once: Object.keys(EVIDENCE.columns) };
export const EVIDENCE_FILE: Stored = {
  table: 'evidence_file',
  key: ['evidence_id', 'kind'],
  columns: ['evidence_id', 'kind', 'sha256', 'media_type', 'bytes', 'created_at'],
  once: ['created_at'],
};
const ASSESSED = [
  'position',
  'instrument_code',
  'instrument_version',
  'assessor_id',
  'assessor_written',
  'state',
  ...date('published'),
  'sources',
];
export const PLAN_ASSESSMENT: Stored = {
  table: 'assessment',
  key: ['plan_id', 'position'],
  columns: ['plan_id', ...ASSESSED],
};
export const COMMITMENT_ASSESSMENT: Stored = {
  table: 'assessment',
  key: ['commitment_id', 'position'],
  columns: ['commitment_id', ...ASSESSED],
};
export const ASSESSMENT_ANSWER: Stored = {
  table: 'assessment_answer',
  key: ['assessment_id', 'question'],
  columns: ['assessment_id', 'question', 'position', 'answer', 'written', 'explanation'],
};
