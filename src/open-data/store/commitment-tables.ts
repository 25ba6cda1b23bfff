import { VALUE_COLUMNS } from '../../commitments/commitment-values.fields.js';
import { date, marks, period } from './columns.js';
import type { Stored } from './store.js';

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
    obstacles: 'jsonb',
    unchanged: 'boolean',
    questionnaire_id: 'uuid',
    answers: 'jsonb',
    done_on: 'date',
    period_start_on: 'date',
    period_end_on: 'date',
    sent_at: 'timestamptz(3)',
    return_reason: 'text',
    checked_at: 'timestamptz(3)',
    checked_role: 'text',
    checked_institution_id: 'uuid',
    justification: 'text',
    ...date('reported'),
    ...marks,
  },
};
const VERSION_OF_QUESTIONS = {
  plan_id: 'uuid',
  voice: 'text',
  number: 'int',
  questions: 'jsonb',
  created_at: 'timestamptz(3)',
};
export const QUESTIONNAIRE: Stored = {
  table: 'questionnaire',
  key: ['plan_id', 'voice', 'number'],
  columns: VERSION_OF_QUESTIONS,
  once: Object.keys(VERSION_OF_QUESTIONS),
};
const STEP = {
  report_id: 'uuid',
  number: 'int',
  kind: 'text',
  status: 'text',
  narrative: 'jsonb',
  obstacles: 'jsonb',
  answers: 'jsonb',
  role: 'text',
  institution_id: 'uuid',
  reason: 'text',
  created_at: 'timestamptz(3)',
};
export const REPORT_STEP: Stored = {
  table: 'milestone_report_step',
  key: ['report_id', 'number'],
  columns: STEP,
  once: Object.keys(STEP),
};
export const REBASELINE: Stored = {
  table: 'rebaseline',
  key: ['milestone_id', 'number'],
  columns: {
    milestone_id: 'uuid',
    number: 'int',
    state: 'text',
    ...period('former_'),
    ...period('new_'),
    reason: 'text',
    role: 'text',
    institution_id: 'uuid',
    decided_at: 'timestamptz(3)',
    decided_role: 'text',
    decided_institution_id: 'uuid',
    decision_reason: 'text',
    objection: 'text',
    objection_institution_id: 'uuid',
    objected_at: 'timestamptz(3)',
    synthetic: 'boolean',
    created_at: 'timestamptz(3)',
  },
  once: ['created_at'],
};
const AGREEMENT = {
  rebaseline_id: 'uuid',
  institution_id: 'uuid',
  role: 'text',
  created_at: 'timestamptz(3)',
};
export const REBASELINE_AGREEMENT: Stored = {
  table: 'rebaseline_agreement',
  key: ['rebaseline_id', 'institution_id'],
  columns: AGREEMENT,
  once: Object.keys(AGREEMENT),
};
export const ACTIVITY: Stored = {
  table: 'activity',
  key: ['milestone_id', 'number'],
  columns: {
    milestone_id: 'uuid',
    number: 'int',
    state: 'text',
    title: 'jsonb',
    institution_id: 'uuid',
    who: 'text',
    ...period(),
    done_on: 'date',
    removal_reason: 'text',
    synthetic: 'boolean',
    created_at: 'timestamptz(3)',
  },
  once: ['created_at'],
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
    legal_ground: 'text',
    not_copied: 'text',
    not_opening_since: 'timestamptz(3)',
    synthetic: 'boolean',
  },
};
export const EVIDENCE_FILE: Stored = {
  table: 'evidence_file',
  key: ['evidence_id', 'kind'],
  columns: {
    evidence_id: 'uuid',
    kind: 'text',
    sha256: 'text',
    media_type: 'text',
    bytes: 'int',
    created_at: 'timestamptz(3)',
  },
  once: ['created_at'],
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
