import { extendType } from '../api/extend-type.js';
import { PageArgs } from '../api/page-args.js';
import { derived, fact } from '../api/read/fields.js';
import { page } from '../api/read/page.js';
import { Commitment } from '../commitments/commitment.types.js';
import { completionOf, type MilestoneStatus, type ReportFacts, statusOf } from '../domain/milestone.js';
import { BY_NUMBER, MILESTONE, reportFacts } from './milestone.fields.js';
import { CompletionEnum, MilestoneConnection } from './milestone.types.js';

/** What milestones add to a commitment. */
const CommitmentMilestones = extendType(() => Commitment, 'Commitment', {
  milestones: {
    type: () => MilestoneConnection,
    description: 'Its milestones, by number.',
    args: PageArgs,
    read: page({ read: () => MILESTONE, on: (m, t) => `${m}.commitment_id = ${t}.id`, orders: [BY_NUMBER] }),
  },
  completion: {
    type: () => CompletionEnum,
    description:
      'Computed from its milestones: complete when all are, substantial from half of them, limited when any shows progress, not determinable without milestones.',
    read: derived(
      {
        milestoneReports: fact<ReportFacts[][]>(
          (t, q) =>
            `(select coalesce(json_agg(${reportFacts('m', q)}), '[]') from ${q.table('milestone', true)} m where m.commitment_id = ${t}.id)`,
        ),
      },
      ({ milestoneReports }) => completionOf(milestoneReports.map((reports): MilestoneStatus => statusOf(reports))),
    ),
  },
});

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [CommitmentMilestones];
