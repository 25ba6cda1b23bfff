import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, ValidateNested } from 'class-validator';
import { AtMost } from '../api/at-most.js';
import { Node } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { AtMostLong } from '../api/text-length.js';
import { CHALLENGE_AREAS, type ChallengeArea } from '../domain/commitment-values.js';
import { TITLE_LENGTH } from '../domain/lengths.js';

export const ChallengeAreaEnum = describedEnum(
  'ChallengeArea',
  CHALLENGE_AREAS,
  'An area of the Open Gov Challenge, with which OGP calls for more ambition from 2023 to 2028.',
);

const AMOUNT = 'The amount in digits, with at most two decimals behind a point: `2400000.50`.';
const CURRENCY = 'Code of its currency (ISO 4217): `MXN`.';

@ObjectType({ description: 'What a commitment may cost, as its plan prints it: nothing is converted or added up.' })
export class Budget {
  @Field({ description: AMOUNT })
  amount: string;

  @Field({ description: CURRENCY })
  currency: string;
}

@InputType({ description: 'What a commitment may cost.' })
export class BudgetInput {
  @Field(() => String, { description: AMOUNT })
  @AtMostLong(20)
  amount: string;

  @Field(() => String, { description: CURRENCY })
  @AtMostLong(3)
  currency: string;
}

/** Fields of a commitment whose values stand beside its text. */
@ObjectType({ isAbstract: true })
export abstract class ValuesOfCommitment extends Node {
  @Field(() => Budget, { nullable: true, description: 'What it may cost; null when not on record.' })
  budget: Budget | null;

  @Field(() => [Int], {
    description: 'Numbers of the Sustainable Development Goals (1 to 17) that it serves, in their order.',
  })
  sdgs: number[];

  @Field(() => ChallengeAreaEnum, {
    nullable: true,
    description: 'The area of the Open Gov Challenge that it takes up; null when it takes up none.',
  })
  challengeArea: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The part of a development plan that it serves, as that plan prints it; null when not on record.',
  })
  developmentPlan: string | null;
}

/** The same values, as an edit or a suggestion gives them. */
@InputType({ isAbstract: true })
export class CommitmentValuesInput {
  @Field(() => BudgetInput, { nullable: true, description: 'What it may cost; null takes it away.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => BudgetInput)
  budget?: BudgetInput | null;

  @Field(() => [Int], {
    nullable: true,
    description: 'Numbers of all Sustainable Development Goals (1 to 17) that it serves.',
  })
  @IsOptional()
  @AtMost(17)
  sdgs?: number[] | null;

  @Field(() => ChallengeAreaEnum, {
    nullable: true,
    description: 'The area of the Open Gov Challenge that it takes up; null takes it away.',
  })
  @IsOptional()
  @IsIn(CHALLENGE_AREAS)
  challengeArea?: ChallengeArea | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the commitment of an earlier plan that it carries on; null takes it away.',
  })
  @IsOptional()
  carriedOverFrom?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The part of a development plan that it serves, in one line; null takes it away.',
  })
  @IsOptional()
  @AtMostLong(TITLE_LENGTH)
  developmentPlan?: string | null;
}
