import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { AtMost } from '../api/at-most.js';
import { describedEnum } from '../api/described-enum.js';
import { PageArgs } from '../api/page-args.js';
import { GraphQLText } from '../api/scalars.js';
import { PROPOSAL_STATES } from '../domain/proposal.js';
import { ProposalStateEnum } from './proposal.types.js';
import { AtMostLong } from '../api/text-length.js';

const PROPOSAL_ORDERS = ['newest', 'most_supported', 'most_discussed', 'waiting', 'relevance', 'text_due'] as const;
export const ProposalOrderEnum = describedEnum('ProposalOrder', PROPOSAL_ORDERS, 'In which order proposals come.');

@InputType({ description: 'Which proposals; all conditions must hold.' })
export class ProposalFilter {
  @Field(() => String, { nullable: true, description: 'Only of the plan with this name in addresses.' })
  @IsOptional()
  @AtMostLong(200)
  plan?: string;

  @Field(() => [ProposalStateEnum], { nullable: true, description: 'Only in one of these states.' })
  @IsOptional()
  @AtMost(PROPOSAL_STATES.length)
  state?: string[];

  @Field(() => String, { nullable: true, description: 'Only of the theme with this code.' })
  @IsOptional()
  @AtMostLong(100)
  theme?: string;

  @Field(() => String, { nullable: true, description: 'Only about the place with this key (`15104`).' })
  @IsOptional()
  @AtMostLong(20)
  jurisdiction?: string;

  @Field(() => String, { nullable: true, description: 'Only of the policy area with this code.' })
  @IsOptional()
  @AtMostLong(100)
  policyArea?: string;

  @Field(() => GraphQLText, {
    nullable: true,
    description:
      'Only with these words, in Spanish or English, with or without accents; `"…"` for a phrase, `-` for none. A reference (`…-P-005`), or `P-005` or `5` of any plan, finds the proposal that has it.',
  })
  @IsOptional()
  @AtMostLong(200)
  text?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Only written on behalf of the institution of this name in addresses.',
  })
  @IsOptional()
  @AtMostLong(200)
  onBehalfOf?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Only those that the institution with this name in addresses must respond to, or responded to.',
  })
  @IsOptional()
  @AtMostLong(200)
  responsible?: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those to which a member owes a response without an institution named for it yet.',
  })
  unassigned?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Only those that the one who asks supports.' })
  supportedByMe?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Only those that the one who asks wrote, drafts too.' })
  mine?: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those that the secretariat wrote down for somebody; with the state `DRAFT`, those not sent yet.',
  })
  transcribed?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Only those that still wait for a response.' })
  awaitingResponse?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Only those whose response is late today.' })
  overdue?: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those that were accepted to be written, and that no public commitment names yet.',
  })
  owedText?: boolean;

  @Field(() => [String], { nullable: true, description: 'Only those with one of these references, at most 20.' })
  @IsOptional()
  @AtMost(20)
  references?: string[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those whose words stand in the text of a commitment now, or only the others.',
  })
  @IsOptional()
  inText?: boolean;
}

@ArgsType()
export class ProposalsArgs extends PageArgs {
  @Field(() => ProposalFilter, { nullable: true, description: 'Which ones.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ProposalFilter)
  filter?: ProposalFilter;

  @Field(() => ProposalOrderEnum, { nullable: true, description: '`NEWEST` by default.' })
  orderBy?: string;
}
