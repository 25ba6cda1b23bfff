import { extendType } from '../api/extend-type.js';
import { many, rights, stored } from '../api/read/fields.js';
import { ADD_EVIDENCE, ADD_PUBLIC_VERSION, EVIDENCE_ACTIONS, REMOVE_EVIDENCE } from '../domain/evidence.js';
import { may } from '../domain/policy.js';
import { Milestone } from '../milestones/milestone.types.js';
import { MilestoneReport } from '../reporting/report.types.js';
import { SPEAKING } from '../reporting/speaking.facts.js';
import { EVIDENCE } from './evidence.fields.js';
import { Evidence, EvidenceActionEnum } from './evidence.types.js';

const RULES = { add: ADD_EVIDENCE, remove: REMOVE_EVIDENCE, add_public_version: ADD_PUBLIC_VERSION };

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
  evidenceActions: {
    type: () => [EvidenceActionEnum],
    description: 'What the one who asks may do with its evidence now; empty for visitors and when reading the past.',
    read: rights(
      { ...SPEAKING, institutionId: stored<string | null>('institution_id'), state: stored<string>('state') },
      ({ ownerInstitutionIds, responsibleIds, ...facts }, { actor }) =>
        EVIDENCE_ACTIONS.filter((action) =>
          may(RULES[action], actor, { ...facts, reportingInstitutionIds: [...ownerInstitutionIds, ...responsibleIds] }),
        ),
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
