import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { PeriodInput } from '../api/common.types.js';
import { payloadOf, ReasonInput } from '../api/payload.js';
import { Rebaseline } from './rebaseline.types.js';

@InputType({ description: 'Other dates for a milestone, with the public reason.' })
export class MilestoneRebaselineInput extends ReasonInput {
  @Field(() => PeriodInput, { description: 'The new dates; the end is needed.' })
  @ValidateNested()
  @Type(() => PeriodInput)
  period: PeriodInput;
}

const REBASELINE = { type: () => Rebaseline, description: 'The move of dates' };

export const MilestoneRebaselinePayload = payloadOf('milestoneRebaseline', { rebaseline: REBASELINE });
export const RebaselineAgreePayload = payloadOf('rebaselineAgree', { rebaseline: REBASELINE });
export const RebaselineDeclinePayload = payloadOf('rebaselineDecline', { rebaseline: REBASELINE });
export const RebaselineWithdrawPayload = payloadOf('rebaselineWithdraw', { rebaseline: REBASELINE });
export const RebaselineObjectPayload = payloadOf('rebaselineObject', { rebaseline: REBASELINE });
