import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMinSize, ArrayUnique, IsOptional, ValidateNested } from 'class-validator';
import { AtMost } from '../api/at-most.js';
import { TextInput, TitleInput } from '../api/common.types.js';
import { ActInput, payloadOf, ReasonInput } from '../api/payload.js';
import { GraphQLDay, GraphQLText } from '../api/scalars.js';
import { Proposal } from './proposal.types.js';
import { AtMostLong } from '../api/text-length.js';
import { TITLE_LENGTH } from '../domain/lengths.js';

@InputType({ description: 'The texts and facts of a proposal; what is left out stays as it is.' })
export class ProposalFieldsInput extends ActInput {
  @Field(() => TextInput, { nullable: true, description: 'The problem it addresses; needed before it is submitted.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TextInput)
  problem?: TextInput;

  @Field(() => TextInput, { nullable: true, description: 'What should be done; needed before it is submitted.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TextInput)
  action?: TextInput;

  @Field(() => TextInput, { nullable: true, description: 'What should change by that.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TextInput)
  expectedChange?: TextInput;

  @Field(() => TextInput, { nullable: true, description: 'Who is affected.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TextInput)
  affected?: TextInput;

  @Field(() => [String], { nullable: true, description: 'Codes of its policy areas, at most 10.' })
  @IsOptional()
  @AtMost(10)
  @ArrayUnique()
  policyAreas?: string[];

  @Field(() => [String], { nullable: true, description: 'Keys of the places it is about (`15104`), at most 125.' })
  @IsOptional()
  @AtMost(125)
  @ArrayUnique()
  jurisdictions?: string[];

  @Field(() => String, { nullable: true, description: 'Code of its theme in the plan.' })
  @IsOptional()
  @AtMostLong(100)
  theme?: string;
}

@InputType({ description: 'A new draft of a proposal; only its author sees it.' })
export class ProposalDraftInput extends ProposalFieldsInput {
  @Field(() => ID, { description: 'Id of the plan.' })
  plan: string;

  @Field(() => TitleInput, { description: 'What is proposed, in a line.' })
  @ValidateNested()
  @Type(() => TitleInput)
  title: TitleInput;

  @Field(() => String, {
    nullable: true,
    description: 'Name in addresses of the institution it is written on behalf of; the author is appointed for it.',
  })
  @IsOptional()
  @AtMostLong(200)
  onBehalfOf?: string;
}

@InputType({ description: 'Input that was given in person or on paper, as it was said.' })
export class ProposalTranscribeInput extends ProposalFieldsInput {
  @Field(() => ID, { description: 'Id of the plan.' })
  plan: string;

  @Field(() => TitleInput, { description: 'What is proposed, in a line.' })
  @ValidateNested()
  @Type(() => TitleInput)
  title: TitleInput;

  @Field(() => GraphQLDay, { description: 'The day on which it was received, inside a call for proposals.' })
  receivedOn: string;

  @Field(() => GraphQLText, {
    nullable: true,
    description: 'How it was received (a survey, a table, a caravan), at most 300 characters; names nobody.',
  })
  @IsOptional()
  @AtMostLong(TITLE_LENGTH)
  receivedHow?: string;
}

@InputType({
  description:
    'Changes to a proposal. A field left out stays as it is; a text or theme given as null is emptied. The title can never be emptied, and the problem and the action only before the proposal is submitted.',
})
export class ProposalEditInput extends ProposalFieldsInput {
  @Field(() => TitleInput, { nullable: true, description: 'What is proposed, in a line.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TitleInput)
  title?: TitleInput;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day on which transcribed input was received; it can change only before the input is submitted.',
  })
  receivedOn?: string;

  @Field(() => GraphQLText, {
    nullable: true,
    description:
      'How transcribed input was received, at most 300 characters, without names of people; it can change only before the input is submitted.',
  })
  @IsOptional()
  @AtMostLong(TITLE_LENGTH)
  receivedHow?: string;
}

@InputType({ description: 'The institution that responds for one member of the plan.' })
export class AssignmentInput {
  @Field(() => String, { description: 'Key of the member jurisdiction (`15`, `15104`).' })
  @AtMostLong(20)
  jurisdiction: string;

  @Field(() => String, { description: 'Name in addresses of the institution, which is of that jurisdiction.' })
  @AtMostLong(200)
  institution: string;
}

@InputType({ description: 'The institutions that must respond to a proposal.' })
export class ProposalReviewInput extends ActInput {
  @Field(() => [AssignmentInput], {
    description:
      'One institution for each member that owes a response. A member left out stays as it is; `responseDebtRelease` releases one.',
  })
  @ArrayMinSize(1)
  @AtMost(20)
  @ValidateNested({ each: true })
  @Type(() => AssignmentInput)
  assignments: AssignmentInput[];
}

@InputType({ description: 'The proposals that one institution must respond to.' })
export class ProposalsReviewInput extends ActInput {
  @Field(() => ID, { description: 'Id of the plan.' })
  plan: string;

  @Field(() => [ID], { description: 'Ids of the proposals, 1 to 100.' })
  @ArrayMinSize(1)
  @AtMost(100)
  @ArrayUnique()
  proposals: string[];

  @Field(() => String, {
    description: 'Name in addresses of the institution; it responds for the member of the plan that it belongs to.',
  })
  @AtMostLong(200)
  institution: string;
}

@InputType({ description: 'The proposal that another one is merged into, and why.' })
export class ProposalMergeInput extends ReasonInput {
  @Field(() => ID, { description: 'Id or reference of the proposal that takes it in.' })
  @AtMostLong(200)
  into: string;
}

@InputType({ description: 'A part of a proposal that gets a response of its own.' })
export class ProposalPartInput {
  @Field(() => TitleInput, { description: 'What this part proposes, in a line.' })
  @ValidateNested()
  @Type(() => TitleInput)
  title: TitleInput;

  @Field(() => TextInput, { description: 'The problem that this part addresses.' })
  @ValidateNested()
  @Type(() => TextInput)
  problem: TextInput;

  @Field(() => TextInput, { description: 'What should be done.' })
  @ValidateNested()
  @Type(() => TextInput)
  action: TextInput;
}

@InputType({ description: 'The parts that a proposal is split into, and why.' })
export class ProposalSplitInput extends ReasonInput {
  @Field(() => [ProposalPartInput], { description: 'Two parts or more, at most 10.' })
  @ArrayMinSize(2)
  @AtMost(10)
  @ValidateNested({ each: true })
  @Type(() => ProposalPartInput)
  parts: ProposalPartInput[];
}

const proposal = {
  proposal: { type: () => Proposal, description: 'The proposal after the change' },
};

export const ProposalDraftPayload = payloadOf('proposalDraft', proposal);
export const ProposalTranscribePayload = payloadOf('proposalTranscribe', proposal);
export const ProposalEditPayload = payloadOf('proposalEdit', proposal);
export const ProposalSubmitPayload = payloadOf('proposalSubmit', proposal);
export const ProposalErasePayload = payloadOf('proposalErase', {});
export const ProposalSupportPayload = payloadOf('proposalSupport', proposal);
export const ProposalUnsupportPayload = payloadOf('proposalUnsupport', proposal);
export const ProposalWithdrawPayload = payloadOf('proposalWithdraw', proposal);
export const ProposalReviewPayload = payloadOf('proposalReview', proposal);
export const ProposalsReviewPayload = payloadOf('proposalsReview', {
  proposals: { type: () => [Proposal], description: 'The proposals after the change' },
});
export const ProposalMergePayload = payloadOf('proposalMerge', proposal);
export const ProposalUnmergePayload = payloadOf('proposalUnmerge', proposal);
export const ProposalSplitPayload = payloadOf('proposalSplit', proposal);
