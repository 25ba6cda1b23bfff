import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayUnique, IsOptional, ValidateNested } from 'class-validator';
import { AtMost } from '../api/at-most.js';
import { PeriodInput, TextInput, TitleInput } from '../api/common.types.js';
import { payloadOf, RepeatableInput } from '../api/payload.js';
import { Milestone } from './milestone.types.js';

@InputType({ isAbstract: true })
class MilestoneFieldsInput extends RepeatableInput {
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

  @Field(() => [String], {
    nullable: true,
    description: 'Names in addresses of the institutions responsible for it, of government or civil society.',
  })
  @IsOptional()
  @AtMost(20)
  @ArrayUnique()
  institutions?: string[];
}

@InputType({ description: 'A new milestone of a commitment.' })
export class MilestoneAddInput extends MilestoneFieldsInput {
  @Field(() => TitleInput, { description: 'What will be there when it is done, in a line.' })
  @ValidateNested()
  @Type(() => TitleInput)
  title: TitleInput;

  @Field(() => PeriodInput, { description: 'When it is promised for.' })
  @ValidateNested()
  @Type(() => PeriodInput)
  planned: PeriodInput;
}

@InputType({ description: 'Changes to a milestone before its commitment is adopted; what is left out stays as it is.' })
export class MilestoneEditInput extends MilestoneFieldsInput {
  @Field(() => TitleInput, { nullable: true, description: 'What will be there when it is done, in a line.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TitleInput)
  title?: TitleInput;

  @Field(() => PeriodInput, { nullable: true, description: 'When it is promised for.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PeriodInput)
  planned?: PeriodInput;
}

export const MilestoneAddPayload = payloadOf('milestoneAdd', {
  milestone: { type: () => Milestone, description: 'The new milestone' },
});

export const MilestoneEditPayload = payloadOf('milestoneEdit', {
  milestone: { type: () => Milestone, description: 'The milestone after the change' },
});
