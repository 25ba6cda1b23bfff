import { ArgsType, Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { LocalizedText, Node, Source, StatedDate } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { PageArgs } from '../api/page-args.js';
import { connectionOf } from '../api/read/connection.js';
import { GraphQLInstant } from '../api/scalars.js';
import { Commitment } from '../commitments/commitment.types.js';
import { RECORD_CHANGES, RECORD_STATES } from '../domain/indicator.js';
import { Institution } from '../institutions/institution.types.js';
import { Milestone } from '../milestones/milestone.types.js';
import { Programme } from '../programmes/programme.types.js';

export const RecordStateEnum = describedEnum(
  'RecordState',
  RECORD_STATES,
  'Where the record of an indicator or of a value stands.',
);
export const RecordChangeEnum = describedEnum(
  'RecordChange',
  RECORD_CHANGES,
  'The act that made a version of an indicator or of a value.',
);
export const INDICATOR_ACTIONS = ['edit', 'remove', 'add_measurement'] as const;
export const IndicatorActionEnum = describedEnum(
  'IndicatorAction',
  INDICATOR_ACTIONS,
  'What the one who asks may do with an indicator now.',
);
export const MEASURED_ACTIONS = ['add_indicator'] as const;
export const MeasuredActionEnum = describedEnum(
  'MeasuredAction',
  MEASURED_ACTIONS,
  'What the one who asks may do with the indicators of a thing now.',
);

@ObjectType({ description: 'How things stood before.' })
export class IndicatorBaseline {
  @Field(() => Float, { description: 'The value, in the unit of the indicator.' })
  value: number;

  @Field(() => StatedDate, { nullable: true, description: 'When; null when it is not stated.' })
  asOf: StatedDate | null;

  @Field(() => [Source], { description: 'Where it comes from; empty when it is not stated.' })
  sources: Source[];
}

@ObjectType({ description: 'How things shall stand.' })
export class IndicatorTarget {
  @Field(() => Float, { description: 'The value to reach, in the unit of the indicator.' })
  value: number;

  @Field(() => StatedDate, {
    nullable: true,
    description: 'By when, with the last day of a month, quarter or year; null when it is not stated.',
  })
  by: StatedDate | null;
}

@ObjectType({
  implements: () => Node,
  description:
    'What is measured of a programme, a commitment or a milestone. Its values may conflict: they stand side by side and none is reconciled.',
})
export class Indicator extends Node {
  @Field(() => LocalizedText, { description: 'What is measured.' })
  name: LocalizedText;

  @Field({ description: 'Code of the unit; `not_stated` when it is not stated. Units are never converted.' })
  unit: string;

  @Field(() => LocalizedText, { description: 'The unit, for people.' })
  unitLabel: LocalizedText;

  @Field(() => IndicatorBaseline, {
    nullable: true,
    description: 'How things stood before; null when it is not stated.',
  })
  baseline: IndicatorBaseline | null;

  @Field(() => IndicatorTarget, {
    nullable: true,
    description: 'How things shall stand; null when there is no target.',
  })
  target: IndicatorTarget | null;

  @Field(() => RecordStateEnum, { description: 'Whether it is recorded, or was taken back and stays readable.' })
  state: string;

  @Field(() => String, {
    nullable: true,
    description: 'The public reason of its last correction or of taking it back; null when none was given.',
  })
  reason: string | null;

  @Field({ description: 'Its code, once among the indicators of the same thing.' })
  code: string;

  @Field(() => Programme, { nullable: true, description: 'The programme that it measures; null for other things.' })
  programme: Programme | null;

  @Field(() => Commitment, { nullable: true, description: 'The commitment that it measures; null for other things.' })
  commitment: Commitment | null;

  @Field(() => Milestone, { nullable: true, description: 'The milestone that it measures; null for other things.' })
  milestone: Milestone | null;

  @Field({
    description:
      'Whether it is part of an adopted commitment as it was promised: then its name, unit, baseline and target are frozen.',
  })
  frozen: boolean;

  @Field(() => Int, { description: 'How many of its recorded values conflict with another one.' })
  conflicting: number;

  @Field({ description: 'Whether it was invented for the demonstration.' })
  synthetic: boolean;

  @Field(() => Int, { description: 'Grows with each change; give it back as `expectedVersion`.' })
  version: number;

  @Field(() => GraphQLInstant, { description: 'When it last changed.' })
  updatedAt: Date;

  @Field(() => [IndicatorActionEnum], { description: 'What the one who asks may do with it now.' })
  availableActions: string[];
}

@ObjectType({ description: 'What an indicator said from one act to the next. Nothing that was said is lost.' })
export class IndicatorVersion {
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

  @Field(() => RecordStateEnum, { description: 'Whether the indicator was recorded or taken back then.' })
  state: string;

  @Field(() => LocalizedText, { description: 'What was measured.' })
  name: LocalizedText;

  @Field(() => LocalizedText, { description: 'The unit, for people.' })
  unitLabel: LocalizedText;

  @Field(() => IndicatorBaseline, { nullable: true, description: 'The baseline; null when it was not stated.' })
  baseline: IndicatorBaseline | null;

  @Field(() => IndicatorTarget, { nullable: true, description: 'The target; null when there was none.' })
  target: IndicatorTarget | null;
}

@InputType({ description: 'Which indicators or values: all that meet every condition given.' })
export class RecordFilter {
  @Field(() => RecordStateEnum, {
    nullable: true,
    description: 'Where they stand; those recorded when left out, so that what was taken back is asked for by name.',
  })
  @IsOptional()
  state?: string;
}

@ArgsType()
export class RecordsArgs extends PageArgs {
  @Field(() => RecordFilter, { nullable: true, description: 'Which ones.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => RecordFilter)
  filter?: RecordFilter;
}

export const IndicatorConnection = connectionOf(Indicator, 'indicators');
export const IndicatorVersionConnection = connectionOf(IndicatorVersion, 'versions of an indicator');
