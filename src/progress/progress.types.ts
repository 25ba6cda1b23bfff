import { Field, Int, ObjectType } from '@nestjs/graphql';
import { describedEnum } from '../api/described-enum.js';
import { COUNTED_AS, PROGRESS_GROUPS } from '../domain/progress.js';

export const ProgressGroupEnum = describedEnum(
  'ProgressGroup',
  PROGRESS_GROUPS,
  'The groups in which milestones are counted, each apart. Every milestone belongs to exactly one.',
);

export const CountedAsEnum = describedEnum(
  'CountedAs',
  COUNTED_AS,
  'How a milestone is counted in its group. Only those confirmed and those said by the owner are complete.',
);

@ObjectType({
  description: 'The milestones of one group in numbers. Each is counted once, so that the numbers sum to `total`.',
})
export class ProgressCounts {
  @Field(() => Int, { description: 'All milestones of the group.' })
  total: number;

  @Field(() => Int, { description: 'Complete: the newest other voice says as much as the owner.' })
  confirmed: number;

  @Field(() => Int, { description: 'Complete as the owner says, with evidence; no other voice says how far it is.' })
  saidByOwner: number;

  @Field(() => Int, { description: 'Not complete: the newest other voice says less than the owner.' })
  contradicted: number;

  @Field(() => Int, {
    description: 'Not complete: the owner claims progress and shows nothing, and nobody confirms it.',
  })
  noEvidence: number;

  @Field(() => Int, { description: 'Begun and not complete, and nobody says less than the owner.' })
  underWay: number;

  @Field(() => Int, { description: 'Not begun, as the owner says.' })
  notStarted: number;

  @Field(() => Int, { description: 'No report of an owner was checked.' })
  noReport: number;
}

@ObjectType({
  description:
    'How far milestones are, counted apart for the three groups, over what the one who asks sees, at `asOf` too. The same milestones are listed by `milestones(filter: { group, countedAs })`.',
})
export class Progress {
  @Field(() => ProgressCounts, { description: 'Of commitments that were written together.' })
  coCreated: ProgressCounts;

  @Field(() => ProgressCounts, { description: 'Of commitments that a government made by itself.' })
  proactive: ProgressCounts;

  @Field(() => ProgressCounts, {
    description: 'Done before the plan was submitted, whoever wrote the commitment: no progress of the plan.',
  })
  achievedBefore: ProgressCounts;

  @Field(() => Int, { description: 'Milestones among them that were invented for the demonstration.' })
  synthetic: number;
}
