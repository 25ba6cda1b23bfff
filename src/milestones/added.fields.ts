import { extendType } from '../api/extend-type.js';
import { PageArgs } from '../api/page-args.js';
import { derived, fact, one, stored } from '../api/read/fields.js';
import { page } from '../api/read/page.js';
import type { Alias, Query } from '../api/read/query.js';
import { CLAUSES_OF_MILESTONE } from '../clauses/clause.fields.js';
import { ClausesArgs } from '../clauses/clause.filters.js';
import { ClauseConnection } from '../clauses/clause.types.js';
import { COMMITMENT } from '../commitments/commitment.fields.js';
import { Commitment } from '../commitments/commitment.types.js';
import { completionOf, countedStatus, milestoneFigures } from '../domain/milestone.js';
import { dayIn } from '../kernel/clock.js';
import { Plan } from '../plans/plan.types.js';
import { COUNTED_OF_COMMITMENT, COUNTED_OF_PLAN, milestonesOf } from './counted.facts.js';
import { BY_NUMBER, MILESTONE } from './milestone.fields.js';
import { CompletionEnum, Milestone, MilestoneConnection, MilestoneFigures } from './milestone.types.js';

const zoneOfPlan = (t: Alias, q: Query) =>
  `(select p.time_zone from ${q.table('plan', true)} p where p.id = ${t}.plan_id)`;

const CommitmentOfMilestone = extendType(() => Milestone, 'Milestone', {
  commitment: {
    type: () => Commitment,
    description: 'The commitment that it belongs to.',
    read: one(
      () => COMMITMENT,
      (c, t) => `${c}.id = ${t}.commitment_id`,
    ),
  },
});

/** Fields about milestones on a commitment. */
const CommitmentMilestones = extendType(() => Commitment, 'Commitment', {
  milestones: {
    type: () => MilestoneConnection,
    description: 'Its milestones, by number.',
    args: PageArgs,
    read: page({ read: () => MILESTONE, on: (m, t) => `${m}.commitment_id = ${t}.id`, orders: [BY_NUMBER] }),
  },
  milestoneFigures: {
    type: () => MilestoneFigures,
    description: 'How far, how late and how disputed its milestones are, over all of them.',
    read: derived(
      { ...COUNTED_OF_COMMITMENT, timeZone: fact<string>(zoneOfPlan) },
      ({ countedMilestones, timeZone }, { now }) =>
        milestoneFigures(milestonesOf(countedMilestones), dayIn(timeZone, now)),
    ),
  },
  completion: {
    type: () => CompletionEnum,
    description:
      'Computed from its milestones: complete when all are, substantial from half of them, limited when any shows progress, not determinable without milestones. A milestone whose newest other voice says less than its owner counts as what that voice says.',
    read: derived(COUNTED_OF_COMMITMENT, ({ countedMilestones }) =>
      completionOf(milestonesOf(countedMilestones).map(({ reports }) => countedStatus(reports))),
    ),
  },
});

/** Figures of all milestones of a plan, however many commitments a page reads. */
const PlanMilestones = extendType(() => Plan, 'Plan', {
  milestoneFigures: {
    type: () => MilestoneFigures,
    description: 'How far and how late its milestones are, over all its commitments.',
    read: derived(
      { ...COUNTED_OF_PLAN, timeZone: stored<string>('time_zone') },
      ({ countedMilestones, timeZone }, { now }) =>
        milestoneFigures(milestonesOf(countedMilestones), dayIn(timeZone, now)),
    ),
  },
});

const MilestoneText = extendType(() => Milestone, 'Milestone', {
  clauses: {
    type: () => ClauseConnection,
    description: 'The clauses of its texts, in the order of the form.',
    args: ClausesArgs,
    read: page(CLAUSES_OF_MILESTONE),
  },
});

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [PlanMilestones, CommitmentMilestones, CommitmentOfMilestone, MilestoneText];
