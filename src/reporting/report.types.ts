import { Field, Int, ObjectType } from '@nestjs/graphql';
import { LocalizedText, Node, Source, StatedDate } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { implementing } from '../api/extend-type.js';
import { connectionOf } from '../api/read/connection.js';
import { GraphQLDay, GraphQLText } from '../api/scalars.js';
import { Holds } from '../api/weight/holds.js';
import { REPORT_STATES } from '../domain/milestone-report.js';
import { LEVELS } from '../domain/milestone.js';
import { Institution } from '../institutions/institution.types.js';
import { Milestone, MilestoneStatusEnum } from '../milestones/milestone.types.js';
import { MilestoneReportAnswer, Questionnaire } from './questionnaire.types.js';
import { REPORT_CHARACTERS, ReportCheck } from './report-step.types.js';
import { VoiceEnum } from './voice.types.js';

export const MilestoneLevelEnum = describedEnum(
  'MilestoneLevel',
  LEVELS,
  "How far a milestone is, in OGP's levels, as somebody claims.",
);
export const REPORT_ACTIONS = ['edit', 'discard', 'send', 'publish', 'check', 'return'] as const;
export const MilestoneReportActionEnum = describedEnum(
  'MilestoneReportAction',
  REPORT_ACTIONS,
  'What the one who asks may do with a milestone report now.',
);
export const ReportStateEnum = describedEnum('ReportState', REPORT_STATES, 'Where a milestone report stands.', {
  APPROVED: "Since 2026-11-30 an owner's report is `CHECKED`: a check is no approval.",
});

@ObjectType({
  implements: implementing('MilestoneReport', Node),
  description: 'What one voice says about a milestone for a period.',
})
export class MilestoneReport extends Node {
  @Field(() => VoiceEnum, { description: 'Owner, civil-society counterpart, or monitoring body.' })
  voice: string;

  @Field(() => Milestone, { description: 'The milestone that it is about.' })
  milestone: Milestone;

  @Field(() => Institution, {
    nullable: true,
    description: 'The institution that speaks; null when not on record, or when civil society speaks without one.',
  })
  institution: Institution | null;

  @Field(() => ReportStateEnum, { description: 'Where the report stands.' })
  state: string;

  @Field(() => MilestoneStatusEnum, {
    nullable: true,
    description: "The level claimed, in OGP's terms; null when the source used none of them.",
  })
  status: string | null;

  @Field(() => String, { nullable: true, description: "The level in the source's own words, kept when imported." })
  statusWritten: string | null;

  @Field({ description: 'Whether it says that nothing changed since the last one.' })
  unchanged: boolean;

  @Field(() => LocalizedText, { nullable: true, description: 'What was done, in words; null when not on record.' })
  @Holds(REPORT_CHARACTERS)
  narrative: LocalizedText | null;

  @Field(() => LocalizedText, { nullable: true, description: 'What stood in the way; null when nothing did.' })
  @Holds(REPORT_CHARACTERS)
  obstacles: LocalizedText | null;

  @Field(() => Questionnaire, {
    nullable: true,
    description: 'What else its voice was asked, in the version that it answers; null when it was asked nothing else.',
  })
  questionnaire: Questionnaire | null;

  @Field(() => [MilestoneReportAnswer], {
    description:
      'Its answers, at most 40, in the order of the questionnaire; questions without an answer are left out.',
  })
  answers: MilestoneReportAnswer[];

  @Field(() => Int, { description: 'How many questions it answers.' })
  answerCount: number;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day on which the milestone was completed, as the report says; null when it does not say.',
  })
  doneOn: string | null;

  @Field(() => GraphQLDay, { nullable: true, description: 'First day that it covers; null when not on record.' })
  periodStartOn: string | null;

  @Field(() => GraphQLDay, { nullable: true, description: 'Last day that it covers; null when not on record.' })
  periodEndOn: string | null;

  @Field(() => StatedDate, { nullable: true, description: 'When it was reported.' })
  reported: StatedDate | null;

  @Field(() => [Source], { description: 'Where this comes from.' })
  sources: Source[];

  @Field({ description: 'Whether it was invented for the demonstration.' })
  synthetic: boolean;

  @Field(() => Date, {
    nullable: true,
    description: 'When it was last sent or published; null for drafts and imports.',
  })
  sentAt: Date | null;

  @Field(() => GraphQLText, {
    nullable: true,
    description: 'Why it was returned; null unless it waits for its correction.',
  })
  returnReason: string | null;

  @Field(() => ReportCheck, { nullable: true, description: 'Who checked it; null when nobody did, or not on record.' })
  check: ReportCheck | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The last day for its check; null when it waits for none.',
  })
  checkBy: string | null;

  @Field(() => Date, {
    nullable: true,
    description:
      'When it was last sent, returned, checked or published. For an imported report without such instants, the start of the day on which it was reported; null when that is not on record, and for drafts.',
  })
  lastStepAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was begun; null for imports.' })
  createdAt: Date | null;

  @Field(() => Date, { description: 'When it last changed.' })
  updatedAt: Date;

  @Field(() => Int, { description: 'Grows with each act on it.' })
  version: number;

  @Field(() => [MilestoneReportActionEnum], {
    description: 'What the one who asks may do now; empty for visitors and when reading the past.',
  })
  availableActions: string[];
}

export const MilestoneReportConnection = connectionOf(MilestoneReport, 'milestone reports');
