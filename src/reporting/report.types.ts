import { Field, ObjectType } from '@nestjs/graphql';
import { LocalizedText, Node, Source, StatedDate } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { implementing } from '../api/extend-type.js';
import { REPORT_STATES } from '../domain/milestone-report.js';
import { VOICES } from '../domain/milestone.js';
import { Institution } from '../institutions/institution.types.js';
import { MilestoneStatusEnum } from '../milestones/milestone.types.js';

export const VoiceEnum = describedEnum(
  'Voice',
  VOICES,
  'Who speaks about a milestone. Voices stand side by side, never averaged.',
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

  @Field(() => Institution, { nullable: true, description: 'The institution that speaks; null when not on record.' })
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

  @Field(() => LocalizedText, { nullable: true, description: 'What was done, in words; null when not on record.' })
  narrative: LocalizedText | null;

  @Field(() => StatedDate, { nullable: true, description: 'When it was reported.' })
  reported: StatedDate | null;

  @Field(() => [Source], { description: 'Where this comes from.' })
  sources: Source[];

  @Field({ description: 'Whether it was invented for the demonstration.' })
  synthetic: boolean;
}
