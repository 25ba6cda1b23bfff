import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { PeriodInput, TitleInput } from '../api/common.types.js';
import { payloadOf, RepeatableInput } from '../api/payload.js';
import { GraphQLDay, GraphQLText } from '../api/scalars.js';
import { AtMostLong } from '../api/text-length.js';
import { ACTIVITY_WHO_LENGTH } from '../domain/lengths.js';
import { Activity } from './activity.types.js';

@InputType({ isAbstract: true })
class ActivityFieldsInput extends RepeatableInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Name in addresses of the institution that does it, of government or civil society; it takes the place of `who`.',
  })
  @IsOptional()
  @AtMostLong(200)
  institution?: string | null;

  @Field(() => GraphQLText, {
    nullable: true,
    description: `Who does it, in words, where no institution of this site does: an office or a group, no person; at most ${ACTIVITY_WHO_LENGTH} characters. It takes the place of \`institution\`.`,
  })
  @IsOptional()
  @AtMostLong(ACTIVITY_WHO_LENGTH)
  who?: string | null;

  @Field(() => PeriodInput, { nullable: true, description: 'When it is to be done; either end may be left out.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PeriodInput)
  period?: PeriodInput | null;
}

@InputType({ description: 'A new activity below a milestone: what, who and when.' })
export class ActivityAddInput extends ActivityFieldsInput {
  @Field(() => TitleInput, { description: 'What is done, in a line.' })
  @ValidateNested()
  @Type(() => TitleInput)
  title: TitleInput;
}

@InputType({ description: 'Changes to an activity; what is left out stays as it is.' })
export class ActivityEditInput extends ActivityFieldsInput {
  @Field(() => TitleInput, { nullable: true, description: 'What is done, in a line.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TitleInput)
  title?: TitleInput;
}

@InputType({ description: 'The day on which an activity was done.' })
export class ActivityDoneInput extends RepeatableInput {
  @Field(() => GraphQLDay, { nullable: true, description: 'The day, not in the future; today when left out.' })
  @IsOptional()
  on?: string | null;
}

const ACTIVITY = { type: () => Activity, description: 'The activity' };

export const ActivityAddPayload = payloadOf('activityAdd', { activity: ACTIVITY });
export const ActivityEditPayload = payloadOf('activityEdit', { activity: ACTIVITY });
export const ActivityDonePayload = payloadOf('activityDone', { activity: ACTIVITY });
export const ActivityReopenPayload = payloadOf('activityReopen', { activity: ACTIVITY });
export const ActivityRemovePayload = payloadOf('activityRemove', { activity: ACTIVITY });
