import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsOptional, ValidateNested } from 'class-validator';
import { AtMost } from '../api/at-most.js';
import { payloadOf, RepeatableInput } from '../api/payload.js';
import { GraphQLDay } from '../api/scalars.js';
import { SHEET_ROWS_AT_MOST } from '../domain/report-sheet.js';
import { MilestoneReportsFile } from './reports-file.types.js';

@InputType({ description: 'Which day somebody meant who wrote one that can be read in two ways.' })
export class DayMeantInput {
  @Field(() => ID, { description: 'Id of the milestone of the row.' })
  milestone: string;

  @Field(() => GraphQLDay, { description: 'The day of completion, one of `days` of the row.' })
  doneOn: string;
}

@InputType({ description: 'What was read from a spreadsheet of milestone reports, to be taken.' })
export class MilestoneReportsFileTakeInput extends RepeatableInput {
  @Field(() => ID, { description: 'Id of what was read, which `POST /files/reports` gave.' })
  file: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True to send each row that is complete; else they are kept as drafts.',
  })
  @IsOptional()
  @IsBoolean()
  send?: boolean | null;

  @Field(() => [DayMeantInput], {
    nullable: true,
    description: 'The days that can be read in two ways, each made clear; a row without its answer is not taken.',
  })
  @IsOptional()
  @AtMost(SHEET_ROWS_AT_MOST)
  @ValidateNested({ each: true })
  @Type(() => DayMeantInput)
  days?: DayMeantInput[] | null;
}

export const MilestoneReportsFileTakePayload = payloadOf('milestoneReportsFileTake', {
  file: { type: () => MilestoneReportsFile, description: 'What was read, with what became of each row' },
});
