import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { AtMost } from '../api/at-most.js';
import { TextInput, TitleInput } from '../api/common.types.js';
import { payloadOf, RepeatableInput } from '../api/payload.js';
import { GraphQLDay } from '../api/scalars.js';
import { AtMostLong } from '../api/text-length.js';
import { FILE_MEGABYTES, UPLOAD_HOURS } from '../domain/attachment.js';
import { FINDINGS_AT_MOST } from '../domain/evaluation.js';
import { LINK_LENGTH } from '../domain/lengths.js';
import { Evaluation, Finding } from './evaluation.types.js';

@InputType({ description: 'A finding of an evaluation.' })
export class FindingInput {
  @Field(() => TextInput, { description: 'What was found, and what is asked for.' })
  @ValidateNested()
  @Type(() => TextInput)
  text: TextInput;

  @Field(() => String, {
    nullable: true,
    description: 'Name in addresses of the institution that owes an answer; null when nobody is asked.',
  })
  @IsOptional()
  @AtMostLong(200)
  addressee?: string | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day by which it owes the answer; needed with an addressee, and only then.',
  })
  @IsOptional()
  answerBy?: string | null;
}

@InputType({ description: 'An evaluation of a programme. What is left out is not stated.' })
export class EvaluationPublishInput extends RepeatableInput {
  @Field(() => TitleInput, { description: 'Its title.' })
  @ValidateNested()
  @Type(() => TitleInput)
  title: TitleInput;

  @Field(() => TextInput, { nullable: true, description: 'What it says in short; null when it is not stated.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TextInput)
  summary?: TextInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its date, not in the future: `2022-02-23`, `2022-02`, `2022-Q1` or `2022`; null when not stated.',
  })
  @IsOptional()
  @AtMostLong(10)
  evaluated?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `The public address of the document, at most ${LINK_LENGTH} characters. The server copies what it points to once, after this, unless a file comes with it. An address or a file is needed.`,
  })
  @IsOptional()
  @AtMostLong(LINK_LENGTH)
  url?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: `The document as a file: the id that \`POST /files\` gave (multipart, one part \`file\`, at most ${FILE_MEGABYTES} MB), not more than ${UPLOAD_HOURS} hours ago, to the same account.`,
  })
  @IsOptional()
  file?: string | null;

  @Field(() => [FindingInput], { description: `Its findings, at most ${FINDINGS_AT_MOST}.` })
  @AtMost(FINDINGS_AT_MOST)
  @ValidateNested({ each: true })
  @Type(() => FindingInput)
  findings: FindingInput[];
}

@InputType({ description: 'The answer of the addressee of a finding.' })
export class FindingAnswerInput extends RepeatableInput {
  @Field(() => TextInput, { description: 'What it says.' })
  @ValidateNested()
  @Type(() => TextInput)
  text: TextInput;
}

const EVALUATION = { evaluation: { type: () => Evaluation, description: 'The evaluation' } };
export const EvaluationPublishPayload = payloadOf('evaluationPublish', EVALUATION);
export const EvaluationRemovePayload = payloadOf('evaluationRemove', EVALUATION);
export const FindingAnswerPayload = payloadOf('findingAnswer', {
  finding: { type: () => Finding, description: 'The finding' },
});
