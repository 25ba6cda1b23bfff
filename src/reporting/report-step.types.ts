import { Field, Int, ObjectType } from '@nestjs/graphql';
import { RoleEnum } from '../accounts/account.types.js';
import { LocalizedText } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { connectionOf } from '../api/read/connection.js';
import { GraphQLText } from '../api/scalars.js';
import { Holds } from '../api/weight/holds.js';
import { CHECKING_SIDES } from '../domain/milestone-report-check.js';
import { REPORT_STEPS } from '../domain/milestone-report.js';
import { Institution } from '../institutions/institution.types.js';
import { MilestoneStatusEnum } from '../milestones/milestone.types.js';

export const ReportStepEnum = describedEnum(
  'MilestoneReportStepKind',
  REPORT_STEPS,
  'What happened to a milestone report.',
);
export const CheckingSideEnum = describedEnum(
  'CheckingSide',
  CHECKING_SIDES,
  'The side of whoever checked a milestone report.',
);

/** A text of a report holds about a page. */
export const REPORT_CHARACTERS = 3000;

@ObjectType({ description: 'One step of a milestone report, with what the report said then. Steps are kept for ever.' })
export class MilestoneReportStep {
  @Field(() => Int, { description: 'Its number, from 1.' })
  number: number;

  @Field(() => ReportStepEnum, { description: 'What happened.' })
  kind: string;

  @Field(() => MilestoneStatusEnum, { nullable: true, description: 'The level claimed then; null when none was.' })
  status: string | null;

  @Field(() => LocalizedText, { nullable: true, description: 'What it said then; null when it said nothing.' })
  @Holds(REPORT_CHARACTERS)
  narrative: LocalizedText | null;

  @Field(() => LocalizedText, { nullable: true, description: 'What stood in the way then; null when nothing did.' })
  @Holds(REPORT_CHARACTERS)
  obstacles: LocalizedText | null;

  @Field(() => RoleEnum, { description: 'The role of whoever did it; no person is named.' })
  role: string;

  @Field(() => Institution, { nullable: true, description: 'Their institution; null when they have none.' })
  institution: Institution | null;

  @Field(() => GraphQLText, { nullable: true, description: 'The public reason; null when none was needed.' })
  reason: string | null;

  @Field(() => Date, { description: 'When.' })
  createdAt: Date;
}

export const MilestoneReportStepConnection = connectionOf(MilestoneReportStep, 'milestone report steps');

@ObjectType({ description: 'Who checked a milestone report.' })
export class ReportCheck {
  @Field(() => RoleEnum, { description: 'The role; no person is named.' })
  role: string;

  @Field(() => Institution, { nullable: true, description: 'The institution; null when they have none.' })
  institution: Institution | null;

  @Field(() => CheckingSideEnum, {
    description: 'The side. A check by the other government is not the check of an independent body.',
  })
  side: string;

  @Field(() => GraphQLText, {
    nullable: true,
    description: 'Why “complete” passed without evidence; null when there was some.',
  })
  justification: string | null;

  @Field(() => Date, { description: 'When.' })
  checkedAt: Date;
}
