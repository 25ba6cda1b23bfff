import { Field, ID, ObjectType } from '@nestjs/graphql';
import { LocalizedText } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { AtMostListed } from '../api/weight/holds.js';
import { INDICATOR_CHANGES } from '../domain/indicator-comparison.js';
import { IndicatorBaseline, IndicatorTarget } from '../indicators/indicator.types.js';

export const IndicatorChangeEnum = describedEnum(
  'IndicatorChange',
  INDICATOR_CHANGES,
  'What became of an indicator from one version of a text to another.',
);

@ObjectType({ description: 'An indicator as it stood when a version of a text was made.' })
export class IndicatorInVersion {
  @Field(() => ID, { description: 'Id of the indicator; by now it may say something else or be taken back.' })
  indicatorId: string;

  @Field(() => ID, { nullable: true, description: 'Id of its milestone; null for the commitment itself.' })
  milestoneId: string | null;

  @Field(() => LocalizedText, { description: 'What was measured.' })
  name: LocalizedText;

  @Field(() => LocalizedText, { description: 'The unit, for people.' })
  unitLabel: LocalizedText;

  @Field(() => IndicatorBaseline, { nullable: true, description: 'The baseline; null when it was not stated.' })
  baseline: IndicatorBaseline | null;

  @Field(() => IndicatorTarget, { nullable: true, description: 'The target; null when there was none.' })
  target: IndicatorTarget | null;
}

@ObjectType({ description: 'An indicator that two versions of a text do not share.' })
export class ComparedIndicator {
  @Field(() => ID, { description: 'Id of the indicator.' })
  indicatorId: string;

  @Field(() => ID, { nullable: true, description: 'Id of its milestone; null for the commitment itself.' })
  milestoneId: string | null;

  @Field(() => IndicatorChangeEnum, { description: 'What became of it from one version to the other.' })
  change: string;

  @Field(() => IndicatorInVersion, {
    nullable: true,
    description: 'As it stood when the former version was made; null for one that was added since.',
  })
  former: IndicatorInVersion | null;

  @Field(() => IndicatorInVersion, {
    nullable: true,
    description: 'As it stood when the later version was made; null for one that was taken back.',
  })
  later: IndicatorInVersion | null;
}

/** A commitment with its milestones has about as many. */
export const LISTED_INDICATORS = AtMostListed(20);
