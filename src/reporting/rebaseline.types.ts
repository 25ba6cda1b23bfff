import { Field, Int, ObjectType } from '@nestjs/graphql';
import { RoleEnum } from '../accounts/account.types.js';
import { Node, Period } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { connectionOf } from '../api/read/connection.js';
import { GraphQLText } from '../api/scalars.js';
import { REBASELINE_STATES } from '../domain/rebaseline.js';
import { Institution } from '../institutions/institution.types.js';
import { Milestone } from '../milestones/milestone.types.js';

export const RebaselineStateEnum = describedEnum(
  'RebaselineState',
  REBASELINE_STATES,
  'Where a move of the dates of a milestone stands.',
);
export const REBASELINE_ACTIONS = ['agree', 'decline', 'withdraw', 'object'] as const;
export const RebaselineActionEnum = describedEnum(
  'RebaselineAction',
  REBASELINE_ACTIONS,
  'What the one who asks may do with a move of dates now.',
);

@ObjectType({ description: 'Somebody agreed to a move of dates.' })
export class RebaselineAgreement {
  @Field(() => RoleEnum, { description: 'The role in which they agreed; no person is named.' })
  role: string;

  @Field(() => Institution, { nullable: true, description: 'The institution for which they agreed; null for none.' })
  institution: Institution | null;

  @Field(() => Date, { description: 'When they agreed.' })
  createdAt: Date;
}

@ObjectType({
  implements: () => Node,
  description:
    'A move of the dates of a milestone, with its reason. It is in force when every other lead agreed; the promised dates stay readable for ever.',
})
export class Rebaseline extends Node {
  @Field(() => Int, { description: 'Its number among the moves of the milestone, from 1.' })
  number: number;

  @Field(() => Milestone, { description: 'The milestone whose dates it moves.' })
  milestone: Milestone;

  @Field(() => RebaselineStateEnum, { description: 'Where it stands.' })
  state: string;

  @Field(() => Period, { description: 'The dates that held before.' })
  former: Period;

  @Field(() => Period, { description: 'The dates that it gives.' })
  next: Period;

  @Field(() => GraphQLText, { description: 'Why the dates move; public.' })
  reason: string;

  @Field(() => RoleEnum, { description: 'The role of whoever proposed it; no person is named.' })
  role: string;

  @Field(() => Institution, { nullable: true, description: 'The institution that proposed it; null for none.' })
  institution: Institution | null;

  @Field(() => [Institution], { description: 'Other leads that agreed, in the order of time.' })
  agreed: Institution[];

  @Field(() => [RebaselineAgreement], {
    description: 'Who agreed, in which role and when, in the order of time; the secretariat too.',
  })
  agreements: RebaselineAgreement[];

  @Field(() => [Institution], { description: 'Other leads that still have to agree; empty once it is decided.' })
  missing: Institution[];

  @Field(() => Date, { nullable: true, description: 'When it came into force, was declined or withdrawn.' })
  decidedAt: Date | null;

  @Field(() => RoleEnum, {
    nullable: true,
    description:
      'The role in which somebody decided it last: agreed as the last one, declined or withdrew it; null while it is open, and when not on record.',
  })
  decidedRole: string | null;

  @Field(() => Institution, {
    nullable: true,
    description: 'The institution for which they decided; null while it is open, for none, and when not on record.',
  })
  decidedInstitution: Institution | null;

  @Field(() => GraphQLText, { nullable: true, description: 'Why it was declined; null when it was not.' })
  decisionReason: string | null;

  @Field(() => GraphQLText, {
    nullable: true,
    description: "Civil society's objection, shown for ever; null when there is none. It stops nothing.",
  })
  objection: string | null;

  @Field(() => Date, { nullable: true, description: 'When civil society objected.' })
  objectedAt: Date | null;

  @Field({ description: 'Whether it was invented for the demonstration.' })
  synthetic: boolean;

  @Field(() => Date, { description: 'When it was proposed.' })
  createdAt: Date;

  @Field(() => Date, { description: 'When it last changed.' })
  updatedAt: Date;

  @Field(() => Int, { description: 'Grows with each act on it.' })
  version: number;

  @Field(() => [RebaselineActionEnum], {
    description: 'What the one who asks may do now; empty for visitors and when reading the past.',
  })
  availableActions: string[];
}

export const RebaselineConnection = connectionOf(Rebaseline, 'moves of dates');

@ObjectType({ description: 'How the end of a milestone moved, over all moves in force.' })
export class Moved {
  @Field(() => Int, { description: 'How often.' })
  times: number;

  @Field(() => Int, { description: 'By how many days in all; earlier ends count as negative days.' })
  days: number;
}
