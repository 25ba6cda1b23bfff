import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { AtMost } from '../api/at-most.js';
import { describedEnum } from '../api/described-enum.js';
import { PageArgs } from '../api/page-args.js';
import { GraphQLDay } from '../api/scalars.js';
import { AtMostLong } from '../api/text-length.js';
import { MILESTONE_STATUSES, STANDINGS } from '../domain/milestone.js';
import { COUNTED_AS, PROGRESS_GROUPS } from '../domain/progress.js';
import { MilestoneStatusEnum } from '../milestones/milestone.types.js';
import { StandingEnum } from '../reporting/calendar.types.js';
import { CountedAsEnum, ProgressGroupEnum } from './progress.types.js';

const MILESTONE_ORDER_NAMES = ['reference', 'due', 'recent', 'reported'] as const;
export const MilestoneOrderEnum = describedEnum(
  'MilestoneOrder',
  MILESTONE_ORDER_NAMES,
  'In which order milestones are listed.',
);

@InputType({ description: 'Which milestones: all that meet every condition given.' })
export class MilestoneFilter {
  @Field(() => String, { nullable: true, description: 'Name in addresses of their plan.' })
  @IsOptional()
  @AtMostLong(200)
  plan?: string;

  @Field(() => String, { nullable: true, description: 'Reference of their commitment, compared without case.' })
  @IsOptional()
  @AtMostLong(200)
  commitment?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Name in addresses of an institution that answers for them: it accepted to own the commitment, or the milestone names it as responsible.',
  })
  @IsOptional()
  @AtMostLong(200)
  institution?: string;

  @Field(() => String, { nullable: true, description: 'Code of the theme of their commitment.' })
  @IsOptional()
  @AtMostLong(100)
  theme?: string;

  @Field(() => [MilestoneStatusEnum], { nullable: true, description: 'Only with one of these statuses.' })
  @IsOptional()
  @AtMost(MILESTONE_STATUSES.length)
  status?: string[];

  @Field(() => [ProgressGroupEnum], { nullable: true, description: 'Only of one of these groups.' })
  @IsOptional()
  @AtMost(PROGRESS_GROUPS.length)
  group?: string[];

  @Field(() => [CountedAsEnum], { nullable: true, description: 'Only counted in one of these ways.' })
  @IsOptional()
  @AtMost(COUNTED_AS.length)
  countedAs?: string[];

  @Field(() => [StandingEnum], {
    nullable: true,
    description: 'Only those whose owner claims something that stands so beside the newest other voice.',
  })
  @IsOptional()
  @AtMost(STANDINGS.length)
  standing?: string[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'When true, only those that are late, or came late, against the date promised at adoption.',
  })
  @IsOptional()
  late?: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'When true, only those that are late, or came late, against the re-baselined date too.',
  })
  @IsOptional()
  lateStill?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'When true, only those that have not come yet.' })
  @IsOptional()
  open?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'When true, only those about which the voices differ.' })
  @IsOptional()
  disputed?: boolean;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'Only due on this day or later, by the re-baselined date where there is one.',
  })
  @IsOptional()
  dueFrom?: string;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'Only due on this day or earlier, by the re-baselined date where there is one.',
  })
  @IsOptional()
  dueUntil?: string;

  @Field(() => Date, {
    nullable: true,
    description:
      'Only those that changed here, or on which a public report changed, at this instant or later; an import changes what it brings.',
  })
  @IsOptional()
  updatedSince?: Date;

  @Field(() => Date, {
    nullable: true,
    description:
      'Only those on which a report that everybody reads was sent, returned, checked or published at this instant or later; an imported report counts on its own day.',
  })
  @IsOptional()
  reportedSince?: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'Only those whose dates were moved by a re-baseline that came into force at this instant or later.',
  })
  @IsOptional()
  movedSince?: Date;

  @Field(() => Date, {
    nullable: true,
    description:
      'Only those for which evidence in a public report was added at this instant or later; what came with an imported report counts on the day of that report.',
  })
  @IsOptional()
  evidencedSince?: Date;
}

@ArgsType()
export class MilestonesArgs extends PageArgs {
  @Field(() => MilestoneOrderEnum, { nullable: true, description: 'In which order; by reference when left out.' })
  @IsOptional()
  orderBy?: string;

  @Field(() => MilestoneFilter, { nullable: true, description: 'Which ones.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MilestoneFilter)
  filter?: MilestoneFilter;
}

@ArgsType()
export class ProgressArgs {
  @Field(() => MilestoneFilter, { nullable: true, description: 'Over which milestones; over all when left out.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MilestoneFilter)
  filter?: MilestoneFilter;
}
