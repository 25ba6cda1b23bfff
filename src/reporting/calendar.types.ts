import { Field, Int, ObjectType } from '@nestjs/graphql';
import { describedEnum } from '../api/described-enum.js';
import { GraphQLDay } from '../api/scalars.js';
import { REPORT_DUE_STATES } from '../domain/reporting-calendar.js';
import { STANDINGS } from '../domain/milestone.js';

export const StandingEnum = describedEnum(
  'Standing',
  STANDINGS,
  "How the owner's claim about a milestone stands beside the newest other voice.",
);

@ObjectType({ description: 'A period on which the institutions of a plan report together. Computed; nobody types it.' })
export class ReportingPeriod {
  @Field(() => Int, { description: 'Its number, from 1.' })
  number: number;

  @Field(() => GraphQLDay, { description: 'Its first day.' })
  startOn: string;

  @Field(() => GraphQLDay, { description: 'Its last day.' })
  endOn: string;

  @Field(() => GraphQLDay, { description: 'The day by which its reports are due.' })
  dueOn: string;
}

export const ReportDueStateEnum = describedEnum(
  'ReportDueState',
  REPORT_DUE_STATES,
  'How an institution stands with its milestone reports of one period. Computed from the days.',
);

@ObjectType({
  description:
    'The milestone reports that an institution sent and still owes for one period. Computed; nobody types it.',
})
export class ReportingDuty {
  @Field(() => Int, { description: 'The number of the period.' })
  period: number;

  @Field({ description: 'Name in addresses of the institution.' })
  institution: string;

  @Field(() => Int, {
    description: 'Milestones on which it sent a report for the period, also one that was returned afterwards.',
  })
  sent: number;

  @Field(() => Int, {
    description: 'Milestones on which it sent none; those that were completed before the period need none.',
  })
  missing: number;

  @Field(() => ReportDueStateEnum, { description: 'How it stands today.' })
  state: string;
}
