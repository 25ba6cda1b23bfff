import { Field, ID, InputType, IntersectionType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayUnique, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { AtMost } from '../api/at-most.js';
import { PeriodInput, TextInput, TitleInput } from '../api/common.types.js';
import { payloadOf, RepeatableInput } from '../api/payload.js';
import { GraphQLText } from '../api/scalars.js';
import { COMMITMENT_ORIGINS } from '../domain/commitment.js';
import { OWNER_ROLES } from '../domain/ownership.js';
import { CommitmentValuesInput } from './commitment-values.types.js';
import { Commitment, CommitmentOriginEnum } from './commitment.types.js';
import { OwnerRoleEnum } from './ownership.types.js';
import { AtMostLong } from '../api/text-length.js';
import { REASON_LENGTH } from '../domain/lengths.js';

@InputType({ description: 'The texts and facts of a commitment; what is left out stays as it is.' })
export class CommitmentFieldsInput extends IntersectionType(RepeatableInput, CommitmentValuesInput, InputType) {
  @Field(() => TextInput, { nullable: true, description: 'The public problem it addresses.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TextInput)
  problem?: TextInput;

  @Field(() => TextInput, { nullable: true, description: 'How things stand before.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TextInput)
  statusQuo?: TextInput;

  @Field(() => TextInput, { nullable: true, description: 'What will be done.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TextInput)
  action?: TextInput;

  @Field(() => TextInput, { nullable: true, description: 'How that contributes to solving the problem.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TextInput)
  contribution?: TextInput;

  @Field(() => PeriodInput, { nullable: true, description: 'When it is to be implemented.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PeriodInput)
  period?: PeriodInput;

  @Field(() => [String], { nullable: true, description: 'Codes of the OGP values it serves.' })
  @IsOptional()
  @AtMost(10)
  @ArrayUnique()
  ogpValues?: string[];

  @Field(() => [String], { nullable: true, description: 'Codes of its policy areas.' })
  @IsOptional()
  @AtMost(20)
  @ArrayUnique()
  policyAreas?: string[];

  @Field(() => String, { nullable: true, description: 'Code of its theme in the plan.' })
  @IsOptional()
  @AtMostLong(100)
  theme?: string;
}

@InputType({ description: 'A new commitment draft.' })
export class CommitmentDraftInput extends CommitmentFieldsInput {
  @Field(() => ID, { description: 'Id of the plan.' })
  plan: string;

  @Field(() => TitleInput, { description: 'What is promised, in a line.' })
  @ValidateNested()
  @Type(() => TitleInput)
  title: TitleInput;

  @Field(() => CommitmentOriginEnum, { description: 'Co-created or proactive.' })
  @IsIn(COMMITMENT_ORIGINS)
  origin: string;

  @Field(() => [String], {
    description: 'Keys of the members it belongs to (`15`, `15104`), at least one; two or more make it joint.',
  })
  @AtMost(20)
  @ArrayUnique()
  members: string[];

  @Field(() => [ID], {
    nullable: true,
    description:
      'Ids of the proposals it takes up, submitted, under review or accepted: it begins with their texts where `input` has none, and says so.',
  })
  @IsOptional()
  @AtMost(20)
  @ArrayUnique()
  proposals?: string[];

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the first draft that you had read from a Word document (`POST /files/word/draft`): its texts stand where `input` has none. One commitment begins with it, within a day.',
  })
  @IsOptional()
  wordDraft?: string;
}

@InputType({ description: 'Changes to a commitment draft; what is left out stays as it is.' })
export class CommitmentEditInput extends CommitmentFieldsInput {
  @Field(() => TitleInput, { nullable: true, description: 'What is promised, in a line.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TitleInput)
  title?: TitleInput;
}

@InputType({ description: 'An invitation to own a commitment.' })
export class OwnershipInviteInput extends RepeatableInput {
  @Field(() => String, { description: 'Name in addresses of the institution.' })
  @AtMostLong(200)
  institution: string;

  @Field(() => OwnerRoleEnum, { description: '`LEAD` or `SUPPORTING`.' })
  @IsIn(OWNER_ROLES)
  role: string;
}

@InputType({ description: 'The decision of an invited institution.' })
export class OwnershipRespondInput extends RepeatableInput {
  @Field({ description: 'Whether it takes the commitment on.' })
  accept: boolean;

  @Field(() => GraphQLText, {
    nullable: true,
    description: 'Why it declines, at most 2,000 characters; required then, and public.',
  })
  @IsOptional()
  @AtMostLong(REASON_LENGTH)
  reason?: string;
}

const answer = (mutation: string) =>
  payloadOf(mutation, { commitment: { type: () => Commitment, description: 'The commitment after the change' } });

export const CommitmentDraftPayload = answer('commitmentDraft');
export const CommitmentEditPayload = answer('commitmentEdit');
export const OwnershipInvitePayload = answer('ownershipInvite');
export const OwnershipRespondPayload = answer('ownershipRespond');
export const CommitmentConsultPayload = answer('commitmentConsult');
export const CommitmentReturnToDraftPayload = answer('commitmentReturnToDraft');
export const CommitmentDeferPayload = answer('commitmentDefer');
export const CommitmentWithdrawPayload = answer('commitmentWithdraw');
