import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsNumber, IsOptional, Min, ValidateNested } from 'class-validator';
import { AtMost } from '../api/at-most.js';
import { TextInput } from '../api/common.types.js';
import { payloadOf, RepeatableInput } from '../api/payload.js';
import { GraphQLDay, GraphQLText } from '../api/scalars.js';
import { AtMostLong } from '../api/text-length.js';
import { type ClaimedStatus, LEVELS, type Voice, VOICES } from '../domain/milestone.js';
import { CHOICES_AT_MOST, QUESTIONS_AT_MOST } from '../domain/questionnaire.js';
import { Milestone } from '../milestones/milestone.types.js';
import { MilestoneLevelEnum, MilestoneReport } from './report.types.js';
import { VoiceEnum } from './voice.types.js';
import { REASON_LENGTH } from '../domain/lengths.js';

const PERIOD = {
  nullable: true,
  description: "The number of the period in the plan's reporting calendar; left out, the last period that is over.",
} as const;
const INSTITUTION = {
  nullable: true,
  description:
    'Name in addresses of the institution that speaks; needed only by somebody who is appointed for several of them.',
} as const;

@InputType({
  description:
    'What a report answers to one question of its questionnaire; with nothing else than the question, its answer is taken away.',
})
export class MilestoneReportAnswerInput {
  @Field(() => String, { description: 'Code of the question.' })
  @AtMostLong(60)
  question: string;

  @Field(() => TextInput, { nullable: true, description: 'The answer to a question that takes words.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TextInput)
  text?: TextInput | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The answer to a question that takes a number, in the unit that it names; persons are counted in whole.',
  })
  @IsOptional()
  @IsNumber()
  number?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'The answer to a question that takes yes or no.' })
  @IsOptional()
  @IsBoolean()
  yes?: boolean | null;

  @Field(() => [String], { nullable: true, description: 'Codes of what is chosen, for a question that lets choose.' })
  @IsOptional()
  @AtMost(CHOICES_AT_MOST)
  choices?: string[] | null;
}

@InputType({ isAbstract: true })
abstract class SaidInput extends RepeatableInput {
  @Field(() => MilestoneLevelEnum, {
    nullable: true,
    description: 'How far the milestone is. Needed when it is sent, unless nothing changed.',
  })
  @IsOptional()
  @IsIn(LEVELS)
  status?: ClaimedStatus | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True when nothing changed since the last report of the institution: its level is repeated.',
  })
  @IsOptional()
  @IsBoolean()
  unchanged?: boolean | null;

  @Field(() => TextInput, {
    nullable: true,
    description: 'What was done. Needed when it is sent, unless nothing changed; `null` takes it away.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => TextInput)
  narrative?: TextInput | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description:
      'The day on which the milestone was completed, not in the future; left out, a complete one counts from the day of the report.',
  })
  @IsOptional()
  doneOn?: string | null;

  @Field(() => TextInput, { nullable: true, description: 'What stood in the way; `null` takes it away.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TextInput)
  obstacles?: TextInput | null;

  @Field(() => [MilestoneReportAnswerInput], {
    nullable: true,
    description:
      'Answers to questions of its questionnaire, at most 40; a question that is left out keeps its answer. Required ones are needed when it is sent, unless nothing changed.',
  })
  @IsOptional()
  @AtMost(QUESTIONS_AT_MOST)
  @ValidateNested({ each: true })
  @Type(() => MilestoneReportAnswerInput)
  answers?: MilestoneReportAnswerInput[] | null;
}

@InputType({
  description: 'A new draft of a report on a milestone. Only those who speak for the same institution see it.',
})
export class MilestoneReportDraftInput extends SaidInput {
  @Field(() => ID, { description: 'Id of the milestone.' })
  milestone: string;

  @Field(() => VoiceEnum, { defaultValue: 'owner', description: 'With which voice it speaks.' })
  @IsIn(VOICES)
  voice: Voice = 'owner';

  @Field(() => String, INSTITUTION)
  @IsOptional()
  @AtMostLong(200)
  institution?: string | null;

  @Field(() => Int, PERIOD)
  @IsOptional()
  @IsInt()
  @Min(1)
  period?: number | null;
}

@InputType({ description: 'What a report on a milestone says; what is left out stays as it is.' })
export class MilestoneReportEditInput extends SaidInput {
  @Field(() => Int, { ...PERIOD, description: "The number of the period in the plan's reporting calendar." })
  @IsOptional()
  @IsInt()
  @Min(1)
  period?: number;
}

@InputType({ description: 'The row of one milestone in the table of an institution; what is left out stays as it is.' })
export class MilestoneReportRowInput extends SaidInput {
  @Field(() => ID, { description: 'Id of the milestone.' })
  milestone: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'The `version` of the draft that was read before, or 0 when there was none and nothing was sent for the period; refused when somebody else wrote meanwhile.',
  })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null;
}

@InputType({ description: 'The table of one institution and period.' })
export class MilestoneReportsSaveInput extends RepeatableInput {
  @Field(() => String, INSTITUTION)
  @IsOptional()
  @AtMostLong(200)
  institution?: string | null;

  @Field(() => Int, PERIOD)
  @IsOptional()
  @IsInt()
  @Min(1)
  period?: number | null;

  @Field(() => [MilestoneReportRowInput], { description: 'The rows, one for each milestone, at most 100.' })
  @AtMost(100)
  @ValidateNested({ each: true })
  @Type(() => MilestoneReportRowInput)
  rows: MilestoneReportRowInput[];

  @Field(() => Boolean, { nullable: true, description: 'True to send each row that is complete; else they are saved.' })
  @IsOptional()
  @IsBoolean()
  send?: boolean | null;
}

@InputType({ description: 'A check of a milestone report.' })
export class MilestoneReportCheckInput extends RepeatableInput {
  @Field(() => GraphQLText, {
    nullable: true,
    description: 'Why “complete” passes without evidence, at most 2,000 characters; public. Needed only then.',
  })
  @IsOptional()
  @AtMostLong(REASON_LENGTH)
  justification?: string | null;
}

const REPORT = { type: () => MilestoneReport, description: 'The milestone report' };

export const MilestoneReportDraftPayload = payloadOf('milestoneReportDraft', { milestoneReport: REPORT });
export const MilestoneReportEditPayload = payloadOf('milestoneReportEdit', { milestoneReport: REPORT });
export const MilestoneReportDiscardPayload = payloadOf('milestoneReportDiscard', {
  milestone: { type: () => Milestone, description: 'The milestone that it was about' },
});
export const MilestoneReportSendPayload = payloadOf('milestoneReportSend', { milestoneReport: REPORT });
export const VoicePublishPayload = payloadOf('voicePublish', { milestoneReport: REPORT });
export const MilestoneReportCheckPayload = payloadOf('milestoneReportCheck', { milestoneReport: REPORT });
export const MilestoneReportReturnPayload = payloadOf('milestoneReportReturn', { milestoneReport: REPORT });
export const MilestoneReportsSavePayload = payloadOf('milestoneReportsSave', {
  milestoneReports: {
    type: () => [MilestoneReport],
    description: 'The reports that were saved or sent; those with problems are left out',
  },
});
