import { Field, Float, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { TitleInput } from '../api/common.types.js';
import { payloadOf, RepeatableInput } from '../api/payload.js';
import { GraphQLText } from '../api/scalars.js';
import { AtMostLong } from '../api/text-length.js';
import { VALUE_AT_MOST } from '../domain/indicator.js';
import { CitedSourceInput } from '../programmes/visit.inputs.js';
import { Indicator } from './indicator.types.js';
import { REASON_LENGTH } from '../domain/lengths.js';

export const NUMBER = `a number between ±${VALUE_AT_MOST.toLocaleString('en')}`;
export const DAY = '`2022-02-23`, `2022-02`, `2022-Q1` or `2022`; null when it is not stated.';

@InputType({ description: 'How things stood before.' })
export class BaselineInput {
  @Field(() => Float, { description: `The value then, in the unit of the indicator: ${NUMBER}.` })
  @Min(-VALUE_AT_MOST)
  @Max(VALUE_AT_MOST)
  value: number;

  @Field(() => String, { nullable: true, description: `When: ${DAY}` })
  @IsOptional()
  @AtMostLong(10)
  asOf?: string | null;

  @Field(() => CitedSourceInput, { nullable: true, description: 'Where this comes from; null when it is not stated.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CitedSourceInput)
  source?: CitedSourceInput | null;
}

@InputType({ description: 'How things shall stand.' })
export class TargetInput {
  @Field(() => Float, { description: `The value to reach, in the unit of the indicator: ${NUMBER}.` })
  @Min(-VALUE_AT_MOST)
  @Max(VALUE_AT_MOST)
  value: number;

  @Field(() => String, { nullable: true, description: `By when: ${DAY}` })
  @IsOptional()
  @AtMostLong(10)
  by?: string | null;
}

@InputType({ isAbstract: true })
export abstract class IndicatorFieldsInput extends RepeatableInput {
  @Field(() => TitleInput, { nullable: true, description: 'What is measured, at most 300 characters.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TitleInput)
  name?: TitleInput;

  @Field(() => TitleInput, {
    nullable: true,
    description: 'The unit, such as `municipalities`; null when it is not stated.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => TitleInput)
  unit?: TitleInput | null | undefined;

  @Field(() => BaselineInput, { nullable: true, description: 'The baseline; null when it is not stated.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => BaselineInput)
  baseline?: BaselineInput | null | undefined;

  @Field(() => TargetInput, {
    nullable: true,
    description:
      'The target; null when there is none. After the adoption of a commitment a target comes by an amendment only.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => TargetInput)
  target?: TargetInput | null | undefined;
}

@InputType({ description: 'A new indicator. What is left out is not stated.' })
export class IndicatorAddInput extends IndicatorFieldsInput {
  @Field(() => TitleInput, { description: 'What is measured, at most 300 characters.' })
  @ValidateNested()
  @Type(() => TitleInput)
  declare name: TitleInput;
}

@InputType({
  description: 'The correction of an indicator. What is left out stays as it is; null says that it is not stated.',
})
export class IndicatorEditInput extends IndicatorFieldsInput {
  @Field(() => GraphQLText, {
    nullable: true,
    description: 'Why it is corrected; public, at most 2,000 characters; null when no reason is given.',
  })
  @IsOptional()
  @AtMostLong(REASON_LENGTH)
  reason?: string | null;
}

const INDICATOR = { indicator: { type: () => Indicator, description: 'The indicator' } };
export const IndicatorAddPayload = payloadOf('indicatorAdd', INDICATOR);
export const IndicatorEditPayload = payloadOf('indicatorEdit', INDICATOR);
export const IndicatorRemovePayload = payloadOf('indicatorRemove', INDICATOR);
