import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { LocalizedText, Node } from '../api/common.types.js';
import { BODY_LENGTH } from '../domain/lengths.js';
import { Holds } from '../api/weight/holds.js';
import { describedEnum } from '../api/described-enum.js';
import { implementing } from '../api/extend-type.js';
import { connectionOf } from '../api/read/connection.js';
import { GraphQLDay } from '../api/scalars.js';
import { Commitment } from '../commitments/commitment.types.js';
import { CONTEST_STATES, OUTCOMES, RESPONSE_CATEGORIES, RESPONSE_STATES } from '../domain/response.js';
import { Institution, Jurisdiction } from '../institutions/institution.types.js';
import { Proposal } from '../proposals/proposal.types.js';
import { AtMostLong } from '../api/text-length.js';

export const OutcomeEnum = describedEnum('Outcome', OUTCOMES, 'What a reasoned response says of a proposal.');
export const ResponseCategoryEnum = describedEnum(
  'ResponseCategory',
  RESPONSE_CATEGORIES,
  'The kind of reason that a response gives.',
);
export const ResponseStateEnum = describedEnum(
  'ResponseState',
  RESPONSE_STATES,
  'Whether the author of the proposal contested a response.',
);
export const ContestStateEnum = describedEnum('ContestState', CONTEST_STATES, 'What became of a contest.');
export const RESPONSE_ACTIONS = ['revise', 'contest', 'decide'] as const;
export const ResponseActionEnum = describedEnum(
  'ResponseAction',
  RESPONSE_ACTIONS,
  'What the one who asks may do with a response now.',
);

@ObjectType({ description: 'The objection of the author of a proposal to one version of its response.' })
export class ResponseContest {
  @Field({ description: 'Why the author objects.' })
  reason: string;

  @Field(() => ContestStateEnum, { description: 'Open, upheld or rejected.' })
  state: string;

  @Field(() => Int, { description: 'The version of the response that was contested.' })
  contestedVersion: number;

  @Field(() => GraphQLDay, { description: 'The day by which it is to be decided.' })
  decideBy: string;

  @Field(() => Institution, {
    nullable: true,
    description: 'The institution that decided; null until then, and when a session of the forum did.',
  })
  decidedBy: Institution | null;

  @Field(() => String, { nullable: true, description: 'The decision in words; null until it is decided.' })
  decision: string | null;

  @Field(() => Date, { nullable: true, description: 'When it was decided; null until then.' })
  decidedAt: Date | null;

  @Field(() => Date, { description: 'When the author contested.' })
  createdAt: Date;
}

@ObjectType({ description: 'A response as it stood in one version.' })
export class ResponseVersion {
  @Field(() => Int, { description: 'Counts from 1, the first response.' })
  number: number;

  @Field(() => OutcomeEnum, { description: 'The outcome in this version.' })
  outcome: string;

  @Field(() => ResponseCategoryEnum, { description: 'The kind of its reason.' })
  category: string;

  @Field(() => LocalizedText, { description: 'The reasons in this version, in words.' })
  @Holds(BODY_LENGTH)
  text: LocalizedText;

  @Field(() => GraphQLDay, {
    nullable: true,
    description:
      'The day by which it says that a commitment is written; null when it names commitments or accepts nothing.',
  })
  writeBy: string | null;

  @Field(() => Institution, {
    nullable: true,
    description: 'The institution that gave this version; null when it was the secretariat.',
  })
  institution: Institution | null;

  @Field(() => String, { nullable: true, description: 'Why there is this version; null for the first.' })
  reason: string | null;

  @Field(() => Date, { description: 'When it was published.' })
  createdAt: Date;

  @Field(() => ResponseContest, {
    nullable: true,
    description: 'The objection to this version; null when there was none.',
  })
  contest: ResponseContest | null;
}

@ObjectType({
  implements: implementing('ReasonedResponse', Node),
  description: 'The response of one member of the plan to a proposal, with its reasons.',
})
export class ReasonedResponse extends Node {
  @Field(() => Proposal, { description: 'The proposal that it responds to.' })
  proposal: Proposal;

  @Field(() => Jurisdiction, { description: 'The member it is from: the State and the Municipality may differ.' })
  jurisdiction: Jurisdiction;

  @Field(() => Institution, {
    nullable: true,
    description: 'The responsible institution; null when the secretariat responded.',
  })
  institution: Institution | null;

  @Field(() => OutcomeEnum, { description: 'Accepted, accepted in part, or not accepted.' })
  outcome: string;

  @Field(() => ResponseCategoryEnum, { description: 'The kind of its reason.' })
  category: string;

  @Field(() => LocalizedText, { description: 'The reasons, in words.' })
  @Holds(BODY_LENGTH)
  text: LocalizedText;

  @Field(() => [Commitment], { description: 'The commitments that the proposal reached, as far as they are public.' })
  commitments: Commitment[];

  @Field(() => GraphQLDay, {
    nullable: true,
    description:
      'The day by which it says that a commitment is written; null when it names commitments or accepts nothing.',
  })
  writeBy: string | null;

  @Field({ description: 'Whether it was written for many proposals at once.' })
  fromTemplate: boolean;

  @Field({ description: 'Whether the first version came after the day on which it was due.' })
  late: boolean;

  @Field(() => Date, { description: 'When this version was published.' })
  publishedAt: Date;

  @Field(() => ResponseStateEnum, {
    description: 'Published, contested, reconsidered, confirmed, or revised after a decision.',
  })
  state: string;

  @Field(() => GraphQLDay, {
    nullable: true,
    description:
      'The last day on which the author of the proposal may contest this version; null once that was contested, or decided by a contest.',
  })
  contestUntil: string | null;

  @Field(() => ResponseContest, { nullable: true, description: 'The last objection to it; null when there was none.' })
  contest: ResponseContest | null;

  @Field({ description: 'Whether it was invented for the demonstration.' })
  synthetic: boolean;

  @Field(() => Int, { description: 'Grows with each change; give it back as `expectedVersion`.' })
  version: number;

  @Field(() => [ResponseActionEnum], { description: 'What the one who asks may do with it now.' })
  availableActions: string[];
}

export const ResponseVersionConnection = connectionOf(ResponseVersion, 'versions of a response');
export const ReasonedResponseConnection = connectionOf(ReasonedResponse, 'reasoned responses');

@ObjectType({ implements: () => Node, description: 'A text for responses to many proposals that ask for the same.' })
export class ResponseTemplate extends Node {
  @Field({ description: 'Its name, for the people who use it.' })
  name: string;

  @Field(() => Institution, {
    nullable: true,
    description: 'The institution that it belongs to; null when it belongs to the secretariat.',
  })
  institution: Institution | null;

  @Field(() => OutcomeEnum, { description: 'Accepted, accepted in part, or not accepted.' })
  outcome: string;

  @Field(() => ResponseCategoryEnum, { description: 'The kind of its reason.' })
  category: string;

  @Field(() => LocalizedText, { description: 'The reasons, in words.' })
  @Holds(BODY_LENGTH)
  text: LocalizedText;

  @Field(() => Int, { description: 'How many responses were given with it.' })
  used: number;

  @Field(() => Int, { description: 'Grows with each change; give it back as `expectedVersion`.' })
  version: number;
}

@ArgsType()
export class ResponseArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Key of the member that responded (`15104`); when left out, the latest response of any member.',
  })
  @IsOptional()
  @AtMostLong(20)
  jurisdiction?: string;
}
