import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, ValidateNested } from 'class-validator';
import { TitleInput } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { connectionOf } from '../api/read/connection.js';
import { payloadOf, ReasonInput } from '../api/payload.js';
import { WINDOW_KINDS } from '../domain/plan.js';
import { WINDOW_CHANGES } from '../domain/window.js';
import { PlanWindow, WindowKindEnum } from '../plans/plan.types.js';

export const WindowChangeKindEnum = describedEnum('WindowChangeKind', WINDOW_CHANGES, 'What was done to a window.');
export const WINDOW_ACTIONS = ['move', 'close', 'reopen', 'publish_synthesis', 'correct_synthesis'] as const;
export const WindowActionEnum = describedEnum(
  'WindowAction',
  WINDOW_ACTIONS,
  'What the one who asks may do with a window now.',
);

@ObjectType({ description: 'A window was opened, moved, closed or opened again: a public event with its reason.' })
export class WindowChange {
  @Field(() => WindowChangeKindEnum, { description: 'What was done.' })
  change: string;

  @Field({ description: 'Why.' })
  reason: string;

  @Field(() => Date, { nullable: true, description: 'When it was to open before; null when it is new.' })
  openedBefore: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was to close before; null when it is new.' })
  closedBefore: Date | null;

  @Field(() => Date, { description: 'When it opens since.' })
  opensAt: Date;

  @Field(() => Date, { description: 'When it closes since.' })
  closesAt: Date;

  @Field(() => Date, { description: 'When it was done.' })
  createdAt: Date;
}

export const WindowChangeConnection = connectionOf(WindowChange, 'changes of a window');

@InputType({ description: 'A new window of co-creation.' })
export class WindowOpenInput extends ReasonInput {
  @Field(() => WindowKindEnum, { description: 'What it opens to people.' })
  @IsIn(WINDOW_KINDS)
  kind: string;

  @Field(() => Date, { nullable: true, description: 'When it opens; at once when left out.' })
  @IsOptional()
  opensAt?: Date;

  @Field(() => Date, {
    description:
      'When it closes, after it opens; within a minute it means the end of that. A last day ends at the following local midnight.',
  })
  closesAt: Date;

  @Field(() => TitleInput, { nullable: true, description: 'What it is called, if its kind does not say all.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TitleInput)
  title?: TitleInput;
}

@InputType({ description: 'Other instants for a window; what is left out stays, and what has passed cannot change.' })
export class WindowMoveInput extends ReasonInput {
  @Field(() => Date, { nullable: true, description: 'When it opens.' })
  @IsOptional()
  opensAt?: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'When it closes; within a minute it means the end of that.',
  })
  @IsOptional()
  closesAt?: Date;
}

@InputType({ description: 'Until when a window is open again. It opened when it opened first.' })
export class WindowReopenInput extends ReasonInput {
  @Field(() => Date, {
    description: 'When it closes, later than now; within a minute it means the end of that.',
  })
  closesAt: Date;
}

const window = {
  window: { type: () => PlanWindow, description: 'The window after the change' },
};
export const WindowOpenPayload = payloadOf('windowOpen', window);
export const WindowMovePayload = payloadOf('windowMove', window);
export const WindowClosePayload = payloadOf('windowClose', window);
export const WindowReopenPayload = payloadOf('windowReopen', window);
