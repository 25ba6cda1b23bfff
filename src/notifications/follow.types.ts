import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { Node, UserError } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { Commitment } from '../commitments/commitment.types.js';
import { FOLLOW_FREQUENCIES } from '../domain/follow.js';
import { Plan, Theme } from '../plans/plan.types.js';
import { Proposal } from '../proposals/proposal.types.js';
import { AtMostLong } from '../api/text-length.js';

export const FollowFrequencyEnum = describedEnum(
  'FollowFrequency',
  FOLLOW_FREQUENCIES,
  'How often somebody is told by e-mail of what they follow.',
);

@ObjectType({ implements: () => Node, description: 'Something that somebody follows. Only they themselves see it.' })
export class Follow extends Node {
  @Field(() => ID, { description: 'Id of what is followed: a plan, a theme, a commitment or a proposal.' })
  subject: string;

  @Field(() => Plan, { description: 'The plan that is followed, or that what is followed belongs to.' })
  plan: Plan;

  @Field(() => Theme, { nullable: true, description: 'The theme that is followed; null when it is something else.' })
  theme: Theme | null;

  @Field(() => Commitment, {
    nullable: true,
    description: 'The commitment that is followed; null when it is something else.',
  })
  commitment: Commitment | null;

  @Field(() => Proposal, {
    nullable: true,
    description: 'The proposal that is followed; null when it is something else, and when it is not public any more.',
  })
  proposal: Proposal | null;

  @Field(() => FollowFrequencyEnum, { description: 'How often they are told.' })
  frequency: string;

  @Field(() => Boolean, {
    description: 'Whether they are told by e-mail; false while their account has no address.',
  })
  byMail: boolean;

  @Field(() => Date, { description: 'Since when.' })
  since: Date;
}

@InputType({ description: 'How to follow.' })
export class FollowSetInput {
  @Field(() => FollowFrequencyEnum, { description: 'How often to be told.' })
  @IsIn(FOLLOW_FREQUENCIES)
  frequency: (typeof FOLLOW_FREQUENCIES)[number];

  @Field(() => String, {
    nullable: true,
    description: 'A key of your own. Following the same thing twice changes nothing.',
  })
  @IsOptional()
  @AtMostLong(100)
  clientMutationId?: string;
}

@ObjectType({ description: 'Payload of `followSet`.' })
export class FollowSetPayload {
  @Field(() => Follow, { nullable: true, description: 'What is followed now; null when it was refused.' })
  follow: Follow | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
  userErrors: UserError[];

  @Field(() => String, { nullable: true, description: 'The key that was sent, if any.' })
  clientMutationId: string | null;
}

@ObjectType({ description: 'Payload of `followEnd`.' })
export class FollowEndPayload {
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
  userErrors: UserError[];
}
