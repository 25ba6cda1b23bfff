import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { TextInput } from '../api/common.types.js';
import { payloadOf, RepeatableInput } from '../api/payload.js';
import { Plan } from '../plans/plan.types.js';

/** An optional text of the plan. */
const text =
  (description: string): PropertyDecorator =>
  (target, key) => {
    Field(() => TextInput, { nullable: true, description })(target, key);
    IsOptional()(target, String(key));
    ValidateNested()(target, String(key));
    Type(() => TextInput)(target, String(key));
  };

@InputType({ description: 'Sections of the text of a plan; what is left out stays as it is.' })
export class PlanTextEditInput extends RepeatableInput {
  @text('What those who answer for the plan say first.')
  foreword?: TextInput;

  @text('What government should be like in the end.')
  vision?: TextInput;

  @text('What open government has reached so far.')
  achievements?: TextInput;

  @text('What it has still to change.')
  challenges?: TextInput;

  @text('How people took part in writing the plan.')
  engagement?: TextInput;

  @text('Who works together on it, and by which rules.')
  arrangements?: TextInput;

  @text('Who watches how it is kept, and how.')
  monitoring?: TextInput;
}

export const PlanTextEditPayload = payloadOf('planTextEdit', {
  plan: { type: () => Plan, description: 'The plan after the change' },
});
