import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { IsOptional, ValidateNested } from 'class-validator';
import { AtMost } from '../api/at-most.js';
import { Type } from 'class-transformer';
import { describedEnum } from '../api/described-enum.js';
import { PageArgs } from '../api/page-args.js';
import { COMMITMENT_STATES } from '../domain/commitment.js';
import { CommitmentStateEnum } from './commitment.types.js';
import { AtMostLong } from '../api/text-length.js';

const COMMITMENT_ORDERS = ['position', 'recent', 'reference'] as const;
export const CommitmentOrderEnum = describedEnum(
  'CommitmentOrder',
  COMMITMENT_ORDERS,
  'In which order commitments are listed.',
);

@InputType({ description: 'Which commitments: all that meet every condition given.' })
export class CommitmentFilter {
  @Field(() => String, { nullable: true, description: 'Name in addresses of their plan.' })
  @IsOptional()
  @AtMostLong(200)
  plan?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Key of a member they belong to, or of the jurisdiction of an owner: `15104`.',
  })
  @IsOptional()
  @AtMostLong(20)
  jurisdiction?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name in addresses of an institution that leads or supports them.',
  })
  @IsOptional()
  @AtMostLong(200)
  institution?: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'When true, only those with an invitation, of `institution` when given, that is not accepted or declined yet.',
  })
  @IsOptional()
  invited?: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'When true, only those whose text the one who asks writes: as its drafter, or for the whole plan as a drafter, the secretariat or a contact point.',
  })
  @IsOptional()
  mineToWrite?: boolean;

  @Field(() => String, { nullable: true, description: 'Code of a policy area.' })
  @IsOptional()
  @AtMostLong(100)
  policyArea?: string;

  @Field(() => String, { nullable: true, description: 'Code of an OGP value.' })
  @IsOptional()
  @AtMostLong(100)
  value?: string;

  @Field(() => [CommitmentStateEnum], { nullable: true, description: 'Where they stand.' })
  @IsOptional()
  @AtMost(COMMITMENT_STATES.length)
  status?: string[];

  @Field(() => String, {
    nullable: true,
    description:
      "Completion that an assessment found (`limited`, `complete` …, or an instrument's own answer such as `ND`).",
  })
  @IsOptional()
  @AtMostLong(40)
  assessedCompletion?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Words to find in title and text, in Spanish or English, accents ignored; quotes and minus work as in a search engine. Or a whole reference.',
  })
  @IsOptional()
  @AtMostLong(200)
  text?: string;
}

@ArgsType()
export class CommitmentsArgs extends PageArgs {
  @Field(() => CommitmentOrderEnum, {
    nullable: true,
    description: "In which order; that of the plan's own numbers when left out.",
  })
  @IsOptional()
  orderBy?: string;

  @Field(() => CommitmentFilter, { nullable: true, description: 'Which ones.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CommitmentFilter)
  filter?: CommitmentFilter;
}
