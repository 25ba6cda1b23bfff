import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Node, UserError } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { implementing } from '../api/extend-type.js';
import { connectionOf } from '../api/read/connection.js';
import { GraphQLDay } from '../api/scalars.js';
import { AtMostListed, Holds } from '../api/weight/holds.js';
import { SHEET_CELLS } from '../domain/report-sheet.js';
import { Institution } from '../institutions/institution.types.js';
import { Milestone } from '../milestones/milestone.types.js';
import { Question } from '../reporting/questionnaire.types.js';
import { Plan } from '../plans/plan.types.js';
import { SHEET_ACTS } from './stored-reading.js';

export const SheetColumnEnum = describedEnum(
  'MilestoneReportsFileColumn',
  SHEET_CELLS,
  'A column of the spreadsheet of milestone reports that people fill in; each question has one too.',
);
export const SheetActEnum = describedEnum(
  'MilestoneReportsFileAct',
  SHEET_ACTS,
  'What a row of the spreadsheet would do to the report on its milestone.',
);

/** People write some sentences into a cell, and leave most cells as they are. */
const CELL_CHARACTERS = 400;
/** People fill in the columns of the table and some questions. */
const CELLS_CHANGED = 10;

@ObjectType({ description: 'A cell of a spreadsheet of milestone reports that people changed.' })
export class MilestoneReportsFileChange {
  @Field(() => SheetColumnEnum, { description: 'Its column.' })
  column: string;

  @Field(() => Question, { nullable: true, description: 'The question that it answers; null for other columns.' })
  question: Question | null;

  @Field({ description: 'Its name in the file, such as `G7`.' })
  cell: string;

  @Field({
    description:
      'What it said when the file left; empty for nothing. A level or choice is given by its code, a day as `2026-06-30`, a tick as `yes`; several choices with `; ` between them.',
  })
  @Holds(CELL_CHARACTERS)
  before: string;

  @Field({ description: 'What it says in the file, in the same form; as it was written where that cannot be taken.' })
  @Holds(CELL_CHARACTERS)
  after: string;

  @Field({ description: 'What stood there when the file was read; not as before where somebody wrote meanwhile.' })
  @Holds(CELL_CHARACTERS)
  present: string;
}

@ObjectType({ description: 'A row of a spreadsheet of milestone reports that people changed, or that is not taken.' })
export class MilestoneReportsFileRow {
  @Field(() => Int, { description: 'Its number in the file, from 1.' })
  row: number;

  @Field(() => Milestone, {
    nullable: true,
    description: 'Its milestone; null when the row names none that you see.',
  })
  milestone: Milestone | null;

  @Field(() => SheetActEnum, { nullable: true, description: 'What it would do; null when nothing of it is taken.' })
  act: string | null;

  @Field(() => [MilestoneReportsFileChange], { description: 'Its changed cells, in the order of their columns.' })
  @AtMostListed(CELLS_CHANGED)
  changes: MilestoneReportsFileChange[];

  @Field(() => [GraphQLDay], {
    description:
      'The two days for which the day of completion may stand, when it can be read in two ways: `milestoneReportsFileTake` is told which. Empty otherwise.',
  })
  @AtMostListed(2)
  days: string[];

  @Field(() => [UserError], { description: 'Why nothing of it is taken, by cell; empty when it is taken.' })
  @AtMostListed(CELLS_CHANGED)
  problems: UserError[];

  @Field(() => [UserError], {
    description: 'Cells that are not taken although the row is, because the questions changed since the file left.',
  })
  @AtMostListed(CELLS_CHANGED)
  leftOut: UserError[];

  @Field(() => UserError, {
    nullable: true,
    description: 'Why it could be kept as a draft and not be sent yet; null when it could be sent.',
  })
  notReady: UserError | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the milestone report that it went into; null before it was taken, and when it was not.',
  })
  report: string | null;

  @Field(() => UserError, { nullable: true, description: 'Why it could not be taken in the end; null otherwise.' })
  refusal: UserError | null;
}

@ObjectType({
  implements: implementing('MilestoneReportsFile', Node),
  description:
    'What was read from a returned spreadsheet of milestone reports. Only the account that sent the file sees it, for a day; `milestoneReportsFileTake` takes exactly this.',
})
export class MilestoneReportsFile extends Node {
  @Field(() => Plan, { nullable: true, description: 'Its plan; null when you no longer see it.' })
  plan: Plan | null;

  @Field(() => Institution, { description: 'The institution whose table it is.' })
  institution: Institution;

  @Field(() => Int, { nullable: true, description: 'The number of its period; null in a plan without a calendar.' })
  period: number | null;

  @Field(() => Int, { description: 'The number of its rows that are taken, with those whose day is asked.' })
  rowsToTake: number;

  @Field(() => Int, { description: 'Rows that say what stands there already; nothing happens to them.' })
  rowsUnchanged: number;

  @Field(() => Int, { description: 'Milestones of the table without a row in the file; nothing happens to them.' })
  rowsMissing: number;

  @Field({ description: 'True when the questions of the plan are others than those that the file asks.' })
  asksOthers: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of its rows that went into a report; null before it was taken.',
  })
  rowsDone: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of its rows that were not taken in the end; null before it was taken.',
  })
  rowsRefused: number | null;

  @Field({ description: 'When the file was sent and read.' })
  createdAt: Date;

  @Field({ description: 'Until when it can be taken.' })
  expiresAt: Date;

  @Field(() => Date, { nullable: true, description: 'When it was taken; null before.' })
  takenAt: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether its rows were sent; null before it was taken.' })
  sent: boolean | null;
}

export const MilestoneReportsFileRowConnection = connectionOf(MilestoneReportsFileRow, 'rows of a spreadsheet');
