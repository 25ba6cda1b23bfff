import { ArgsType, Field } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { extendType } from '../api/extend-type.js';
import { derived, fact, instantSql, one, stored } from '../api/read/fields.js';
import type { Alias, Query } from '../api/read/query.js';
import { AtMostLong } from '../api/text-length.js';
import { COMMITMENT } from '../commitments/commitment.fields.js';
import { Commitment } from '../commitments/commitment.types.js';
import type { ReportFacts } from '../domain/milestone.js';
import { countedAs } from '../domain/progress.js';
import { Institution } from '../institutions/institution.types.js';
import { COUNTED_OF_COMMITMENT, COUNTED_OF_PLAN, countedOfMany, milestonesOf } from '../milestones/counted.facts.js';
import { reportFacts } from '../milestones/milestone.fields.js';
import { Milestone } from '../milestones/milestone.types.js';
import { Plan, Theme } from '../plans/plan.types.js';
import { groupOfSql } from '../twins/milestone.sql.js';
import { changedAt } from './milestone.orders.js';
import { isAnsweredForBy, progressFrom, progressSql } from './progress.fields.js';
import { CountedAsEnum, Progress, ProgressGroupEnum } from './progress.types.js';

@ArgsType()
class InstitutionProgressArgs {
  @Field(() => String, { nullable: true, description: 'Only in the plan with this name in addresses.' })
  @IsOptional()
  @AtMostLong(200)
  plan?: string;
}

const submittedOnOf = (t: Alias, q: Query) =>
  `(select p.submitted_on from ${q.table('plan', true)} p where p.id = ${t}.plan_id)`;

const CommitmentProgress = extendType(() => Commitment, 'Commitment', {
  progress: {
    type: () => Progress,
    description: 'How far its milestones are, and who says so.',
    read: derived(
      { ...COUNTED_OF_COMMITMENT, submittedOn: fact<string | null>(submittedOnOf) },
      ({ countedMilestones, submittedOn }) => progressFrom(milestonesOf(countedMilestones), submittedOn),
    ),
  },
});

const PlanProgress = extendType(() => Plan, 'Plan', {
  progress: {
    type: () => Progress,
    description: 'How far the milestones of its commitments are, and who says so.',
    read: derived(
      { ...COUNTED_OF_PLAN, submittedOn: stored<string | null>('submitted_on') },
      ({ countedMilestones, submittedOn }) => progressFrom(milestonesOf(countedMilestones), submittedOn),
    ),
  },
});

const ThemeProgress = extendType(() => Theme, 'Theme', {
  progress: {
    type: () => Progress,
    description: 'How far the milestones of the commitments under it are, and who says so.',
    read: derived(
      { ...countedOfMany((c, t) => `${c}.theme_id = ${t}.id`), submittedOn: fact<string | null>(submittedOnOf) },
      ({ countedMilestones, submittedOn }) => progressFrom(milestonesOf(countedMilestones), submittedOn),
    ),
  },
});

const InstitutionProgress = extendType(() => Institution, 'Institution', {
  progress: {
    type: () => Progress,
    description:
      'How far the milestones are for which it answers, and who says so: those of commitments that it accepted to own, and those that name it as responsible; in one plan or in all.',
    args: InstitutionProgressArgs,
    read: (t, q, field) => {
      const plan = field.args['plan'] as string | undefined;
      const within = plan
        ? ` and m.commitment_id in (select c.id from ${q.table('commitment', true)} c
             where c.plan_id = (select p.id from plan p where p.slug = ${q.p(plan, 'text')}))`
        : '';
      return progressSql(q, [`${isAnsweredForBy('m', `${t}.id`, q)}${within}`]);
    },
  },
});

const CountedMilestone = extendType(() => Milestone, 'Milestone', {
  commitment: {
    type: () => Commitment,
    description: 'The commitment that it is a step of.',
    read: one(
      () => COMMITMENT,
      (c, t) => `${c}.id = ${t}.commitment_id`,
    ),
  },
  group: {
    type: () => ProgressGroupEnum,
    description: 'The group in which it is counted. Computed; nobody types it.',
    read: groupOfSql,
  },
  countedAs: {
    type: () => CountedAsEnum,
    description: 'How it is counted in its group. Computed; nobody types it.',
    read: derived({ reports: fact<ReportFacts[]>(reportFacts) }, ({ reports }) => countedAs(reports)),
  },
  updatedAt: {
    type: () => Date,
    description: 'When it, or a public report on it, changed last.',
    read: (t, q) => instantSql(changedAt(t, q)),
  },
});

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [CommitmentProgress, PlanProgress, ThemeProgress, InstitutionProgress, CountedMilestone];
