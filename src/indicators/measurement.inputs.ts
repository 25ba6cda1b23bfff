import { Field, Float, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { TitleInput } from '../api/common.types.js';
import { payloadOf, RepeatableInput } from '../api/payload.js';
import { GraphQLText } from '../api/scalars.js';
import { AtMostLong } from '../api/text-length.js';
import { QUALIFIERS, VALUE_AT_MOST } from '../domain/indicator.js';
import { Measurement, QualifierEnum } from '../programmes/programme.types.js';
import { CitedSourceInput } from '../programmes/visit.inputs.js';
import { DAY, NUMBER } from './indicator.inputs.js';
import { REASON_LENGTH } from '../domain/lengths.js';

@InputType({ isAbstract: true })
export abstract class MeasurementFieldsInput extends RepeatableInput {
  @Field(() => Float, { nullable: true, description: `The value: ${NUMBER}.` })
  @IsOptional()
  @Min(-VALUE_AT_MOST)
  @Max(VALUE_AT_MOST)
  value?: number;

  @Field(() => QualifierEnum, { nullable: true, description: 'How exactly the source states it.' })
  @IsOptional()
  @IsIn(QUALIFIERS)
  qualifier?: (typeof QUALIFIERS)[number];

  @Field(() => TitleInput, {
    nullable: true,
    description:
      'The unit in which the source states it; left out for a new value, that of the indicator; null when it is not stated.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => TitleInput)
  unit?: TitleInput | null;

  @Field(() => String, { nullable: true, description: `The date of the value, not in the future: ${DAY}` })
  @IsOptional()
  @AtMostLong(10)
  asOf?: string | null;

  @Field(() => TitleInput, {
    nullable: true,
    description:
      'What the value covers, such as a region or a group; at most 300 characters; null when it is not stated.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => TitleInput)
  scope?: TitleInput | null;

  @Field(() => CitedSourceInput, { nullable: true, description: 'Where this comes from; null when it is not stated.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CitedSourceInput)
  source?: CitedSourceInput | null;
}

@InputType({ description: 'A new value of an indicator. What is left out is not stated.' })
export class MeasurementAddInput extends MeasurementFieldsInput {
  @Field(() => Float, { description: `The value: ${NUMBER}.` })
  @Min(-VALUE_AT_MOST)
  @Max(VALUE_AT_MOST)
  declare value: number;
}

@InputType({
  description: 'The correction of a value. What is left out stays as it is; null says that it is not stated.',
})
export class MeasurementEditInput extends MeasurementFieldsInput {
  @Field(() => GraphQLText, {
    nullable: true,
    description: 'Why it is corrected; public, at most 2,000 characters; null when no reason is given.',
  })
  @IsOptional()
  @AtMostLong(REASON_LENGTH)
  reason?: string | null;
}

const MEASUREMENT = { measurement: { type: () => Measurement, description: 'The value' } };
export const MeasurementAddPayload = payloadOf('measurementAdd', MEASUREMENT);
export const MeasurementEditPayload = payloadOf('measurementEdit', MEASUREMENT);
export const MeasurementRemovePayload = payloadOf('measurementRemove', MEASUREMENT);
