import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Holds } from '../api/weight/holds.js';
import { LocalizedText, Node, Period, Source } from '../api/common.types.js';
import { BODY_LENGTH } from '../domain/lengths.js';
import { describedEnum } from '../api/described-enum.js';
import { implementing } from '../api/extend-type.js';
import { connectionOf } from '../api/read/connection.js';
import { COMPLETIONS, MILESTONE_STATUSES } from '../domain/milestone.js';
import { Institution } from '../institutions/institution.types.js';

export const MilestoneStatusEnum = describedEnum(
  'MilestoneStatus',
  MILESTONE_STATUSES,
  'How far a milestone is: the claim of its latest checked report, if anything shows for it.',
);
export const CompletionEnum = describedEnum(
  'Completion',
  COMPLETIONS,
  'Completion of a commitment, computed from its milestones.',
);

@ObjectType({ description: 'The number of milestones with one status.' })
export class MilestoneStatusCount {
  @Field(() => MilestoneStatusEnum, { description: 'The status.' })
  status: string;

  @Field(() => Int, { description: 'The number of milestones with this status.' })
  count: number;
}

@ObjectType({
  description:
    'Milestones in numbers: of a commitment, or of all commitments of a plan that the one who asks sees, at `asOf` too.',
})
export class MilestoneFigures {
  @Field(() => Int, { description: 'All milestones.' })
  total: number;

  @Field(() => [MilestoneStatusCount], { description: 'The milestones in each status; together they are the total.' })
  byStatus: MilestoneStatusCount[];

  @Field(() => Int, { description: 'Milestones that are late, or came late, against the date promised at adoption.' })
  late: number;

  @Field(() => Int, { description: 'Milestones that are late against that date and have not come yet.' })
  lateOpen: number;

  @Field(() => Int, { description: 'Milestones that are late, or came late, against the adjusted date too.' })
  lateAdjusted: number;

  @Field(() => Int, { description: 'Milestones of which the reports claim different things.' })
  disputed: number;

  @Field(() => Int, { description: 'Milestones that were invented for the demonstration.' })
  synthetic: number;
}

@ObjectType({ description: 'Whether a milestone is late. Null: not determinable, because no such end is on record.' })
export class Lateness {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Against the date promised at adoption; null when no promised end is on record.',
  })
  againstPlanned: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Against the re-baselined date, or the promised one where it was never moved; null when neither is on record.',
  })
  againstCurrent: boolean | null;
}

@ObjectType({
  implements: implementing('Milestone', Node),
  description:
    'A step of a commitment that can be checked, with three sets of dates: promised, re-baselined, and what happened.',
})
export class Milestone extends Node {
  @Field({ description: 'Reference of the commitment and number: `EDOMEX-TLALNE-2021-03.2`.' })
  reference: string;

  @Field(() => Int, { description: 'Its number within the commitment.' })
  number: number;

  @Field(() => LocalizedText, { description: 'What will be there when it is done, in a line.' })
  title: LocalizedText;

  @Field(() => LocalizedText, { nullable: true, description: 'What it produces; null when not on record.' })
  @Holds(BODY_LENGTH)
  outputs: LocalizedText | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'What should change through it; null when not on record.',
  })
  @Holds(BODY_LENGTH)
  expectedResult: LocalizedText | null;

  @Field(() => LocalizedText, { nullable: true, description: 'How anyone can check it; null when not on record.' })
  @Holds(BODY_LENGTH)
  meansOfVerification: LocalizedText | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'What was already there before the plan; null when not on record.',
  })
  baseline: LocalizedText | null;

  @Field(() => Period, { description: 'As promised; frozen when the commitment is adopted.' })
  planned: Period;

  @Field(() => Period, {
    description: 'As re-baselined since, with reason and sign-off; the promised one where it was never moved.',
  })
  current: Period;

  @Field(() => Period, { description: 'As it happened; both ends unknown until then.' })
  actual: Period;

  @Field(() => MilestoneStatusEnum, { description: 'How far it is. Computed; nobody types it.' })
  status: string;

  @Field({ description: 'Whether the voices differ about it.' })
  disputed: boolean;

  @Field(() => Lateness, { description: 'Whether it is late, against both dates.' })
  late: Lateness;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it was done before the plan was submitted; null when a day is missing.',
  })
  achievedBeforeSubmission: boolean | null;

  @Field(() => [Institution], { description: 'The institutions responsible for it.' })
  institutions: Institution[];

  @Field(() => [Source], { description: 'Where this comes from.' })
  sources: Source[];

  @Field({ description: 'Whether it was invented for the demonstration.' })
  synthetic: boolean;

  @Field(() => Int, { description: 'Grows with each change.' })
  version: number;
}

export const MilestoneConnection = connectionOf(Milestone, 'milestones');
