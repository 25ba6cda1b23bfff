import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { ForeseeableInput, payloadOf } from '../api/payload.js';
import { GraphQLText } from '../api/scalars.js';
import { AtMostLong } from '../api/text-length.js';
import { SUGGESTION_REASON_LENGTH } from '../domain/lengths.js';
import { WordReading } from './reading.types.js';

@InputType({ description: 'What was read from a Word file, to be taken.' })
export class WordFileTakeInput extends ForeseeableInput {
  @Field(() => ID, { description: 'Id of the reading, which `POST /files/word` gave.' })
  reading: string;

  @Field(() => GraphQLText, {
    nullable: true,
    description: `Why the changes should be made, at most ${SUGGESTION_REASON_LENGTH} characters; public, beside each of them. Left out, it says that they come from a Word file.`,
  })
  @IsOptional()
  @AtMostLong(SUGGESTION_REASON_LENGTH)
  reason?: string;
}

export const WordFileTakePayload = payloadOf('wordFileTake', {
  reading: { type: () => WordReading, description: 'The reading, with what became of each change and comment' },
});
