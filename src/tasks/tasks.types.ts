import { Field, Int, ObjectType } from '@nestjs/graphql';
import { describedEnum } from '../api/described-enum.js';
import { Institution } from '../institutions/institution.types.js';
import { Plan } from '../plans/plan.types.js';

export const PLAN_ACTIONS = [
  'transcribe',
  'review',
  'respond',
  'open_window',
  'save_template',
  'moderate',
  'hold_first_comments',
  'begin_commitment',
  'write_texts',
  'check_reports',
] as const;
export const PlanActionEnum = describedEnum(
  'PlanAction',
  PLAN_ACTIONS,
  'What the one who asks may do in a plan now, as far as it needs nothing but the plan.',
);

/** The order of the desks on pages: work that other people wait for comes first. */
export const TASK_KINDS = [
  'review',
  'respond',
  'contest',
  'check',
  'rebaseline',
  'voice',
  'returned',
  'report',
  'suggestion',
  'owed_text',
  'finding',
  'ownership',
  'moderation',
  'synthesis',
  'transcript',
  'window',
  'template',
  'appointment',
] as const;
export const TaskKindEnum = describedEnum('TaskKind', TASK_KINDS, 'What kind of work a desk is for.');

@ObjectType({
  description: 'A desk of the one who asks: a kind of work that is theirs in a plan, and how much there is.',
})
export class Task {
  @Field(() => TaskKindEnum, { description: 'The kind of work.' })
  kind: string;

  @Field(() => Plan, { description: 'The plan it is in.' })
  plan: Plan;

  @Field(() => Institution, {
    nullable: true,
    description: 'The institution it is done for, where that decides what is on the desk; null otherwise.',
  })
  institution: Institution | null;

  @Field(() => Int, {
    description:
      'How much waits; of windows, those open or to come; of templates and appointments, how many there are.',
  })
  count: number;

  @Field(() => Int, { description: 'The number of tasks that are late today; 0 where nothing is due on a day.' })
  overdue: number;
}
