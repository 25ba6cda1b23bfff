import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMinSize, IsBoolean, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { AtMost } from '../api/at-most.js';
import { TitleInput } from '../api/common.types.js';
import { payloadOf, RepeatableInput } from '../api/payload.js';
import { AtMostLong } from '../api/text-length.js';
import { LANGUAGES } from '../domain/localized-text.js';
import { type Voice, VOICES } from '../domain/milestone.js';
import { CHOICES_AT_MOST, QUESTION_KINDS, type QuestionKind, QUESTIONS_AT_MOST } from '../domain/questionnaire.js';
import { Questionnaire, QuestionKindEnum } from './questionnaire.types.js';
import { VoiceEnum } from './voice.types.js';

const CODE = 'Stable code: small letters, digits and `_`, beginning with a letter, at most 60 characters.';
const LABEL = 'in one language or several, each once; the first is the original.';

@InputType({ description: 'One of the answers from which a question lets choose.' })
export class QuestionChoiceInput {
  @Field(() => String, { description: CODE })
  @AtMostLong(60)
  code: string;

  @Field(() => [TitleInput], { description: `The choice, ${LABEL}` })
  @ArrayMinSize(1)
  @AtMost(LANGUAGES.length)
  @ValidateNested({ each: true })
  @Type(() => TitleInput)
  label: TitleInput[];
}

@InputType({ description: 'A question that a voice is asked in its milestone reports.' })
export class QuestionInput {
  @Field(() => String, { description: CODE })
  @AtMostLong(60)
  code: string;

  @Field(() => QuestionKindEnum, { description: 'What it takes.' })
  @IsIn(QUESTION_KINDS)
  kind: QuestionKind;

  @Field(() => [TitleInput], { description: `The question, ${LABEL}` })
  @ArrayMinSize(1)
  @AtMost(LANGUAGES.length)
  @ValidateNested({ each: true })
  @Type(() => TitleInput)
  label: TitleInput[];

  @Field(() => [TitleInput], { nullable: true, description: `How to answer it, ${LABEL}` })
  @IsOptional()
  @AtMost(LANGUAGES.length)
  @ValidateNested({ each: true })
  @Type(() => TitleInput)
  help?: TitleInput[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True when a report that is sent must answer it, unless nothing changed.',
  })
  @IsOptional()
  @IsBoolean()
  required?: boolean | null;

  @Field(() => [QuestionChoiceInput], {
    nullable: true,
    description: 'What it lets choose from: 2 to 40 choices for `CHOICE` and `CHOICES`, none for other kinds.',
  })
  @IsOptional()
  @AtMost(CHOICES_AT_MOST)
  @ValidateNested({ each: true })
  @Type(() => QuestionChoiceInput)
  choices?: QuestionChoiceInput[] | null;
}

@InputType({ description: 'A new version of what a voice is asked.' })
export class QuestionnaireSetInput extends RepeatableInput {
  @Field(() => VoiceEnum, { description: 'Who is asked.' })
  @IsIn(VOICES)
  voice: Voice;

  @Field(() => [QuestionInput], {
    description: 'All questions in their order, at most 40; none to ask nothing besides the level and the words.',
  })
  @AtMost(QUESTIONS_AT_MOST)
  @ValidateNested({ each: true })
  @Type(() => QuestionInput)
  questions: QuestionInput[];
}

export const QuestionnaireSetPayload = payloadOf('questionnaireSet', {
  questionnaire: { type: () => Questionnaire, description: 'The new version' },
});
