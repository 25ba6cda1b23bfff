import { Field, Int, ObjectType } from '@nestjs/graphql';
import { LocalizedText, Node, Period } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { connectionOf } from '../api/read/connection.js';
import { GraphQLDay, GraphQLText } from '../api/scalars.js';
import { ACTIVITY_STATES } from '../domain/activity.js';
import { Institution } from '../institutions/institution.types.js';
import { Milestone } from '../milestones/milestone.types.js';

export const ActivityStateEnum = describedEnum('ActivityState', ACTIVITY_STATES, 'Whether an activity is done.');
export const ACTIVITY_ACTIONS = ['edit', 'done', 'reopen', 'remove'] as const;
export const ActivityActionEnum = describedEnum(
  'ActivityAction',
  ACTIVITY_ACTIONS,
  'What the one who asks may do with an activity now.',
);

@ObjectType({
  implements: () => Node,
  description:
    'One step towards a milestone, of government or of civil society. Activities are no promises: no progress counts them.',
})
export class Activity extends Node {
  @Field(() => Int, { description: 'Its number below the milestone, from 1.' })
  number: number;

  @Field(() => Milestone, { description: 'The milestone that it leads to.' })
  milestone: Milestone;

  @Field(() => ActivityStateEnum, { description: 'Whether it is done; a removed one stays readable.' })
  state: string;

  @Field(() => LocalizedText, { description: 'What is done, in a line.' })
  title: LocalizedText;

  @Field(() => Institution, { nullable: true, description: 'The institution that does it; null when `who` says it.' })
  institution: Institution | null;

  @Field(() => GraphQLText, {
    nullable: true,
    description: 'Who does it, in words; null when `institution` says it, or it is not on record.',
  })
  who: string | null;

  @Field(() => Period, { description: 'When it is to be done; either end may be open.' })
  period: Period;

  @Field(() => GraphQLDay, { nullable: true, description: 'The day on which it was done; null while it is not.' })
  doneOn: string | null;

  @Field(() => GraphQLText, { nullable: true, description: 'Why it was removed; null while it stands.' })
  removalReason: string | null;

  @Field({ description: 'Whether it was invented for the demonstration.' })
  synthetic: boolean;

  @Field(() => Int, { description: 'Grows with each change.' })
  version: number;

  @Field(() => Date, { description: 'When it was added.' })
  createdAt: Date;

  @Field(() => Date, { description: 'When it last changed.' })
  updatedAt: Date;

  @Field(() => [ActivityActionEnum], {
    description: 'What the one who asks may do now; empty for visitors and when reading the past.',
  })
  availableActions: string[];
}

export const ActivityConnection = connectionOf(Activity, 'activities');
