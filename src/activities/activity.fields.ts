import {
  column,
  fact,
  globalId,
  instant,
  localizedText,
  one,
  period,
  pointed,
  rights,
  stored,
} from '../api/read/fields.js';
import { defineRead, type Read, versionedTable } from '../api/read/read.js';
import { DO_ACTIVITY, EDIT_ACTIVITY, REMOVE_ACTIVITY, REOPEN_ACTIVITY } from '../domain/activity.js';
import { may } from '../domain/policy.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
import { MILESTONE } from '../milestones/milestone.fields.js';
import { speakingAbout } from '../reporting/speaking.facts.js';
import { isBelowVisibleMilestoneSql } from '../twins/report.sql.js';
import { type Activity, ACTIVITY_ACTIONS } from './activity.types.js';

const RULES = { edit: EDIT_ACTIVITY, done: DO_ACTIVITY, reopen: REOPEN_ACTIVITY, remove: REMOVE_ACTIVITY };

const { planId, commitmentId, ownerInstitutionIds, responsibleIds } = speakingAbout((t) => `${t}.milestone_id`);

export const ACTIVITY: Read<Activity> = defineRead<Activity>({
  type: 'Activity',
  node: 'Activity',
  interfaces: ['Node'],
  source: versionedTable('activity'),
  visible: isBelowVisibleMilestoneSql,
  fields: {
    id: globalId('Activity'),
    number: column('number'),
    milestone: one(
      () => MILESTONE,
      (m, t) => `${m}.id = ${t}.milestone_id`,
    ),
    state: column('state'),
    title: localizedText('title'),
    institution: pointed(() => INSTITUTION, 'institution_id'),
    who: column('who'),
    period: period(''),
    doneOn: column('done_on'),
    removalReason: column('removal_reason'),
    synthetic: column('synthetic'),
    version: column('version'),
    createdAt: instant('created_at'),
    updatedAt: instant('valid_from'),
    availableActions: rights(
      {
        planId,
        commitmentId,
        ownerInstitutionIds,
        responsibleIds,
        state: stored<string>('state'),
        institutionId: stored<string | null>('institution_id'),
        institutionKind: fact<string | null>(
          (t, q) => `(select i.kind from ${q.table('institution', true)} i where i.id = ${t}.institution_id)`,
        ),
      },
      ({ ownerInstitutionIds: owners, responsibleIds: responsible, ...facts }, { actor }) =>
        ACTIVITY_ACTIONS.filter((action) =>
          may(RULES[action], actor, { ...facts, reportingInstitutionIds: [...owners, ...responsible] }),
        ),
    ),
  },
});
