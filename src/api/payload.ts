import type { Type } from '@nestjs/common';
import { Field, InputType, ObjectType, type ReturnTypeFunc } from '@nestjs/graphql';
import { IsBoolean, IsOptional } from 'class-validator';
import { UserError } from './common.types.js';
import { Consequence } from './consequence.types.js';
import { GraphQLText } from './scalars.js';
import { AtMostLong, NotBlank } from './text-length.js';
import { REASON_LENGTH } from '../domain/lengths.js';

export const CLIENT_MUTATION_ID = {
  nullable: true,
  description:
    'Idempotency key of the client, at most 100 characters: the same key with the same input answers with the first result, with another input it is refused.',
} as const;

/** Fields that every input has. */
@InputType({ isAbstract: true })
export class RepeatableInput {
  @Field(() => String, CLIENT_MUTATION_ID)
  @IsOptional()
  @AtMostLong(100)
  clientMutationId?: string;
}

export const PREVIEW = {
  nullable: true,
  description:
    'With `true` nothing is done: the answer says in `consequences` what would follow, or in `userErrors` why it would be refused.',
} as const;

/** Fields of inputs whose act can be previewed. */
@InputType({ isAbstract: true })
export abstract class ForeseeableInput extends RepeatableInput {
  @Field(() => Boolean, PREVIEW)
  @IsOptional()
  @IsBoolean()
  preview?: boolean;
}

/** The payload type of a mutation: the changed things, the problems, and the key that was sent. */
export function payloadOf(
  mutation: string,
  things: Record<string, { type: ReturnTypeFunc; description: string }>,
): Type<object> {
  const name = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Payload`;
  const Payload = { [name]: class {} }[name]!;
  ObjectType(name, { description: `Answer to \`${mutation}\`.` })(Payload);
  for (const [field, { type, description }] of Object.entries(things)) {
    Field(type, { nullable: true, description: `${description}; null when it was refused.` })(Payload.prototype, field);
  }
  Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })(
    Payload.prototype,
    'userErrors',
  );
  Field(() => [Consequence], {
    description: 'What would follow, when it was only asked (`preview`); empty when it was done or refused.',
  })(Payload.prototype, 'consequences');
  Field(() => String, { nullable: true, description: 'The key that was sent, if any.' })(
    Payload.prototype,
    'clientMutationId',
  );
  return Payload;
}

@InputType({ description: 'What every act carries.' })
export class ActInput extends ForeseeableInput {}

@InputType({ description: 'An act that needs a public reason.' })
export class ReasonInput extends ForeseeableInput {
  @Field(() => GraphQLText, { description: 'Why; public, 1 to 2,000 characters.' })
  @NotBlank(REASON_LENGTH)
  reason: string;
}
