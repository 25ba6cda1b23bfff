import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMinSize, ArrayUnique, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { AtMost } from '../api/at-most.js';
import { TextInput } from '../api/common.types.js';
import { ActInput, payloadOf, ReasonInput } from '../api/payload.js';
import { GraphQLDay, GraphQLText } from '../api/scalars.js';
import { OUTCOMES, RESPONSE_CATEGORIES } from '../domain/response.js';
import { REASON_LENGTH, TEMPLATE_NAME_LENGTH } from '../domain/lengths.js';
import { Plan, PlanWindow } from '../plans/plan.types.js';
import { Proposal } from '../proposals/proposal.types.js';
import { OutcomeEnum, ReasonedResponse, ResponseCategoryEnum, ResponseTemplate } from './response.types.js';
import { AtMostLong, NotBlank } from '../api/text-length.js';

@InputType({ description: 'The content of a response.' })
export class ResponseInput extends ActInput {
  @Field(() => OutcomeEnum, { description: 'Accepted, accepted in part, or not accepted.' })
  @IsIn(OUTCOMES)
  outcome: string;

  @Field(() => ResponseCategoryEnum, { description: 'The kind of reason.' })
  @IsIn(RESPONSE_CATEGORIES)
  category: string;

  @Field(() => TextInput, { description: 'The reasons, in the language they were written in.' })
  @ValidateNested()
  @Type(() => TextInput)
  text: TextInput;

  @Field(() => [TextInput], { nullable: true, description: 'Translations of the text.' })
  @IsOptional()
  @AtMost(5)
  @ValidateNested({ each: true })
  @Type(() => TextInput)
  translations?: TextInput[];

  @Field(() => [String], {
    nullable: true,
    description:
      'References or ids of the commitments of the plan that the proposal reached; at least one when it is accepted, wholly or in part, unless `writeBy` says by when it is written.',
  })
  @IsOptional()
  @AtMost(20)
  @ArrayUnique()
  commitments?: string[];

  @Field(() => GraphQLDay, {
    nullable: true,
    description:
      'The day by which the text is to be written, for an accepted proposal that no commitment has yet taken up; instead of `commitments`.',
  })
  @IsOptional()
  writeBy?: string;
}

@InputType({ description: 'A reasoned response of one member of the plan.' })
export class ProposalRespondInput extends ResponseInput {
  @Field(() => String, { description: 'Key of the member that responds (`15`, `15104`).' })
  @AtMostLong(20)
  jurisdiction: string;
}

@InputType({ description: 'A new version of a response, and why.' })
export class ResponseReviseInput extends ResponseInput {
  @Field(() => GraphQLText, { description: 'Why it changes; public, 1 to 2,000 characters.' })
  @NotBlank(REASON_LENGTH)
  reason: string;
}

@InputType({ description: 'The member of the plan that need not respond after all, and why.' })
export class ResponseDebtReleaseInput extends ReasonInput {
  @Field(() => String, { description: 'Key of the member that is released (`15`, `15104`).' })
  @AtMostLong(20)
  jurisdiction: string;
}

@InputType({ description: 'One response for many proposals that ask for the same.' })
export class ProposalsRespondInput extends ActInput {
  @Field(() => ID, { description: 'Id of the plan.' })
  plan: string;

  @Field(() => [ID], { description: 'Ids of the proposals, 1 to 100.' })
  @ArrayMinSize(1)
  @AtMost(100)
  @ArrayUnique()
  proposals: string[];

  @Field(() => String, { description: 'Key of the member that responds (`15`, `15104`).' })
  @AtMostLong(20)
  jurisdiction: string;

  @Field(() => ID, { description: 'Id of the template.' })
  template: string;

  @Field(() => [String], { nullable: true, description: 'References or ids of the commitments that they reached.' })
  @IsOptional()
  @AtMost(20)
  @ArrayUnique()
  commitments?: string[];

  @Field(() => GraphQLDay, {
    nullable: true,
    description:
      'The day by which the text is to be written, for an accepted proposal that no commitment has yet taken up; instead of `commitments`.',
  })
  @IsOptional()
  writeBy?: string;
}

@InputType({ description: 'A text to respond to many proposals with.' })
export class ResponseTemplateInput extends ResponseInput {
  @Field(() => GraphQLText, { description: 'Its name, for the people who use it, 1 to 200 characters.' })
  @NotBlank(TEMPLATE_NAME_LENGTH)
  name: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Name in addresses of the institution that it belongs to; when left out, it belongs to the secretariat.',
  })
  @IsOptional()
  @AtMostLong(200)
  institution?: string;
}

@InputType({ description: 'The decision of a contest.' })
export class ContestDecideInput extends ActInput {
  @Field({ description: 'True when the author is right: then the new response takes the place of the old one.' })
  uphold: boolean;

  @Field(() => GraphQLText, { description: 'The decision and its reasons; public, 1 to 2,000 characters.' })
  @NotBlank(REASON_LENGTH)
  decision: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the session of the forum that decided; needed when the secretariat records it.',
  })
  @IsOptional()
  session?: string;

  @Field(() => ResponseInput, { nullable: true, description: 'The new response; needed when the contest is upheld.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ResponseInput)
  response?: ResponseInput;
}

@InputType({ description: 'A summary of what became of the comments of a window.' })
export class SynthesisInput extends ActInput {
  @Field(() => TextInput, { description: 'The synthesis, in the language it was written in.' })
  @ValidateNested()
  @Type(() => TextInput)
  text: TextInput;

  @Field(() => [TextInput], { nullable: true, description: 'Translations of the text.' })
  @IsOptional()
  @AtMost(5)
  @ValidateNested({ each: true })
  @Type(() => TextInput)
  translations?: TextInput[];
}

@InputType({ description: 'The corrected synthesis, and the reason.' })
export class SynthesisCorrectInput extends SynthesisInput {
  @Field(() => GraphQLText, { description: 'Why it changes; public, 1 to 2,000 characters.' })
  @NotBlank(REASON_LENGTH)
  reason: string;
}

const proposal = { type: () => Proposal, description: `The proposal after the change` };
const response = { type: () => ReasonedResponse, description: `The response after the change` };

export const ProposalRespondPayload = payloadOf('proposalRespond', { proposal, response });
export const ResponseDebtReleasePayload = payloadOf('responseDebtRelease', { proposal });
export const ProposalsRespondPayload = payloadOf('proposalsRespond', {
  plan: { type: () => Plan, description: `The plan of the proposals` },
  proposals: { type: () => [Proposal], description: 'The proposals with the new responses' },
});
export const ResponseRevisePayload = payloadOf('responseRevise', { response });
export const ResponseContestPayload = payloadOf('responseContest', { response });
export const ContestDecidePayload = payloadOf('contestDecide', { response });
export const ResponseTemplateSavePayload = payloadOf('responseTemplateSave', {
  template: { type: () => ResponseTemplate, description: `The template` },
});
const window = { type: () => PlanWindow, description: `The window with its synthesis` };
export const SynthesisPublishPayload = payloadOf('synthesisPublish', { window });
export const SynthesisCorrectPayload = payloadOf('synthesisCorrect', { window });
