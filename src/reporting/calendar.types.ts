import { Field, Int, ObjectType } from '@nestjs/graphql';
import { describedEnum } from '../api/described-enum.js';
import { GraphQLDay } from '../api/scalars.js';
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
