import { extendType } from '../api/extend-type.js';
import { many } from '../api/read/fields.js';
import { Milestone } from '../milestones/milestone.types.js';
import { MilestoneReport } from '../reporting/report.types.js';
import { EVIDENCE } from './evidence.fields.js';
import { Evidence } from './evidence.types.js';

const EvidenceOfReport = extendType(() => MilestoneReport, 'MilestoneReport', {
  evidence: {
    type: () => [Evidence],
    description: 'What is shown for it.',
    read: many(
      () => EVIDENCE,
      (evidence, t) => `${evidence}.report_id = ${t}.id`,
      (c) => `${c}.position, ${c}.id`,
    ),
  },
});

const EvidenceOfMilestone = extendType(() => Milestone, 'Milestone', {
  evidence: {
    type: () => [Evidence],
    description: 'Everything shown for it, over all reports.',
    read: many(
      () => EVIDENCE,
      (evidence, t, q) =>
        `${evidence}.report_id in (select r.id from ${q.table('milestone_report', true)} r where r.milestone_id = ${t}.id)`,
      (c) => `${c}.position, ${c}.id`,
    ),
  },
});

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [EvidenceOfReport, EvidenceOfMilestone];
