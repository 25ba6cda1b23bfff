import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { PeriodInput, TextInput, TitleInput, UserError } from '../api/common.types.js';
import { Milestone } from './milestone.types.js';

@InputType({ description: 'A new milestone of a commitment.' })
export class MilestoneAddInput {
  @Field(() => TitleInput, { description: 'What will be there when it is done, in a line.' })
  @ValidateNested()
  @Type(() => TitleInput)
  title: TitleInput;

  @Field(() => TextInput, { nullable: true, description: 'What it produces.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TextInput)
  outputs?: TextInput;

  @Field(() => TextInput, { nullable: true, description: 'What should change through it.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TextInput)
  expectedResult?: TextInput;

  @Field(() => TextInput, { nullable: true, description: 'How anyone can check it.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TextInput)
  meansOfVerification?: TextInput;

  @Field(() => PeriodInput, { description: 'When it is promised for.' })
  @ValidateNested()
  @Type(() => PeriodInput)
  planned: PeriodInput;

  @Field(() => [String], { nullable: true, description: 'Names in addresses of the institutions responsible for it.' })
  @IsOptional()
  @ArrayMaxSize(20)
  @ArrayUnique()
  institutions?: string[];

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key of the client, at most 100 characters: the same key with the same input answers with the first result, with another input it is refused.',
  })
  @IsOptional()
  @MaxLength(100)
  clientMutationId?: string;
}

@ObjectType({ description: 'Answer to `milestoneAdd`.' })
export class MilestoneAddPayload {
  @Field(() => Milestone, { nullable: true, description: 'The new milestone; null when it was refused.' })
  milestone: Milestone | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
  userErrors: UserError[];

  @Field(() => String, { nullable: true, description: 'The key that was sent, if any.' })
  clientMutationId: string | null;
}
