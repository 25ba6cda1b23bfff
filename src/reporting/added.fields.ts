import { extendType } from '../api/extend-type.js';
import { many } from '../api/read/fields.js';
import { Milestone } from '../milestones/milestone.types.js';
import { MILESTONE_REPORT } from './report.fields.js';
import { MilestoneReport } from './report.types.js';

const ReportsOfMilestone = extendType(() => Milestone, 'Milestone', {
  reports: {
    type: () => [MilestoneReport],
    description: 'What the voices say, in the order of time.',
    read: many(
      () => MILESTONE_REPORT,
      (r, t) => `${r}.milestone_id = ${t}.id`,
      (c) => `${c}.position, ${c}.id`,
    ),
  },
});

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [ReportsOfMilestone];
