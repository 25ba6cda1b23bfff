import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { LocalizedText, Source, StatedDate } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { connectionOf } from '../api/read/connection.js';
import { GraphQLInstant } from '../api/scalars.js';
import { Institution } from '../institutions/institution.types.js';
import { Measurement, QualifierEnum } from '../programmes/programme.types.js';
import { RecordChangeEnum, RecordStateEnum } from './indicator.types.js';

export const MEASUREMENT_ACTIONS = ['edit', 'remove'] as const;
export const MeasurementActionEnum = describedEnum(
  'MeasurementAction',
  MEASUREMENT_ACTIONS,
  'What the one who asks may do with a value now.',
);

@ObjectType({ description: 'What a value said from one act to the next. Nothing that was said is lost.' })
export class MeasurementVersion {
  @Field(() => Int, { description: 'Its number; 1 is the first.' })
  number: number;

  @Field(() => RecordChangeEnum, { description: 'The act that made it.' })
  change: string;

  @Field(() => String, { nullable: true, description: 'The public reason of the act; null when none was given.' })
  reason: string | null;

  @Field(() => GraphQLInstant, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the role in which somebody made it, as in the log; null for an import.',
  })
  role: string | null;

  @Field(() => Institution, {
    nullable: true,
    description: 'The institution for which somebody made it; null for none.',
  })
  institution: Institution | null;

  @Field(() => RecordStateEnum, { description: 'Whether the value was recorded or taken back then.' })
  state: string;

  @Field(() => Float, { description: 'The figure, in the unit.' })
  value: number;

  @Field(() => QualifierEnum, { description: 'How exactly it was stated.' })
  qualifier: string;

  @Field(() => LocalizedText, { description: 'The unit, for people.' })
  unitLabel: LocalizedText;

  @Field(() => StatedDate, { nullable: true, description: 'The date of the figure; null when it was not stated.' })
  asOf: StatedDate | null;

  @Field(() => LocalizedText, { nullable: true, description: 'What it covers; null when it was not stated.' })
  scope: LocalizedText | null;

  @Field(() => [Source], { description: 'Where it comes from; empty when it was not stated.' })
  sources: Source[];
}

export const MeasurementConnection = connectionOf(Measurement, 'values');
export const MeasurementVersionConnection = connectionOf(MeasurementVersion, 'versions of a value');
